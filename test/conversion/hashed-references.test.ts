import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { conversionsOfDeals } from '#integration/conversion/read-conversions.ts';
import { reconcile } from '#integration/conversion/reconcile.ts';
import { orderReference } from '#integration/conversion/reference.ts';
import { waitForConversion } from '#integration/conversion/wait-for-conversion.ts';
import { type SandboxWorld, startSandboxWorld } from '#test/integration/sandbox-world.ts';
import { type ConversionWorld, startConversionWorld } from './conversion-world.ts';
import { longDealId, withLongDealIds } from './long-deal-ids.ts';
import { seedDeals, seedTrade } from './trade.ts';

let systems: SandboxWorld;
let world: ConversionWorld;
let dealIds: readonly string[];
let orderIds: readonly (string | null)[];

beforeAll(async () => {
  systems = await startSandboxWorld();
  world = await startConversionWorld({ systems: { ...systems, crm: withLongDealIds(systems.crm) } });
  const { accountId } = await seedTrade(world);
  const won = await seedDeals(world, accountId, 250);
  // The oldest, so that they stand on the second page of a list that begins with the newest.
  dealIds = won.slice(0, 5).map(longDealId);
  orderIds = (await Promise.all(dealIds.map((dealId) => world.convert(dealId)))).map(({ orderId }) => orderId);
});

afterAll(async () => {
  await world.close();
  await systems.close();
});

function lookups(from: number): readonly string[] {
  return world.requests.slice(from).filter((each) => each === 'crm deals.search');
}

describe('orders whose reference holds no more of the deal than a hash', () => {
  it('are known by their conversions, without a look into the CRM', async () => {
    const [dealId = ''] = dealIds;
    expect(orderReference('crm', dealId, 1)).toMatch(/^GR-CRM-H-/);
    const before = world.requests.length;
    await reconcile(world.parts, {});
    expect(world.reports.filter(({ kind }) => kind === 'orphan' || kind === 'adopted')).toEqual([]);
    expect(lookups(before)).toEqual([]);
  });

  it('are taken in again when the store has lost their conversions; one of no deal is told to a person', async () => {
    const [order] = await world.erp.ordersByIds([orderIds[0] ?? ''], {});
    const stranger = orderReference('crm', longDealId('no-such-deal'), 1);
    await world.askErp('POST', '/api/orders', {
      customerId: Number(order?.customerId),
      externalReference: stranger,
      lines: [{ productId: Number(order?.lines[0]?.productId), quantity: 1 }],
    });
    await world.store.transaction(async (trx) => {
      await trx.deleteFrom('conversion_step').execute();
      await trx.deleteFrom('conversion').execute();
      await trx.deleteFrom('reconciliation').execute();
    });
    const before = world.requests.length;
    await reconcile(world.parts, {});
    const adopted = await conversionsOfDeals(world.store.db, 'crm', dealIds);
    const settled = await Promise.all(
      adopted.map((conversion) => conversion && waitForConversion(world.store, conversion, 200_000, undefined)),
    );
    expect(settled.map((each) => [each?.status, each?.orderId])).toEqual(orderIds.map((id) => ['COMPLETED', id]));
    expect(world.reports.filter(({ kind }) => kind === 'orphan')).toMatchObject([{ reference: stranger }]);
    // 250 deals are two pages, looked through once for all.
    expect(lookups(before)).toHaveLength(2);
  });

  it('are not made a second time when the deals are asked for again', async () => {
    const again = await Promise.all(dealIds.map((dealId) => world.convert(dealId)));
    expect(again.map(({ orderId }) => orderId)).toEqual(orderIds);
  });
});
