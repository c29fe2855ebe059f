import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { liveOrdersOfDeal } from '#integration/conversion/orders-of-deal.ts';
import { stepsOfConversions } from '#integration/conversion/read-conversions.ts';
import { type ConversionWorld, startConversionWorld } from './conversion-world.ts';
import { seedDeal, seedDeals, seedTrade, sku, type Trade } from './trade.ts';

let world: ConversionWorld;
let trade: Trade;

beforeAll(async () => {
  world = await startConversionWorld();
  trade = await seedTrade(world);
});

afterAll(() => world.close());

async function ordersOf(dealId: string) {
  return liveOrdersOfDeal(world.erp, { dealConnection: 'crm', dealId }, {});
}

describe('a won deal', () => {
  it('becomes one confirmed order, and the CRM knows its number, its state and one note', async () => {
    const dealId = await seedDeal(world, trade.accountId);
    const conversion = await world.convert(dealId);

    expect(conversion).toMatchObject({ status: 'COMPLETED', reference: `GR-CRM-${dealId}-1`, issues: [] });
    const [order, ...others] = await ordersOf(dealId);
    expect(others).toEqual([]);
    expect(order).toMatchObject({
      id: conversion.orderId,
      status: 'CONFIRMED',
      externalReference: conversion.reference,
    });
    const [deal] = await world.crm.dealsByIds([dealId], {});
    expect(deal?.orderSummary).toMatchObject({ orderNumber: order?.number, orderStatus: 'CONFIRMED' });
    const notes = await notesOf(dealId);
    expect(notes.map(({ subject }) => subject)).toEqual([`Order ${order?.number}`]);
  });

  it('goes through every step once, each with its times', async () => {
    const conversion = await world.convert(await seedDeal(world, trade.accountId));
    const [steps = []] = await stepsOfConversions(world.store.db, [conversion.id]);
    expect(steps.map(({ name, status, attempt }) => `${name} ${attempt} ${status}`)).toEqual([
      'CHECK 1 DONE',
      'ENSURE_CUSTOMER 1 DONE',
      'CREATE_DRAFT_ORDER 1 DONE',
      'CONFIRM_ORDER 1 DONE',
      'WRITE_BACK_TO_CRM 1 DONE',
    ]);
    for (const { startedAt, endedAt } of steps) expect(endedAt?.getTime()).toBeGreaterThanOrEqual(startedAt.getTime());
  });

  it('may count pieces by another name than the ERP does', async () => {
    const dealId = await seedDeal(world, trade.accountId, { lines: [line({ unit: 'Unit' })] });
    expect(await world.convert(dealId)).toMatchObject({ status: 'COMPLETED', issues: [] });
  });

  it('stays one order when twenty ask for it at once', async () => {
    const dealId = await seedDeal(world, trade.accountId);
    const conversions = await Promise.all(Array.from({ length: 20 }, () => world.convert(dealId)));
    expect(new Set(conversions.map(({ id }) => id)).size).toBe(1);
    expect(await ordersOf(dealId)).toHaveLength(1);
    expect(await notesOf(dealId)).toHaveLength(1);
  });

  it('is answered with the same conversion when it is asked for again later, and nothing is started', async () => {
    const dealId = await seedDeal(world, trade.accountId);
    const first = await world.convert(dealId);
    const again = await world.accept(dealId);
    expect(again).toMatchObject({ outcome: 'REPLAYED', conversion: { id: first.id, status: 'COMPLETED' } });
  });

  it('costs the systems a number of requests that does not grow unnoticed', async () => {
    const dealId = await seedDeal(world, trade.accountId);
    await world.caughtUp();
    const before = world.requests.length;
    await world.convert(dealId);
    const made = world.requests.slice(before).filter((operation) => !operation.includes('changes.list'));
    expect(made.toSorted()).toEqual([
      'crm accounts.read',
      'crm deals.read',
      'crm deals.read', // whose note it is
      'crm deals.read-lines',
      'crm deals.update',
      'crm interactions.create',
      'erp credit.query',
      'erp credit.query', // before it is confirmed
      'erp customers.query',
      'erp invoices.query',
      'erp orders.confirm',
      'erp orders.create',
      'erp orders.price',
      'erp orders.query',
      'erp prices.query',
      'erp products.query',
      'erp supply.query',
    ]);
  });
});

describe('an idempotency key', () => {
  it('answers the first result for the same request', async () => {
    const dealId = await seedDeal(world, trade.accountId);
    const first = await world.convert(dealId, { idempotencyKey: 'same-request' });
    const again = await world.accept(dealId, { idempotencyKey: 'same-request' });
    expect(again).toMatchObject({ outcome: 'REPLAYED', conversion: { id: first.id } });
  });

  it('is refused for another deal and for other policies', async () => {
    const [one = '', other = ''] = await seedDeals(world, trade.accountId, 2);
    await world.convert(one, { idempotencyKey: 'other-request' });
    expect((await world.accept(other, { idempotencyKey: 'other-request' })).outcome).toBe('KEY_CONFLICT');
    expect((await world.accept(one, { idempotencyKey: 'other-request', onStockShort: 'BLOCK' })).outcome).toBe(
      'KEY_CONFLICT',
    );
    expect(await ordersOf(other)).toEqual([]);
  });

  it('belongs to whom it was used by', async () => {
    const [one = '', other = ''] = await seedDeals(world, trade.accountId, 2);
    await world.convert(one, { idempotencyKey: 'my-key', requestedBy: 'ana' });
    const theirs = await world.accept(other, { idempotencyKey: 'my-key', requestedBy: 'eva' });
    expect(theirs.outcome).toBe('ACCEPTED');
  });
});

describe('a deal that cannot be ordered', () => {
  it.each([
    ['DEAL_NOT_WON', { stage_id: '10003' }],
    ['NO_LINES', { lines: [] }],
    ['WRITE_IN_LINE', { lines: [line({ sku: null })] }],
    ['PRODUCT_UNKNOWN', { lines: [line({ sku: 'NOBODY-SELLS-THIS' })] }],
    ['UNIT_NOT_CONVERTIBLE', { lines: [line({ unit: 'kg' })] }],
    ['ALREADY_CONVERTED', { order_number: 'SO-OF-ANOTHER-ERP' }],
    ['CURRENCY_MISMATCH', { currency: 'USD' }],
    ['PRICE_DIFFERS', { lines: [line({ unit_price: '12.49' })] }],
    ['REFUSED_BY_ERP', { lines: [line({ quantity: '0.5' })] }],
    ['NO_CUSTOMER', { account_id: null }],
  ])('is blocked with %s, says why, and leaves no order behind', async (code, given) => {
    const dealId = await seedDeal(world, trade.accountId, given);
    const conversion = await world.convert(dealId);
    expect(conversion.status).toBe('BLOCKED');
    const issue = conversion.issues.find((each) => each.code === code);
    expect(issue?.severity).toBe('BLOCKER');
    expect(issue?.message).toMatch(/\w+ .+/);
    expect(await ordersOf(dealId)).toEqual([]);
  });

  it('is refused while somebody else’s order stands behind it, and converted once that is cancelled', async () => {
    const dealId = await seedDeal(world, trade.accountId);
    const elsewhere = await world.parts.erp.createDraftOrder(
      {
        customerId: trade.customerId,
        externalReference: `PHONE-${dealId}`,
        currency: 'EUR',
        requestedDate: null,
        originDealId: null,
        lines: [
          {
            productId: trade.productId,
            description: 'Envasadora',
            quantity: { value: '1', unit: 'pcs' },
            unitPrice: null,
            discountPercent: null,
            discount: null,
          },
        ],
      },
      {},
    );
    await world.parts.crm.writeBackDeal(dealId, { orderNumber: elsewhere.number }, {});
    const refused = await world.convert(dealId);
    expect(refused).toMatchObject({ status: 'BLOCKED', issues: [{ code: 'ALREADY_CONVERTED', severity: 'BLOCKER' }] });
    expect(await ordersOf(dealId)).toEqual([]);
    await world.parts.erp.cancelOrder(elsewhere.id, 'ordered twice', {});
    expect(await world.convert(dealId)).toMatchObject({ status: 'COMPLETED', issues: [] });
  });

  it('becomes an order when it is corrected and asked for again', async () => {
    const dealId = await seedDeal(world, trade.accountId, { lines: [] });
    const blocked = await world.convert(dealId);
    expect(blocked.status).toBe('BLOCKED');
    await world.askCrm('PATCH', `/v1/deals/${dealId}`, { lines: [line({})] });
    const converted = await world.convert(dealId);
    expect(converted).toMatchObject({ id: blocked.id, status: 'COMPLETED', issues: [] });
  });
});

describe('a policy', () => {
  it('lets a price through that is not the ERP’s, with a warning', async () => {
    const dealId = await seedDeal(world, trade.accountId, { lines: [line({ unit_price: '11.00' })] });
    const conversion = await world.convert(dealId, { onPriceDifference: 'PROCEED' });
    expect(conversion.status).toBe('COMPLETED');
    expect(conversion.issues).toMatchObject([{ code: 'PRICE_DIFFERS', severity: 'WARNING' }]);
    const [order] = await ordersOf(dealId);
    expect(order?.untaxed.amount).toBe('22.00');
  });

  it('does not take a discount for another price', async () => {
    const dealId = await seedDeal(world, trade.accountId, { lines: [line({ discount_percent: '10' })] });
    const conversion = await world.convert(dealId);
    expect(conversion).toMatchObject({ status: 'COMPLETED', issues: [] });
  });
});

function line(given: object): object {
  return { sku, description: 'Envasadora', quantity: '2', unit: 'pcs', unit_price: '12.50', ...given };
}

async function notesOf(dealId: string) {
  const [page] = await world.crm.interactionsOfAccounts([trade.accountId], { kinds: ['NOTE'] }, { first: 100 }, {});
  return (page?.items ?? []).filter((note) => note.dealId === dealId);
}
