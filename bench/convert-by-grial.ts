import { writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { askSystem, type ConversionSystems } from './conversion-systems.ts';
import type { Converted } from './convert-by-script.ts';
import { everythingKnown, grialConfiguration, startGrial } from './grial.ts';
import { ask } from './graph-client.ts';
import { inLanes } from './in-lanes.ts';
import { upstreamCallsByOperation } from './upstream-calls.ts';

export interface GrialConversions {
  readonly systems: ConversionSystems;
  /** A folder of its own. */
  readonly store: string;
  /** Null: the embedded database, and one process does everything. */
  readonly databaseUrl: string | null;
  readonly deals: number;
}

export interface ConvertedByGrial extends Converted {
  /** How often each operation was called for one conversion, most often first. */
  readonly calls: readonly (readonly [operation: string, count: number])[];
}

/** Asks for every deal by mutation, and waits until the last one is an order that its deal knows of. */
export async function convertByGrial(options: GrialConversions): Promise<ConvertedByGrial> {
  const { systems, store, databaseUrl, deals } = options;
  await using opened = new AsyncDisposableStack();
  const configurationFile = `${store}.yaml`;
  // JSON is YAML.
  writeFileSync(configurationFile, JSON.stringify(grialConfiguration(systems.crmUrl, systems.erpUrl)));
  const start = async (command: string) =>
    opened.adopt(await startGrial([command], { configurationFile, store, databaseUrl }), (it) => it.stop());
  const { url } = await start('start');
  await everythingKnown(`${url}/graphql`);
  const urls = databaseUrl === null ? [url] : [url, (await start('worker')).url];
  // What was seeded before this process began to read is known to it; what comes now, it hears of as it would of any deal.
  const dealIds = await systems.seedDeals(deals);

  const before = await upstreamCallsByOperation(...urls);
  const startedAt = performance.now();
  await inLanes(dealIds, async (dealId) => {
    const input = `{ dealId: "deal:crm:${dealId}", waitMs: 0 }`;
    await ask(`${url}/graphql`, bodyOf(`mutation { convertDealToOrder(input: ${input}) { userErrors { message } } }`));
  });
  await untilConverted(systems, dealIds);
  const seconds = (performance.now() - startedAt) / 1000;
  const after = await upstreamCallsByOperation(...urls);

  const calls = [...after]
    .map(([operation, count]) => [operation, (count - (before.get(operation) ?? 0)) / deals] as const)
    .filter(([, count]) => count > 0)
    .toSorted(([, a], [, b]) => b - a);
  return {
    perSecond: deals / seconds,
    callsPerConversion: calls.reduce((sum, [, count]) => sum + count, 0),
    calls,
  };
}

/** As the CRM tells it, where the conversion ends. */
async function untilConverted({ crmUrl }: ConversionSystems, dealIds: readonly string[]): Promise<void> {
  for (let done = 0; done < dealIds.length;) {
    const ids = dealIds.slice(done, done + dealsPerLook);
    const { results } = (await askSystem(crmUrl, 'POST', '/v1/deals/batch/read', { ids })) as Deals; // the sandbox's README
    if (results.every(({ order_number: orderNumber }) => orderNumber !== null)) done += ids.length;
    else await sleep(100);
  }
}

const dealsPerLook = 50;

interface Deals {
  readonly results: readonly { readonly order_number: string | null }[];
}

function bodyOf(query: string): string {
  return JSON.stringify({ query });
}
