/** How many calls a Grial process has made to the connected systems so that operations could be answered. */
export async function upstreamCalls(url: string): Promise<number> {
  const metrics = await (await fetch(`${url}/metrics`)).text();
  const counted = metrics.matchAll(/^grial_upstream_requests_total\{.*operation="([^"]+)".*\} (\d+)$/gm);
  return [...counted].reduce((sum, [, operation = '', count]) => sum + (ownWork.has(operation) ? 0 : Number(count)), 0);
}

/** Asked at the start and every few seconds, whether anybody queries or not: who the systems are, and what has changed. */
const ownWork: ReadonlySet<string> = new Set(['info.read', 'changes.list']);
