import { afterAll, beforeAll, expect, it } from 'vitest';
import { defaultPolicies } from '#integration/conversion/policies.ts';
import { conversionsOfDeals } from '#integration/conversion/read-conversions.ts';
import { retryConversion } from '#integration/conversion/steer-conversion.ts';
import { startTaskWorker } from '#integration/sync/start-task-worker.ts';
import { watchDeals } from '#integration/sync/watch-deals.ts';
import { type ConversionWorld, startConversionWorld } from './conversion-world.ts';
import { seedDeal, seedTrade, sku, type Trade } from './trade.ts';

let world: ConversionWorld;
let trade: Trade;

beforeAll(async () => {
  world = await startConversionWorld();
  trade = await seedTrade(world);
});

afterAll(() => world.close());

async function conversionOf(dealId: string) {
  const [conversion = null] = await conversionsOfDeals(world.store.db, 'crm', [dealId]);
  return conversion;
}

/** A product that runs with this setting and sees to the deals that have changed. */
async function runWith(onDealWon: 'automatic' | 'manual', changedDeals: readonly string[] = []): Promise<void> {
  const { parts, jobs, masterData, failures } = world;
  await world.changed(
    'crm',
    changedDeals.map((id) => ({ kind: 'deal', id })),
  );
  const onFailure = (_: string, error: unknown) => void failures.push(error);
  const worker = await startTaskWorker({
    ...parts,
    jobs,
    masterData,
    onDealWon,
    policies: defaultPolicies,
    lookMs: 20,
    onFailure,
  });
  await expect.poll(() => world.store.db.selectFrom('sync_task').select('id').execute()).toEqual([]);
  await worker.stop();
}

const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000);

it('leaves a deal alone that was won while nobody wanted this, although it was wanted before and is again', async () => {
  await runWith('automatic');
  await world.store.db
    .updateTable('milestone')
    .set({ reached_at: hoursAgo(3) })
    .execute();
  const closed = { closed_at: hoursAgo(2).toISOString() };
  const [missed, byHand] = [
    await seedDeal(world, trade.accountId, closed),
    await seedDeal(world, trade.accountId, closed),
  ];
  await runWith('automatic', [missed]);
  expect(await conversionOf(missed)).toMatchObject({ requestedBy: 'automatic' });
  await runWith('manual');
  await runWith('automatic', [byHand]);
  expect(await conversionOf(byHand)).toBeNull();
});

it('looks at a deal again that is edited while its order is being made, and remarks on it then', async () => {
  const { customerId, accountId } = trade;
  const parts = { ...world.parts, erpConnection: 'erp', jobs: world.jobs, policies: defaultPolicies };
  const watch = (id: string) => watchDeals({ ...parts, automaticSince: null }, [id], {});
  const dealId = await seedDeal(world, accountId);
  await world.askErp('POST', '/_faults', { mode: 'error', operations: ['orders.confirm'] });
  await world.accept(dealId);
  await expect.poll(async () => (await conversionOf(dealId))?.orderId ?? null).not.toBeNull();
  expect(await watch(dealId)).toEqual(['EARLY']);
  await world.askErp('PATCH', `/api/customers/${customerId}`, { onHold: true });
  await world.askErp('POST', '/_faults', { mode: 'none' });
  await expect.poll(async () => (await conversionOf(dealId))?.status).toBe('BLOCKED');
  const lines = [{ sku, description: 'Envasadora', quantity: '5', unit: 'pcs', unit_price: '12.50' }];
  await world.askCrm('PATCH', `/v1/deals/${dealId}`, { lines });
  expect(await watch(dealId)).toEqual(['WAITING']);

  await world.askErp('PATCH', `/api/customers/${customerId}`, { onHold: false });
  await retryConversion(world.store, (await conversionOf(dealId))?.id ?? '');
  await expect.poll(async () => (await conversionOf(dealId))?.status).toBe('COMPLETED');
  expect(await watch(dealId)).toEqual(['TOLD']);
  expect((await conversionOf(dealId))?.issues.map(({ code }) => code)).toContain('DEAL_CHANGED_AFTERWARDS');
});

it('keeps what a person has asked for, when the deal is corrected afterwards', async () => {
  const parts = { ...world.parts, erpConnection: 'erp', jobs: world.jobs, policies: defaultPolicies };
  const watch = (dealId: string) => watchDeals({ ...parts, automaticSince: hoursAgo(1) }, [dealId], {});
  const dealId = await seedDeal(world, trade.accountId, { lines: [] });
  await watch(dealId);
  await expect.poll(async () => (await conversionOf(dealId))?.status).toBe('BLOCKED');
  const asked = { requestedDate: '2099-12-24', onPriceDifference: 'PROCEED' } as const;
  expect((await world.convert(dealId, asked)).status).toBe('BLOCKED');

  const lines = [{ sku, description: 'Envasadora', quantity: '2', unit: 'pcs', unit_price: '11.00' }];
  await world.askCrm('PATCH', `/v1/deals/${dealId}`, { lines });
  await watch(dealId);
  await expect.poll(async () => (await conversionOf(dealId))?.status).toBe('COMPLETED');
  const { orderId } = (await conversionOf(dealId)) ?? {};
  expect(await world.erp.ordersByIds([orderId ?? ''], {})).toMatchObject([{ requestedDate: '2099-12-24' }]);
});
