import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { askSystem, type ConversionSystems, openStage, openSystems, wonStage } from './conversion-systems.ts';
import { everythingKnown, grialConfiguration, startGrial } from './grial.ts';
import { figure, median } from './results.ts';
import { showInReadme } from './show-in-readme.ts';

// How long until a deal that is won says the number of its order, and until it says that the order was cancelled in the ERP.

const deals = 20;
const longestSeconds = 60;
const secret = 'a secret of the benchmark';
const description = await run();
process.stdout.write(`${description}\n`);
showInReadme('news', description);

interface News {
  /** Seconds, one for each deal. */
  readonly won: readonly number[];
  readonly cancelled: readonly number[];
}

async function run(): Promise<string> {
  const byWebhook = await measure({ pollSeconds: 3_600, webhooks: true });
  const byPolling = await measure({ pollSeconds: 5, webhooks: false });
  const row = (title: string, { won, cancelled }: News) => `| ${title} | ${spread(won)} | ${spread(cancelled)} |`;
  return [
    `${new Date().toISOString().slice(0, 10)}, ${cpus()[0]?.model ?? 'unknown'}, ${availableParallelism()} cores, Node ${process.versions.node}. Seconds, medians of ${deals} deals, in brackets the shortest and the longest.`,
    [
      '| | won in the CRM → order made, the deal says its number | order cancelled in the ERP → the deal says so |',
      '|---|---:|---:|',
      row('by webhook; the feeds are read once an hour', byWebhook),
      row('by reading the feeds every 5 s; no webhooks', byPolling),
    ].join('\n'),
  ].join('\n\n');
}

async function measure(how: { readonly pollSeconds: number; readonly webhooks: boolean }): Promise<News> {
  await using opened = new AsyncDisposableStack();
  const folder = mkdtempSync(path.join(tmpdir(), 'grial-bench-news-'));
  opened.defer(() => rmSync(folder, { recursive: true, force: true }));
  const systems = await openSystems(path.join(folder, 'systems'), opened);
  const { crmUrl, erpUrl } = systems;
  const { connections, ...rest } = grialConfiguration(crmUrl, erpUrl);
  const configurationFile = path.join(folder, 'grial.yaml');
  // JSON is YAML.
  writeFileSync(
    configurationFile,
    JSON.stringify({
      ...rest,
      connections: {
        crm: { ...connections.crm, webhookSecret: secret },
        erp: { ...connections.erp, webhookSecret: secret },
      },
      sync: { pollSeconds: how.pollSeconds },
      conversion: { onDealWon: 'automatic' },
    }),
  );
  const place = { configurationFile, store: path.join(folder, 'store') };
  const { url } = opened.adopt(await startGrial(['start'], place), (it) => it.stop());
  await everythingKnown(`${url}/graphql`);
  if (how.webhooks)
    for (const [side, system] of [
      ['crm', crmUrl],
      ['erp', erpUrl],
    ] as const)
      await askSystem(system, 'PUT', '/_webhook', { url: `${url}/webhooks/${side}`, secret });
  return await lives(systems);
}

/** One deal after the other, at moments that have nothing to do with those of the feeds. */
async function lives(systems: ConversionSystems): Promise<News> {
  const won: number[] = [];
  const cancelled: number[] = [];
  for (const dealId of await systems.seedDeals(deals, openStage)) {
    await askSystem(systems.crmUrl, 'PATCH', `/v1/deals/${dealId}`, { stage_id: wonStage });
    won.push(await secondsUntil(systems, dealId, ({ order_number: number }) => number !== null));
    await askSystem(systems.erpUrl, 'POST', `/api/orders/${await orderOf(systems, dealId)}/cancel`, {
      reason: 'bench',
    });
    cancelled.push(await secondsUntil(systems, dealId, ({ order_status: status }) => status === 'CANCELLED'));
  }
  return { won, cancelled };
}

interface Deal {
  readonly order_number: string | null;
  readonly order_status: string | null;
}

async function secondsUntil({ crmUrl }: ConversionSystems, dealId: string, says: (deal: Deal) => boolean) {
  const startedAt = performance.now();
  for (;;) {
    const answer = await askSystem(crmUrl, 'POST', '/v1/deals/batch/read', { ids: [dealId] });
    const seconds = (performance.now() - startedAt) / 1000;
    const [deal] = (answer as { readonly results: readonly Deal[] }).results; // the sandbox's README
    if (deal !== undefined && says(deal)) return seconds;
    if (seconds > longestSeconds)
      throw new Error(`deal ${dealId} says after ${longestSeconds} s: ${JSON.stringify(deal)}`);
    await sleep(10);
  }
}

async function orderOf({ erpUrl }: ConversionSystems, dealId: string): Promise<number> {
  const answer = await askSystem(erpUrl, 'POST', '/api/orders/query', {
    externalReferences: [`GR-CRM-${dealId}-1`],
  });
  const [order] = (answer as { readonly results: readonly { readonly id: number }[] }).results; // the sandbox's README
  if (order === undefined) throw new Error(`an order of deal ${dealId} is required, got none`);
  return order.id;
}

function spread(seconds: readonly number[]): string {
  return `${figure(median(seconds))} (${figure(Math.min(...seconds))}–${figure(Math.max(...seconds))})`;
}
