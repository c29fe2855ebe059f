import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BatchResult, convertWonDeals, findWonDeals } from '#integration/conversion/convert-won-deals.ts';
import { liveOrdersOfDeal } from '#integration/conversion/orders-of-deal.ts';
import { defaultPolicies } from '#integration/conversion/policies.ts';
import { conversionsByIds } from '#integration/conversion/read-conversions.ts';
import { cancelConversion } from '#integration/conversion/steer-conversion.ts';
import { waitForConversion } from '#integration/conversion/wait-for-conversion.ts';
import { type ConversionWorld, startConversionWorld } from './conversion-world.ts';
import { seedDeals, seedTrade } from './trade.ts';

let world: ConversionWorld;
let dealIds: readonly string[];

beforeAll(async () => {
  world = await startConversionWorld();
  const { accountId } = await seedTrade(world);
  const wonIn = (year: string) => ({ closed_at: `${year}-05-01T10:00:00Z` });
  await seedDeals(world, accountId, 2, wonIn('2025'));
  await seedDeals(world, accountId, 2, { stage_id: '10003' });
  dealIds = [
    ...(await seedDeals(world, accountId, 20, wonIn('2026'))),
    ...(await seedDeals(world, accountId, 1, { ...wonIn('2026'), lines: [] })),
  ];
});

afterAll(() => world.close());

function parts() {
  return { store: world.store, sources: world.parts, jobs: world.jobs, policies: defaultPolicies };
}

async function collect(results: AsyncIterable<BatchResult>): Promise<readonly BatchResult[]> {
  const collected: BatchResult[] = [];
  for await (const result of results) collected.push(result);
  return collected;
}

describe('a batch', () => {
  it('takes the deals that were won since the day and have no order', async () => {
    const found = await findWonDeals(world.crm, '2026-01-01', {});
    expect(found.map(({ id }) => id).toSorted()).toEqual(dealIds.toSorted());
  });

  it('says in a dry run what would come of it, and makes nothing', async () => {
    const deals = await findWonDeals(world.crm, '2026-01-01', {});
    const results = await collect(convertWonDeals(parts(), deals, { dryRun: true }, {}));
    expect(results.filter(({ outcome }) => outcome === 'CONVERTIBLE')).toHaveLength(20);
    expect(results.filter(({ outcome }) => outcome === 'NOT_CONVERTIBLE')).toMatchObject([
      { issues: [{ code: 'NO_LINES' }] },
    ]);
    expect(await world.store.db.selectFrom('conversion').select('id').execute()).toEqual([]);
  });

  it('goes on where it was stopped, and makes no order twice', async () => {
    const deals = await findWonDeals(world.crm, '2026-01-01', {});
    for await (const result of convertWonDeals(parts(), deals, { dryRun: false }, {})) {
      expect(result.outcome).toMatch(/COMPLETED|BLOCKED/);
      break; // stopped after the first of them
    }
    const results = await collect(convertWonDeals(parts(), deals, { dryRun: false }, {}));
    expect(results.map(({ outcome }) => outcome).toSorted()).toEqual([
      'BLOCKED',
      ...Array.from({ length: 20 }, () => 'COMPLETED'),
    ]);
    for (const { outcome, dealId } of results)
      expect(await liveOrdersOfDeal(world.erp, { dealConnection: 'crm', dealId }, {})).toHaveLength(
        outcome === 'COMPLETED' ? 1 : 0,
      );
    expect(await findWonDeals(world.crm, '2026-01-01', {})).toHaveLength(1);
  });

  it('leaves a deal alone whose conversion a person has cancelled', async () => {
    const { conversion } = await world.accept(dealIds.at(-1) ?? '');
    await waitForConversion(world.store, conversion, 60_000, undefined);
    await cancelConversion(world.store, conversion.id, 'not wanted');
    await expect
      .poll(async () => (await conversionsByIds(world.store.db, [conversion.id]))[0]?.status)
      .toBe('CANCELLED');
    const deals = await findWonDeals(world.crm, '2026-01-01', {});
    for (const dryRun of [true, false]) {
      const results = await collect(convertWonDeals(parts(), deals, { dryRun }, {}));
      expect(results).toMatchObject([{ outcome: 'CANCELLED', issues: [] }]);
    }
  });
});
