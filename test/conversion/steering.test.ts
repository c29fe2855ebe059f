import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Conversion } from '#integration/conversion/conversion-row.ts';
import { liveOrdersOfDeal } from '#integration/conversion/orders-of-deal.ts';
import {
  approveConversion,
  cancelConversion,
  retryConversion,
  type Steering,
} from '#integration/conversion/steer-conversion.ts';
import { waitForConversion } from '#integration/conversion/wait-for-conversion.ts';
import { type ConversionWorld, startConversionWorld } from './conversion-world.ts';
import { seedDeal, seedTrade, sku, type Trade } from './trade.ts';

let world: ConversionWorld;
let trade: Trade;

beforeAll(async () => {
  world = await startConversionWorld();
  trade = await seedTrade(world, { onHand: 1_000 });
});

afterAll(() => world.close());

const tooMany = { lines: [{ sku, description: 'Envasadora', quantity: '1001', unit: 'pcs', unit_price: '12.50' }] };

async function settled(steering: Steering): Promise<Conversion> {
  if (steering.kind !== 'done') throw new Error(`it was ${steering.kind}`);
  return waitForConversion(world.store, steering.conversion, 60_000, undefined);
}

function ordersOf(dealId: string) {
  return liveOrdersOfDeal(world.erp, { dealConnection: 'crm', dealId }, {});
}

describe('a conversion that a policy holds back', () => {
  it('makes nothing until somebody approves, and remembers who did', async () => {
    const dealId = await seedDeal(world, trade.accountId, tooMany);
    const held = await world.convert(dealId, { onStockShort: 'HOLD' });
    expect(held).toMatchObject({ status: 'AWAITING_APPROVAL', issues: [{ code: 'STOCK_SHORT', severity: 'BLOCKER' }] });
    expect(await ordersOf(dealId)).toEqual([]);

    const approved = await settled(await approveConversion(world.store, held.id, 'ana', 'lo espera'));
    expect(approved).toMatchObject({
      status: 'COMPLETED',
      approvedBy: 'ana',
      approvalNote: 'lo espera',
      issues: [{ code: 'STOCK_SHORT', severity: 'WARNING' }],
    });
    expect(await ordersOf(dealId)).toHaveLength(1);
  });

  it('is held again when the deal was edited before the approval, and says so', async () => {
    const dealId = await seedDeal(world, trade.accountId, tooMany);
    const held = await world.convert(dealId, { onStockShort: 'HOLD' });
    const lines = [{ ...tooMany.lines[0], quantity: '5000' }];
    await world.askCrm('PATCH', `/v1/deals/${dealId}`, { lines });
    const again = await settled(await approveConversion(world.store, held.id, 'ana', null));
    expect(again).toMatchObject({ status: 'AWAITING_APPROVAL', approvedBy: null });
    expect(again.issues.map(({ code, severity }) => [code, severity])).toEqual([
      ['STOCK_SHORT', 'BLOCKER'],
      ['DEAL_CHANGED_AFTERWARDS', 'WARNING'],
    ]);
    expect(await ordersOf(dealId)).toEqual([]);

    const approved = await settled(await approveConversion(world.store, held.id, 'ana', null));
    expect(approved).toMatchObject({ status: 'COMPLETED', approvedBy: 'ana' });
    expect((await ordersOf(dealId))[0]?.lines).toMatchObject([{ ordered: { value: '5000' } }]);
  });

  it('is held again when the limit is exceeded by more than was shown', async () => {
    const { accountId, customerId } = trade;
    const limit = (creditLimit: number | null) =>
      world.askErp('PATCH', `/api/customers/${customerId}`, { creditLimit });
    await limit(10);
    const held = await world.convert(await seedDeal(world, accountId), { onCreditExceeded: 'HOLD' });
    expect(held.status).toBe('AWAITING_APPROVAL');
    await limit(5);
    const again = await settled(await approveConversion(world.store, held.id, 'ana', null));
    expect(again).toMatchObject({ status: 'AWAITING_APPROVAL', approvedBy: null });
    expect(again.issues).not.toEqual(held.issues);
    expect((await settled(await approveConversion(world.store, held.id, 'ana', null))).status).toBe('COMPLETED');
    await limit(null);
  });

  it('is held again for what nobody was shown', async () => {
    const { accountId, customerId } = trade;
    const dealId = await seedDeal(world, accountId, tooMany);
    const policies = { onStockShort: 'HOLD', onCreditExceeded: 'HOLD' } as const;
    const held = await world.convert(dealId, policies);
    expect(held.issues.map(({ code }) => code)).toEqual(['STOCK_SHORT']);
    await world.askErp('PATCH', `/api/customers/${customerId}`, { creditLimit: 10 });
    const again = await settled(await approveConversion(world.store, held.id, 'ana', null));
    expect(again).toMatchObject({ status: 'AWAITING_APPROVAL', approvedBy: null });
    expect(again.issues.map(({ code }) => code).toSorted()).toEqual(['CREDIT_LIMIT_EXCEEDED', 'STOCK_SHORT']);
    expect((await settled(await approveConversion(world.store, held.id, 'ana', null))).status).toBe('COMPLETED');
    await world.askErp('PATCH', `/api/customers/${customerId}`, { creditLimit: null });
  });

  it('is held again for what came up while it was blocked after the approval', async () => {
    const { accountId, customerId } = trade;
    const dealId = await seedDeal(world, accountId, tooMany);
    const policies = { onStockShort: 'HOLD', onCreditExceeded: 'HOLD' } as const;
    const held = await world.convert(dealId, policies);
    await world.askErp('PATCH', `/api/customers/${customerId}`, { creditLimit: 10, onHold: true });
    const blocked = await settled(await approveConversion(world.store, held.id, 'ana', null));
    expect(blocked).toMatchObject({ status: 'BLOCKED', approvedBy: null });
    expect(blocked.issues.map(({ code }) => code)).toContain('CREDIT_LIMIT_EXCEEDED');
    await world.askErp('PATCH', `/api/customers/${customerId}`, { onHold: false });
    const again = await settled(await retryConversion(world.store, held.id));
    expect(again.status).toBe('AWAITING_APPROVAL');
    expect(await ordersOf(dealId)).toEqual([]);
    await world.askErp('PATCH', `/api/customers/${customerId}`, { creditLimit: null });
  });

  it('stays blocked by what nobody may approve', async () => {
    const dealId = await seedDeal(world, trade.accountId, tooMany);
    const held = await world.convert(dealId, { onStockShort: 'HOLD' });
    await world.askCrm('PATCH', `/v1/deals/${dealId}`, {
      lines: [{ sku: 'NOBODY-SELLS-THIS', description: 'x', quantity: '1', unit_price: '1' }],
    });
    const approved = await settled(await approveConversion(world.store, held.id, 'ana', null));
    expect(approved.status).toBe('BLOCKED');
  });

  it('can only be approved while it waits for that', async () => {
    const done = await world.convert(await seedDeal(world, trade.accountId));
    expect((await approveConversion(world.store, done.id, 'ana', null)).kind).toBe('refused');
    expect((await approveConversion(world.store, 'nobody', 'ana', null)).kind).toBe('unknown');
  });
});

describe('a cancellation', () => {
  it('cancels the order in the ERP, tells the CRM, and makes room for another order', async () => {
    const dealId = await seedDeal(world, trade.accountId);
    const first = await world.convert(dealId);
    const cancelled = await settled(await cancelConversion(world.store, first.id, 'duplicado'));
    expect(cancelled).toMatchObject({ status: 'CANCELLED', cancelReason: 'duplicado' });
    expect(await ordersOf(dealId)).toEqual([]);
    const [deal] = await world.crm.dealsByIds([dealId], {});
    expect(deal?.orderSummary.orderStatus).toBe('CANCELLED');

    const second = await world.convert(dealId);
    expect(second).toMatchObject({ status: 'COMPLETED', generation: 2, reference: `GR-CRM-${dealId}-2` });
    expect(await ordersOf(dealId)).toHaveLength(1);
  });

  it('needs nothing of the ERP when nothing was made there', async () => {
    const blocked = await world.convert(await seedDeal(world, trade.accountId, { lines: [] }));
    const cancelled = await settled(await cancelConversion(world.store, blocked.id, 'error'));
    expect(cancelled.status).toBe('CANCELLED');
    expect((await cancelConversion(world.store, blocked.id, 'otra vez')).kind).toBe('refused');
  });

  it('leaves the order and says so when the ERP will not take it back', async () => {
    const dealId = await seedDeal(world, trade.accountId);
    const done = await world.convert(dealId);
    await world.askErp('POST', '/_clock', { advanceDays: 20 });
    const refused = await settled(await cancelConversion(world.store, done.id, 'tarde'));
    expect(refused).toMatchObject({ status: 'COMPLETED', cancelReason: null });
    expect(refused.issues.at(-1)).toMatchObject({ code: 'CANCELLATION_REFUSED', severity: 'WARNING' });
    expect(await ordersOf(dealId)).toHaveLength(1);
  });
});

describe('a retry', () => {
  it('goes on where an order was made already, and does not make another', async () => {
    const dealId = await seedDeal(world, trade.accountId);
    await world.askErp('POST', '/_faults', { mode: 'error', operations: ['orders.confirm'] });
    const { conversion } = await world.accept(dealId);
    await expect.poll(async () => (await ordersOf(dealId)).length).toBe(1);
    await world.askErp('PATCH', `/api/customers/${trade.customerId}`, { onHold: true });
    await world.askErp('POST', '/_faults', { mode: 'none' });
    const blocked = await waitForConversion(world.store, conversion, 60_000, undefined);
    expect(blocked).toMatchObject({ status: 'BLOCKED', step: 'CONFIRM_ORDER' });
    expect(blocked.issues.at(-1)).toMatchObject({ code: 'REFUSED_BY_ERP', severity: 'BLOCKER' });

    await world.askErp('PATCH', `/api/customers/${trade.customerId}`, { onHold: false });
    const done = await settled(await retryConversion(world.store, conversion.id));
    expect(done).toMatchObject({ status: 'COMPLETED', orderId: blocked.orderId });
    expect(await ordersOf(dealId)).toHaveLength(1);
  });

  it('is refused for what is done', async () => {
    const done = await world.convert(await seedDeal(world, trade.accountId));
    expect((await retryConversion(world.store, done.id)).kind).toBe('refused');
  });
});
