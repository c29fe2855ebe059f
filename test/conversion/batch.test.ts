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
    const found = await findWonDeals(world.crm, '2026-01-01', world.erp.timeZone, {});
    expect(found.map(({ id }) => id).toSorted()).toEqual(dealIds.toSorted());
  });

  it('says in a dry run what would come of it, and makes nothing', async () => {
    const deals = await findWonDeals(world.crm, '2026-01-01', world.erp.timeZone, {});
    const results = await collect(convertWonDeals(parts(), deals, { dryRun: true }, {}));
    expect(results.filter(({ outcome }) => outcome === 'CONVERTIBLE')).toHaveLength(20);
    expect(results.filter(({ outcome }) => outcome === 'NOT_CONVERTIBLE')).toMatchObject([
      { issues: [{ code: 'NO_LINES' }] },
    ]);
    expect(await world.store.db.selectFrom('conversion').select('id').execute()).toEqual([]);
  });

  it('goes on where it was stopped, and makes no order twice', async () => {
    const deals = await findWonDeals(world.crm, '2026-01-01', world.erp.timeZone, {});
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
    expect(await findWonDeals(world.crm, '2026-01-01', world.erp.timeZone, {})).toHaveLength(1);
  });

  it('leaves a deal alone whose conversion a person has cancelled', async () => {
    const { conversion } = await world.accept(dealIds.at(-1) ?? '');
    await waitForConversion(world.store, conversion, 60_000, undefined);
    await cancelConversion(world.store, conversion.id, 'not wanted');
    await expect
      .poll(async () => (await conversionsByIds(world.store.db, [conversion.id]))[0]?.status)
      .toBe('CANCELLED');
    const deals = await findWonDeals(world.crm, '2026-01-01', world.erp.timeZone, {});
    for (const dryRun of [true, false]) {
      const results = await collect(convertWonDeals(parts(), deals, { dryRun }, {}));
      expect(results).toMatchObject([{ outcome: 'CANCELLED', issues: [] }]);
    }
  });

  it('reckons the day where the company is', async () => {
    // In Madrid it is the new year already when it is 23:30 in Greenwich, and not yet at 22:30.
    const [early = ''] = await seedDeals(world, null, 1, { closed_at: '2019-12-31T22:30:00Z' });
    const [late = ''] = await seedDeals(world, null, 1, { closed_at: '2019-12-31T23:30:00Z' });
    const foundSince = async (day: string) => {
      const found = await findWonDeals(world.crm, day, 'Europe/Madrid', {});
      return found.map(({ id }) => id).filter((id) => id === early || id === late);
    };
    expect(await foundSince('2019-12-31')).toEqual([early, late]);
    expect(await foundSince('2020-01-01')).toEqual([late]);
  });
});
