import { afterAll, beforeAll, expect, it } from 'vitest';
import type { FactSources } from '#integration/conversion/deal-facts.ts';
import { type OrderPreview, previewOrder } from '#integration/conversion/order-preview.ts';
import { type Policies, defaultPolicies } from '#integration/conversion/policies.ts';
import { money } from '#model/money.ts';
import { type ConversionWorld, startConversionWorld } from './conversion-world.ts';
import { seedDeal, seedTrade, type Trade } from './trade.ts';

let world: ConversionWorld;
let trade: Trade;

beforeAll(async () => {
  world = await startConversionWorld();
  trade = await seedTrade(world, { onHand: 1 });
});

afterAll(() => world.close());

async function preview(
  dealId: string,
  change: Partial<FactSources>,
  policies: Policies = defaultPolicies,
): Promise<OrderPreview> {
  const found = await previewOrder(
    { conversionsOfDeals: { load: async () => null }, sources: { ...world.parts, ...change }, policies },
    dealId,
    {},
  );
  if (found === null) throw new Error('the deal is missing');
  return found;
}

it('refuses a line in another currency than its deal, which no order can have', async () => {
  const { crm } = world;
  const dealId = await seedDeal(world, trade.accountId);
  const inDollars: FactSources['crm'] = {
    ...crm,
    async linesOfDeals(deals, call) {
      const dollars = money('25.00', 'USD');
      const lines = await crm.linesOfDeals(deals, call);
      return lines.map((ofDeal) =>
        ofDeal.map((line) => ({ ...line, unitPrice: money('12.50', 'USD'), lineTotal: dollars })),
      );
    },
  };
  const { convertible, issues, total } = await preview(dealId, { crm: inDollars });
  expect(convertible).toBe(false);
  expect(total).toBeNull();
  const field = ['lines', '1', 'unitPrice'];
  expect(issues[0]).toMatchObject({ code: 'CURRENCY_MISMATCH', severity: 'BLOCKER', field });
});

it('compares with the stock of an ERP that tells of no receipts, and names no day that it cannot know', async () => {
  const { erp } = world;
  const dealId = await seedDeal(world, trade.accountId);
  const undated: FactSources['erp'] = {
    ...erp,
    capabilities: new Set([...erp.capabilities].filter((capability) => capability !== 'supply')),
    async supplyOfProducts(ids, call) {
      const supplies = await erp.supplyOfProducts(ids, call);
      return supplies.map(({ levels }) => ({ levels, events: [] }));
    },
  };
  const short = await preview(dealId, { erp: undated }, { ...defaultPolicies, onStockShort: 'BLOCK' });
  expect(short.issues).toMatchObject([{ code: 'STOCK_SHORT', severity: 'BLOCKER' }]);
  expect(short.earliestShipDate).toBeNull();
  const lines = [{ sku: 'ENV-100', description: 'Envasadora', quantity: '1', unit: 'pcs', unit_price: '12.50' }];
  const covered = await preview(await seedDeal(world, trade.accountId, { lines }), { erp: undated });
  expect(covered).toMatchObject({ convertible: true, issues: [] });
  expect(covered.earliestShipDate).toMatch(/^\d{4}-\d\d-\d\d$/);
});

it('says that a credit limit in another currency is exceeded already', async () => {
  const { erp } = world;
  const dealId = await seedDeal(world, trade.accountId);
  const limitedIn = (limit: string): FactSources['erp'] => ({
    ...erp,
    async creditOfCustomers(ids, call) {
      const [credit = null] = await erp.creditOfCustomers(ids, call);
      if (credit === null) throw new Error('the credit is missing');
      const none = money('0', 'USD');
      const amounts = { uninvoicedOrders: none, unappliedCredits: none, receivable: money('100', 'USD') };
      return [{ ...credit, ...amounts, limit: money(limit, 'USD') }];
    },
  });
  const exceeded = await preview(dealId, { erp: limitedIn('99') });
  expect(exceeded.issues.map(({ code, severity }) => [code, severity])).toContainEqual([
    'CREDIT_LIMIT_EXCEEDED',
    'BLOCKER',
  ]);
  expect(exceeded.creditAfter).toBeNull();
  const kept = await preview(dealId, { erp: limitedIn('100') });
  expect(kept.issues.map(({ code }) => code)).not.toContain('CREDIT_LIMIT_EXCEEDED');
});
