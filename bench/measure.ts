import autocannon, { type Result } from 'autocannon';
import type { Contestant } from './contestants.ts';
import { ask, requestHeaders } from './graph-client.ts';
import type { Operation } from './operations.ts';
import { processorTimeMs } from './processor-time.ts';

export interface Measurement {
  readonly requestsPerSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** Of all processes of the contestant; null where the system does not tell. */
  readonly processorMsPerRequest: number | null;
}

export interface Load {
  readonly connections: number;
  readonly warmUpSeconds: number;
  readonly measuredSeconds: number;
}

/** Throws when an answer under load was anything but the one expected. */
export async function measure(
  { title, graphUrl, processIds }: Contestant,
  { name, body, variants }: Operation,
  { connections, warmUpSeconds, measuredSeconds }: Load,
): Promise<Measurement> {
  await run(warmUpSeconds);
  const usedMsBefore = processorTimeMs(processIds);
  const { requests, duration, latency, errors, non2xx, mismatches } = await run(measuredSeconds);
  const usedMs = processorTimeMs(processIds);
  if (errors + non2xx + mismatches > 0)
    throw new Error(
      `${title}, ${name}, ${connections} connections: of ${requests.total} answers ${errors} failed, ` +
        `${non2xx} had another status and ${mismatches} not all of the data`,
    );
  return {
    requestsPerSecond: requests.total / duration,
    p50Ms: latency.p50,
    p99Ms: latency.p99,
    processorMsPerRequest: usedMs === null || usedMsBefore === null ? null : (usedMs - usedMsBefore) / requests.total,
  };

  async function run(seconds: number): Promise<Result> {
    const bodies = variants.values();
    const result = await autocannon({
      url: graphUrl,
      method: 'POST',
      headers: requestHeaders,
      connections,
      duration: seconds,
      setupClient: (client) => client.setBody(bodies.next().value ?? body),
      // A closer look would cost the client more than reading the answer.
      verifyBody: (answer) => answer.startsWith('{"data":') && !answer.includes('"errors":'),
    });
    // What was in flight when the clients left is worked off now and not in the next measurement.
    await ask(graphUrl, body);
    return result;
  }
}
