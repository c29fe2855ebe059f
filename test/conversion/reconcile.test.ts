import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { liveOrdersOfDeal } from '#integration/conversion/orders-of-deal.ts';
import { conversionsOfDeals } from '#integration/conversion/read-conversions.ts';
import { reconcile } from '#integration/conversion/reconcile.ts';
import { waitForConversion } from '#integration/conversion/wait-for-conversion.ts';
import { type ConversionWorld, startConversionWorld } from './conversion-world.ts';
import { seedDeal, seedDeals, seedTrade, type Trade } from './trade.ts';

let world: ConversionWorld;
let trade: Trade;

beforeAll(async () => {
  world = await startConversionWorld();
  trade = await seedTrade(world);
});

beforeEach(() => {
  world.reports.length = 0;
});

afterAll(() => world.close());

function ordersOf(dealId: string) {
  return liveOrdersOfDeal(world.erp, { dealConnection: 'crm', dealId }, {});
}

/** What a lost request that arrives late leaves behind. */
async function makeDraft(externalReference: string): Promise<string> {
  const { id } = await world.erp.createDraftOrder(
    {
      customerId: trade.customerId,
      externalReference,
      currency: 'EUR',
      requestedDate: null,
      originDealId: null,
      lines: [
        {
          productId: trade.productId,
          description: 'Envasadora',
          quantity: { value: '2', unit: 'pcs' },
          unitPrice: { amount: '12.50', currency: 'EUR' },
          discountPercent: null,
          discount: null,
        },
      ],
    },
    {},
  );
  return id;
}

function findings() {
  return world.reports.filter(({ kind }) => kind !== 'step' && kind !== 'status');
}

describe('the reconciliation', () => {
  it('cancels a draft too many and leaves the order alone', async () => {
    const dealId = await seedDeal(world, trade.accountId);
    const conversion = await world.convert(dealId);
    const surplus = await makeDraft(conversion.reference);
    await reconcile(world.parts, {});
    expect((await ordersOf(dealId)).map(({ id }) => id)).toEqual([conversion.orderId]);
    expect(findings()).toEqual([{ kind: 'surplus-cancelled', reference: conversion.reference, orderId: surplus }]);
  });

  it('finds a draft that arrives after it has looked', async () => {
    const dealId = await seedDeal(world, trade.accountId);
    const conversion = await world.convert(dealId);
    await reconcile(world.parts, {});
    await makeDraft(conversion.reference);
    await reconcile(world.parts, {});
    expect(await ordersOf(dealId)).toHaveLength(1);
  });

  it('reports a second confirmed order and touches neither', async () => {
    const dealId = await seedDeal(world, trade.accountId);
    const conversion = await world.convert(dealId);
    const second = await makeDraft(conversion.reference);
    await world.erp.confirmOrder(second, {});
    await reconcile(world.parts, {});
    expect(await ordersOf(dealId)).toHaveLength(2);
    expect(findings()).toEqual([
      { kind: 'duplicate-orders', reference: conversion.reference, orderIds: [conversion.orderId, second] },
    ]);
  });

  it('leaves the draft of a conversion alone that is under way', async () => {
    const dealId = await seedDeal(world, trade.accountId);
    await world.askErp('POST', '/_faults', { mode: 'commit-then-error', operations: ['orders.create'] });
    const { conversion } = await world.accept(dealId);
    await expect.poll(async () => (await ordersOf(dealId)).length).toBe(1);
    await reconcile(world.parts, {});
    await world.askErp('POST', '/_faults', { mode: 'none' });
    const done = await waitForConversion(world.store, conversion, 60_000, undefined);
    expect(done.status).toBe('COMPLETED');
    expect((await ordersOf(dealId)).map(({ id, status }) => [id, status])).toEqual([[done.orderId, 'CONFIRMED']]);
  });

  it('asks for what came since it last looked, not for everything again', async () => {
    await reconcile(world.parts, {});
    await reconcile(world.parts, {});
    const before = world.requests.length;
    await reconcile(world.parts, {});
    expect(world.requests.slice(before).filter((each) => each === 'erp orders.query')).toHaveLength(1);
  });
});

describe('a store that was restored from a copy older than some conversions', () => {
  /** As if the last conversions had never been written down. */
  async function forget(dealIds: readonly string[]): Promise<void> {
    await world.store.transaction(async (trx) => {
      const rows = await trx.selectFrom('conversion').select('id').where('deal_id', 'in', dealIds).execute();
      const ids = rows.map(({ id }) => id);
      await trx.deleteFrom('conversion_step').where('conversion_id', 'in', ids).execute();
      await trx.deleteFrom('conversion').where('id', 'in', ids).execute();
      await trx.deleteFrom('reconciliation').execute();
    });
  }

  it('makes no order twice when the deals are converted again', async () => {
    const deals = await seedDeals(world, trade.accountId, 10);
    const first = await Promise.all(deals.map((dealId) => world.convert(dealId)));
    await forget(deals);
    const again = await Promise.all(deals.map((dealId) => world.convert(dealId)));
    expect(again.map(({ orderId }) => orderId)).toEqual(first.map(({ orderId }) => orderId));
    for (const dealId of deals) expect(await ordersOf(dealId)).toHaveLength(1);
  });

  it('takes the orders in again by itself', async () => {
    const deals = await seedDeals(world, trade.accountId, 10);
    const first = await Promise.all(deals.map((dealId) => world.convert(dealId)));
    await forget(deals);
    await reconcile(world.parts, {});
    const adopted = await conversionsOfDeals(world.store.db, 'crm', deals);
    const settled = await Promise.all(
      adopted.map((conversion) => conversion && waitForConversion(world.store, conversion, 60_000, undefined)),
    );
    expect(settled.map((each) => each?.orderId)).toEqual(first.map(({ orderId }) => orderId));
    expect(settled.map((each) => each?.status)).toEqual(deals.map(() => 'COMPLETED'));
    expect(findings().filter(({ kind }) => kind === 'adopted')).toHaveLength(10);
    for (const dealId of deals) expect(await ordersOf(dealId)).toHaveLength(1);
  });
});
