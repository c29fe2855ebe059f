import { ask } from './graph-client.ts';
import type { Grial } from './grial.ts';
import type { Operation } from './operations.ts';

export interface UpstreamCalls {
  readonly cold: number;
  readonly warm: number;
}

/** What one operation asks of the two systems, first with empty caches and then again. */
export async function countUpstreamCalls(grial: Grial, { body }: Operation): Promise<UpstreamCalls> {
  const gateway = await grial.startGateway();
  const atStart = await upstreamCalls(gateway.url);
  await ask(`${gateway.url}/graphql`, body);
  const afterFirst = await upstreamCalls(gateway.url);
  await ask(`${gateway.url}/graphql`, body);
  const afterSecond = await upstreamCalls(gateway.url);
  await gateway.stop();
  return { cold: afterFirst - atStart, warm: afterSecond - afterFirst };
}

/** How many calls a process of Grial has made to the two systems in order to answer. */
export async function upstreamCalls(url: string): Promise<number> {
  return [...(await upstreamCallsByOperation(url)).values()].reduce((sum, count) => sum + count, 0);
}

/** By operation, of all these processes together. */
export async function upstreamCallsByOperation(...urls: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const metrics = await Promise.all(urls.map(async (url) => (await fetch(`${url}/metrics`)).text()));
  const counts = new Map<string, number>();
  for (const [, operation = '', count] of metrics
    .join('\n')
    .matchAll(/^grial_upstream_requests_total\{.*operation="([^"]+)".*\} (\d+)$/gm))
    if (!ownWork.has(operation)) counts.set(operation, (counts.get(operation) ?? 0) + Number(count));
  return counts;
}

/** Asked at the start and every few seconds whether anybody queries or not: who the systems are, and what has changed. */
const ownWork: ReadonlySet<string> = new Set(['info.read', 'changes.list']);
