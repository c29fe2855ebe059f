import { Registry } from 'prom-client';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { countConversions, countDeadLetters, oldestConversionSeconds } from '#integration/backlog.ts';
import { observeBacklog } from '#telemetry/backlog-metrics.ts';
import { type ConversionWorld, startConversionWorld } from './conversion-world.ts';
import { seedDeal, seedDeals, seedTrade } from './trade.ts';

let world: ConversionWorld;

beforeAll(async () => {
  world = await startConversionWorld();
});

afterAll(() => world.close());

it('the metrics tell what is done, what is stuck and for how long, and nothing at all when the store does not answer', async () => {
  const { db } = world.store;
  let broken = false;
  const answered = <T>(value: Promise<T>) => (broken ? Promise.reject(new Error('no store')) : value);
  const registry = new Registry();
  observeBacklog(registry, {
    conversionsByStatus: () => answered(countConversions(db)),
    oldestConversionSeconds: () => answered(oldestConversionSeconds(db)),
    deadLetters: () => answered(countDeadLetters(db)),
  });
  expect(await registry.metrics()).toContain('grial_conversion_oldest_unfinished_seconds 0');

  const { accountId } = await seedTrade(world);
  for (const dealId of await seedDeals(world, accountId, 2)) await world.convert(dealId);
  const stuckDealId = await seedDeal(world, accountId);
  await world.askErp('POST', '/_faults', { mode: 'error', operations: ['orders.create'] });
  const { conversion } = await world.accept(stuckDealId);
  const anHourAgo = new Date(Date.now() - 3_600_000);
  await db.updateTable('conversion').set({ started_at: anHourAgo }).where('id', '=', conversion.id).execute();
  const text = await registry.metrics();
  expect(text).toContain('grial_conversions{status="COMPLETED"} 2');
  expect(text).toMatch(/^grial_conversion_oldest_unfinished_seconds 36\d\d/m);
  expect(text).toContain('grial_sync_dead_letters 0');

  broken = true;
  expect(await registry.metrics()).not.toMatch(/^grial_.* \d/m);
  await world.askErp('POST', '/_faults', { mode: 'none' });
});
