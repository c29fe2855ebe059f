import { createHmac, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSandboxWebhooks } from '#connectors/sandbox/webhook.ts';
import { createHttpServer } from '#gateway/http-server.ts';
import { registerWebhooks } from '#gateway/webhook-route.ts';
import { createInbox } from '#integration/sync/inbox.ts';
import { systemClock } from '#ports/clock.ts';
import type { WebhookReader } from '#ports/webhook.ts';
import { createLog } from '#telemetry/log.ts';
import { createMetrics } from '#telemetry/metrics.ts';
import { type ConversionWorld, startConversionWorld } from './conversion-world.ts';
import { seedDeal, seedDeals, seedTrade, type Trade } from './trade.ts';

const secret = 'only the two of us know';

let world: ConversionWorld;
let trade: Trade;
let http: Awaited<ReturnType<typeof createHttpServer>>;
let url: string;

beforeAll(async () => {
  // The feeds are not read again during the test: whatever arrives came by webhook.
  world = await startConversionWorld({ onDealWon: 'automatic', seesToChanges: true, feedMs: 3_600_000 });
  trade = await seedTrade(world);
  http = await createHttpServer({ log: createLog('silent'), metrics: createMetrics(), corsOrigins: [] });
  const reader = createSandboxWebhooks({ webhookSecret: secret }, systemClock);
  registerWebhooks(
    http,
    createInbox({
      store: world.store,
      readers: new Map<string, WebhookReader>(
        reader && [
          ['crm', reader],
          ['erp', reader],
        ],
      ),
      kinds: new Set(['deal', 'order', 'shipment', 'invoice']),
      onEvents: () => world.tasks?.wake(),
    }),
  );
  url = await http.listen({ host: '127.0.0.1', port: 0 });
});

afterAll(async () => {
  await http.close();
  await world.close();
});

describe('what the systems post', () => {
  it('turns a deal that is won into an order although no feed is read, and brings the order’s life back', async () => {
    await world.askCrm('PUT', '/_webhook', { url: `${url}/webhooks/crm`, secret });
    await world.askErp('PUT', '/_webhook', { url: `${url}/webhooks/erp`, secret });
    const dealId = await seedDeal(world, trade.accountId, { stage_id: '10003' });
    await world.crm.moveDealToStage(dealId, '10006', null, {});
    await expect.poll(() => summaryOf(dealId)).toMatchObject({ orderStatus: 'CONFIRMED' });
    for (let days = 0; days < 30; days += 10) await world.askErp('POST', '/_clock', { advanceDays: 10 });
    await expect.poll(() => summaryOf(dealId)).toMatchObject({ invoiceNumbers: [expect.stringMatching(/^INV-/)] });
    await world.askCrm('PUT', '/_webhook', { url: null });
    await world.askErp('PUT', '/_webhook', { url: null });
  });

  it('is believed only with a signature of its own system over these very bytes, and not for long', async () => {
    const body = JSON.stringify({ eventId: randomUUID(), kind: 'deal', id: '10001', modifiedAt: 'x', version: 1 });
    const now = Math.floor(Date.now() / 1000);
    expect(await post('crm', body, signed(body, now, secret))).toBe(202);
    expect(await post('crm', body, signed(body, now, 'another secret'))).toBe(401);
    expect(await post('crm', body.replace('10001', '10002'), signed(body, now, secret))).toBe(401);
    expect(await post('crm', body, signed(body, now - 3_600, secret))).toBe(401);
    expect(await post('crm', body, {})).toBe(401);
    expect(await post('crm', 'no JSON', signed('no JSON', now, secret))).toBe(401);
    expect(await post('nobody', body, signed(body, now, secret))).toBe(404);
  });

  it('is taken once, in whatever order and however often it is delivered', async () => {
    const deals = await seedDeals(world, trade.accountId, 200, { stage_id: '10003', closed_at: null });
    const before = await countEvents();
    const events = deals.flatMap((id) =>
      [1, 2, 3].map((version) => JSON.stringify({ eventId: randomUUID(), kind: 'deal', id, modifiedAt: 'x', version })),
    );
    const repeated = events.filter((_, at) => at % 3 === 0);
    const deliveries = shuffled([...events, ...repeated]);
    const now = Math.floor(Date.now() / 1000);
    const statuses: number[] = [];
    for (let at = 0; at < deliveries.length; at += 20)
      statuses.push(
        ...(await Promise.all(
          deliveries
            .slice(at, at + 20)
            .map((body, lane) => post('crm', body, signed(body, now, lane === 19 ? 'forged' : secret))),
        )),
      );
    const forged = statuses.filter((status) => status === 401).length;
    expect(forged).toBe(Math.floor(deliveries.length / 20));
    expect(statuses.filter((status) => status === 202)).toHaveLength(deliveries.length - forged);
    // Forged ones whose honest copy came too are in; the others are not.
    expect((await countEvents()) - before).toBeLessThanOrEqual(events.length);
    expect((await countEvents()) - before).toBeGreaterThanOrEqual(events.length - forged);
    await expect.poll(world.isQuiet).toBe(true);
  });
});

function signed(body: string, seconds: number, key: string): Record<string, string> {
  const signature = createHmac('sha256', key).update(`${seconds}.${body}`).digest('hex');
  return { 'x-sandbox-timestamp': String(seconds), 'x-sandbox-signature': `sha256=${signature}` };
}

async function post(connection: string, body: string, headers: Record<string, string>): Promise<number> {
  const response = await fetch(`${url}/webhooks/${connection}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  });
  return response.status;
}

async function summaryOf(dealId: string) {
  const [deal] = await world.crm.dealsByIds([dealId], {});
  return deal?.orderSummary;
}

async function countEvents(): Promise<number> {
  return (await world.store.db.selectFrom('inbox_event').select('event_id').execute()).length;
}

function shuffled<T>(items: readonly T[]): readonly T[] {
  return items
    .map((item) => ({ item, place: Math.random() }))
    .toSorted((a, b) => a.place - b.place)
    .map(({ item }) => item);
}
