import path from 'node:path';
import type { Grial } from './grial.ts';
import { startHiveGateway } from './hive-gateway.ts';
import { type StartedProcess, startProcess } from './started-process.ts';

export type ContestantName = 'grial' | 'stock' | 'hive';

export interface Contestant {
  readonly name: ContestantName;
  readonly title: string;
  readonly graphUrl: string;
  /** All that works for an answer: the gateway, and its subgraphs when they run beside it. */
  readonly processIds: readonly number[];
}

export interface Contest {
  /** Grial first. */
  readonly contestants: readonly [Contestant, ...Contestant[]];
  /** Every process that reads the two systems. */
  readonly readers: readonly StartedProcess[];
  /** Why Hive Gateway does not take part; null when it does. */
  readonly hiveProblem: string | null;
}

/** Starts Grial's gateway with its subgraphs inside, and the two others over the same subgraphs at HTTP addresses. */
export async function startContest(grial: Grial, opened: AsyncDisposableStack): Promise<Contest> {
  const gateway = await grial.startGateway();
  const { processes: subgraphs, supergraphFile } = await grial.startSubgraphs();
  const stock = await startStockGateway(supergraphFile);
  opened.defer(() => stock.stop());
  const hive = await startHiveGateway(supergraphFile);
  const hiveProblem = typeof hive === 'string' ? hive : null;
  if (typeof hive !== 'string') opened.defer(() => hive.stop());
  return {
    contestants: [
      contestant('grial', 'Grial', gateway, []),
      contestant('stock', '@apollo/gateway + @apollo/server', stock, subgraphs),
      ...(typeof hive === 'string' ? [] : [contestant('hive', '@graphql-hive/gateway', hive, subgraphs)]),
    ],
    readers: [gateway, ...subgraphs],
    hiveProblem,
  };
}

function contestant(
  name: ContestantName,
  title: string,
  { url, processId }: StartedProcess,
  subgraphs: readonly StartedProcess[],
): Contestant {
  const processIds = [processId, ...subgraphs.map((subgraph) => subgraph.processId)];
  return { name, title, graphUrl: `${url}/graphql`, processIds };
}

function startStockGateway(supergraphFile: string): Promise<StartedProcess> {
  return startProcess({
    name: 'the stock gateway',
    script: path.join(import.meta.dirname, 'stock-gateway.ts'),
    scriptArguments: [supergraphFile],
    environment: { APOLLO_TELEMETRY_DISABLED: '1' },
  });
}
