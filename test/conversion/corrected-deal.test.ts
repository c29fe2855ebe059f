import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Conversion } from '#integration/conversion/conversion-row.ts';
import { liveOrdersOfDeal } from '#integration/conversion/orders-of-deal.ts';
import { conversionsByIds } from '#integration/conversion/read-conversions.ts';
import { waitForConversion } from '#integration/conversion/wait-for-conversion.ts';
import type { NewOrderLine } from '#ports/order-request.ts';
import { startSandboxWorld } from '#test/integration/sandbox-world.ts';
import { type ConversionWorld, startConversionWorld } from './conversion-world.ts';
import { seedDeal, seedTrade, sku, type Trade } from './trade.ts';

let world: ConversionWorld;
let trade: Trade;

beforeAll(async () => {
  world = await startConversionWorld();
  trade = await seedTrade(world);
});

afterEach(() => world.askErp('POST', '/_faults', { mode: 'none' }));
afterAll(() => world.close());

/** A request that was lost when the deal said something else, and arrives now. */
async function arriveLate(
  { erp }: ConversionWorld,
  { customerId, productId }: Trade,
  dealId: string,
  line: Partial<NewOrderLine>,
): Promise<string> {
  const { id } = await erp.createDraftOrder(
    {
      customerId,
      externalReference: `GR-CRM-${dealId}-1`,
      currency: 'EUR',
      requestedDate: null,
      originDealId: null,
      lines: [
        {
          productId,
          description: 'Envasadora',
          quantity: { value: '2', unit: 'pcs' },
          unitPrice: { amount: '12.50', currency: 'EUR' },
          discountPercent: null,
          discount: null,
          ...line,
        },
      ],
    },
    {},
  );
  return id;
}

/** A conversion that has checked its deal and cannot go on, because one operation of the ERP fails. */
async function stuckAt(dealId: string, step: Conversion['step'], operation: string): Promise<Conversion> {
  await world.askErp('POST', '/_faults', { mode: 'error', operations: [operation] });
  const { conversion } = await world.accept(dealId);
  await expect.poll(() => standOf(conversion.id)).toMatchObject({ status: 'WAITING_RETRY', step });
  return conversion;
}

async function standOf(id: string): Promise<Conversion | null | undefined> {
  return (await conversionsByIds(world.store.db, [id]))[0];
}

async function goOn(conversion: Conversion): Promise<Conversion> {
  // What an attempt has read that is under way may be from before the edit.
  const { attempts = 0 } = (await standOf(conversion.id)) ?? {};
  await expect.poll(async () => (await standOf(conversion.id))?.attempts).toBeGreaterThan(attempts + 1);
  await world.askErp('POST', '/_faults', { mode: 'none' });
  return waitForConversion(world.store, conversion, 60_000, undefined);
}

function ordersOf(dealId: string, { erp } = world) {
  return liveOrdersOfDeal(erp, { dealConnection: 'crm', dealId }, {});
}

describe('a draft that arrives late', () => {
  it.each([
    ['a discount in percent', { discountPercent: '50' }],
    ['a discount as an amount', { discount: { amount: '12.50', currency: 'EUR' } }],
  ])('with %s is not the order of a deal that has none any more', async (_, discount) => {
    const dealId = await seedDeal(world, trade.accountId);
    const late = await arriveLate(world, trade, dealId, discount);
    const { status, orderId } = await world.convert(dealId);
    expect(status).toBe('COMPLETED');
    expect(orderId).not.toBe(late);
    const [order] = await world.erp.ordersByIds([orderId ?? ''], {});
    expect(order?.untaxed.amount).toBe('25.00');
  });

  it.each([
    ['in percent', { discount_percent: '12.5' }, { discountPercent: '12.5' }],
    ['as an amount', { discount: '3.13' }, { discount: { amount: '3.13', currency: 'EUR' } }],
  ])('with the discount of the deal, %s, is its order', async (_, ofDeal, ofDraft) => {
    const lines = [{ sku, description: 'Envasadora', quantity: '2', unit: 'pcs', unit_price: '12.50', ...ofDeal }];
    const dealId = await seedDeal(world, trade.accountId, { lines });
    const late = await arriveLate(world, trade, dealId, ofDraft);
    expect(await world.convert(dealId)).toMatchObject({ status: 'COMPLETED', orderId: late });
  });

  it('gives way to that of the corrected deal where the ERP takes a reference only once', async () => {
    const systems = await startSandboxWorld('empty', true);
    const strict = await startConversionWorld({ systems });
    try {
      const strictTrade = await seedTrade(strict);
      const dealId = await seedDeal(strict, strictTrade.accountId);
      await arriveLate(strict, strictTrade, dealId, { quantity: { value: '7', unit: 'pcs' } });
      expect((await strict.convert(dealId)).status).toBe('COMPLETED');
      const orders = await ordersOf(dealId, strict);
      expect(orders).toMatchObject([{ status: 'CONFIRMED', lines: [{ ordered: { value: '2' } }] }]);
    } finally {
      await strict.close();
      await systems.close();
    }
  });
});

describe('a deal that is edited while its conversion waits', () => {
  it('becomes the order that it asks for now', async () => {
    const dealId = await seedDeal(world, trade.accountId);
    const conversion = await stuckAt(dealId, 'CREATE_DRAFT_ORDER', 'orders.query');
    const lines = [{ sku, description: 'Envasadora', quantity: '5', unit: 'pcs', unit_price: '12.50' }];
    await world.askCrm('PATCH', `/v1/deals/${dealId}`, { lines });
    expect((await goOn(conversion)).status).toBe('COMPLETED');
    expect(await ordersOf(dealId)).toMatchObject([{ lines: [{ ordered: { value: '5' } }] }]);
  });

  it('becomes none when it is lost by then', async () => {
    const dealId = await seedDeal(world, trade.accountId);
    const conversion = await stuckAt(dealId, 'CREATE_DRAFT_ORDER', 'orders.query');
    await world.crm.moveDealToStage(dealId, '10007', 'se ha arrepentido', {});
    expect(await goOn(conversion)).toMatchObject({ status: 'BLOCKED', issues: [{ code: 'DEAL_NOT_WON' }] });
    expect(await ordersOf(dealId)).toEqual([]);
  });

  it('becomes an order of the account to which it was moved, although a customer was made for the other', async () => {
    const [first = '', second = ''] = await world.seedCrm('account', [
      { name: 'Primera Clienta SL', country: 'ES', city: 'Burgos' },
      { name: 'Segunda Clienta SL', country: 'ES', city: 'Soria' },
    ]);
    const dealId = await seedDeal(world, first);
    const conversion = await stuckAt(dealId, 'CHECK', 'credit.query');
    expect((await standOf(conversion.id))?.erpCustomerId).not.toBeNull();
    await world.askCrm('PATCH', `/v1/deals/${dealId}`, { account_id: second });
    const { status, erpCustomerId } = await goOn(conversion);
    expect(status).toBe('COMPLETED');
    const [[customer] = []] = await world.erp.customersByCrmReferences([second], {});
    expect(customer?.id).toBe(erpCustomerId);
  });
});
