import { afterAll, beforeAll, expect, it } from 'vitest';
import { retryConversion } from '#integration/conversion/steer-conversion.ts';
import { waitForConversion } from '#integration/conversion/wait-for-conversion.ts';
import { type ConversionWorld, startConversionWorld } from './conversion-world.ts';
import { seedDeals, seedTrade, type Trade } from './trade.ts';

let world: ConversionWorld;
let trade: Trade;

beforeAll(async () => {
  world = await startConversionWorld();
  // Each deal comes to 30.25 with tax.
  trade = await seedTrade(world, { customer: { creditLimit: 70 } });
});

afterAll(() => world.close());

it('deals that are converted in the same moment do not exceed together what each of them keeps to', async () => {
  const deals = await seedDeals(world, trade.accountId, 8);
  const conversions = await Promise.all(deals.map((dealId) => world.convert(dealId)));
  const blocked = conversions.filter(({ status }) => status === 'BLOCKED');
  expect(conversions.filter(({ status }) => status === 'COMPLETED')).toHaveLength(2);
  expect(blocked).toHaveLength(6);
  for (const { issues } of blocked) expect(issues.map(({ code }) => code)).toEqual(['CREDIT_LIMIT_EXCEEDED']);

  await world.askErp('PATCH', `/api/customers/${trade.customerId}`, { creditLimit: 1_000 });
  for (const { id } of blocked) {
    const steering = await retryConversion(world.store, id);
    if (steering.kind !== 'done') throw new Error(`it was ${steering.kind}`);
    const { status } = await waitForConversion(world.store, steering.conversion, 60_000, undefined);
    expect(status).toBe('COMPLETED');
  }
});
