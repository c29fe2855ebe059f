import { afterAll, beforeAll, expect, it } from 'vitest';
import { conversionsByIds } from '#integration/conversion/read-conversions.ts';
import { defaultPolicies } from '#integration/conversion/policies.ts';
import { watchDeals } from '#integration/sync/watch-deals.ts';
import { type ConversionWorld, startConversionWorld } from './conversion-world.ts';
import { seedDeal, seedTrade } from './trade.ts';

let world: ConversionWorld;

beforeAll(async () => {
  world = await startConversionWorld();
});
afterAll(() => world.close());

it('that a deal was edited is remarked on beside what was remarked on while the deal was being read', async () => {
  const { accountId } = await seedTrade(world);
  const dealId = await seedDeal(world, accountId);
  const { id } = await world.convert(dealId);
  const lines = [{ sku: 'ENV-100', description: 'Envasadora', quantity: '5', unit: 'pcs', unit_price: '12.50' }];
  await world.askCrm('PATCH', `/v1/deals/${dealId}`, { lines });
  const refused = {
    code: 'CANCELLATION_REFUSED',
    severity: 'WARNING',
    message: 'The ERP refuses.',
    field: null,
    fix: null,
  };
  const crm = {
    ...world.crm,
    async linesOfDeals(...asked: Parameters<typeof world.crm.linesOfDeals>) {
      const issues = JSON.stringify([refused]);
      await world.store.db.updateTable('conversion').set({ issues }).where('id', '=', id).execute();
      return world.crm.linesOfDeals(...asked);
    },
  };
  const { store, jobs } = world;
  const parts = { store, crm, erpConnection: 'erp', jobs, automaticSince: null, policies: defaultPolicies };
  await watchDeals(parts, [dealId], {});
  const [conversion] = await conversionsByIds(store.db, [id]);
  expect(conversion?.issues.map(({ code }) => code)).toEqual(['CANCELLATION_REFUSED', 'DEAL_CHANGED_AFTERWARDS']);
});
