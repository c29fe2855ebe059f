/** How many requests left for the systems while the work was done, by operation. Reading the feeds, and asking who is there, is not counted. */
export async function upstreamRequestsDuring(url: string, work: () => Promise<unknown>): Promise<UpstreamRequests> {
  const before = await upstreamRequests(url);
  await work();
  const after = await upstreamRequests(url);
  const byOperation = Object.fromEntries(
    [...after]
      .map(([operation, count]) => [operation, count - (before.get(operation) ?? 0)])
      .filter(([, count]) => count),
  ) as Readonly<Record<string, number>>;
  return { byOperation, count: Object.values(byOperation).reduce((sum, count) => sum + count, 0) };
}

export interface UpstreamRequests {
  readonly count: number;
  readonly byOperation: Readonly<Record<string, number>>;
}

/** From "connection operation" to the number of requests so far. */
export async function upstreamRequests(url: string): Promise<ReadonlyMap<string, number>> {
  const text = await (await fetch(`${url}/metrics`)).text();
  const counts = new Map<string, number>();
  for (const [, labels = '', count] of text.matchAll(/^grial_upstream_requests_total\{(.*)\} (\d+)$/gm)) {
    const { connection, operation } = Object.fromEntries(
      [...labels.matchAll(/(\w+)="([^"]*)"/g)].map(([, name, value]) => [name, value]),
    ) as Readonly<Record<string, string>>;
    const name = `${connection} ${operation}`;
    if (operation !== 'changes.list' && operation !== 'info.read')
      counts.set(name, (counts.get(name) ?? 0) + Number(count));
  }
  return counts;
}
