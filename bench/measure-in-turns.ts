import type { Contestant } from './contestants.ts';
import { measure, type Measurement } from './measure.ts';
import type { Operation } from './operations.ts';

export interface Plan {
  readonly rounds: number;
  /** Before the first round, so that everybody's code is compiled. */
  readonly firstWarmUpSeconds: number;
  /** Before every measurement. */
  readonly warmUpSeconds: number;
  readonly measuredSeconds: number;
}

/** One contestant with one operation over so many connections, measured once in every round. */
export interface Series {
  readonly contestant: Contestant;
  readonly operation: Operation;
  readonly connections: number;
  readonly rounds: readonly Measurement[];
}

/** Lets the contestants take turns, so that whatever else the machine does for a while is not held against one of them. */
export async function measureInTurns(
  contestants: readonly Contestant[],
  operations: readonly Operation[],
  { rounds, firstWarmUpSeconds, warmUpSeconds, measuredSeconds }: Plan,
  onMeasurement: (series: Series, measurement: Measurement) => void,
): Promise<readonly Series[]> {
  for (const operation of operations)
    for (const contestant of contestants)
      await measure(contestant, operation, { connections: 16, warmUpSeconds: 1, measuredSeconds: firstWarmUpSeconds });
  const everySeries = operations.flatMap((operation) =>
    connectionCounts.flatMap((connections) =>
      contestants.map((contestant) => ({ contestant, operation, connections, rounds: new Array<Measurement>() })),
    ),
  );
  for (let round = 1; round <= rounds; round += 1)
    for (const series of everySeries) {
      const { contestant, operation, connections } = series;
      const measurement = await measure(contestant, operation, { connections, warmUpSeconds, measuredSeconds });
      series.rounds.push(measurement);
      onMeasurement(series, measurement);
    }
  return everySeries;
}

const connectionCounts = [16, 64];
