import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { conversionsOfDeals } from '#integration/conversion/read-conversions.ts';
import type { DealOrderSummary } from '#ports/crm-system.ts';
import { type ConversionWorld, startConversionWorld } from './conversion-world.ts';
import { seedDeal, seedDeals, seedTrade, type Trade } from './trade.ts';

let world: ConversionWorld;
let trade: Trade;

beforeAll(async () => {
  world = await startConversionWorld({ onDealWon: 'automatic', seesToChanges: true });
  trade = await seedTrade(world);
});

afterAll(() => world.close());

async function summaryOf(dealId: string): Promise<DealOrderSummary | undefined> {
  const [deal] = await world.crm.dealsByIds([dealId], {});
  return deal?.orderSummary;
}

async function subjectsOf(dealId: string): Promise<readonly string[]> {
  const [page] = await world.crm.interactionsOfAccounts([trade.accountId], { kinds: ['NOTE'] }, { first: 200 }, {});
  const notes = (page?.items ?? []).filter((note) => note.dealId === dealId);
  return notes.map(({ subject }) => (subject ?? '').replaceAll(/\d+/g, 'n')).toSorted();
}

describe('the life of an order', () => {
  it('comes back to the deal from confirmation to payment, each event with one note', async () => {
    const dealId = await seedDeal(world, trade.accountId);
    const { order } = await world.convert(dealId);
    await expect.poll(async () => (await summaryOf(dealId))?.paymentStatus).not.toBeNull();
    expect(await summaryOf(dealId)).toMatchObject({
      orderNumber: order?.number,
      orderStatus: 'CONFIRMED',
      invoiceNumbers: [],
    });

    for (let days = 0; days < 120; days += 10) await world.askErp('POST', '/_clock', { advanceDays: 10 });
    await expect
      .poll(() => summaryOf(dealId))
      .toMatchObject({
        orderNumber: order?.number,
        orderStatus: 'COMPLETED',
        invoiceNumbers: [expect.stringMatching(/^INV-/)],
        paymentStatus: 'PAID',
      });
    await expect
      .poll(() => subjectsOf(dealId))
      .toEqual(['Invoice INV-n', 'Order SO-n', 'Payment for invoice INV-n', 'Shipment OUT-n']);
  });

  it('is remarked on at the conversion when there is no deal any more', async () => {
    const dealId = await seedDeal(world, trade.accountId);
    const { order } = await world.convert(dealId);
    await world.askCrm('DELETE', `/v1/deals/${dealId}`);
    await world.askErp('POST', '/_clock', { advanceDays: 5 });
    const issues = async () => (await conversionsOfDeals(world.store.db, 'crm', [dealId]))[0]?.issues;
    const message = `Order ${order?.number} was made, but the deal no longer exists in the CRM.`;
    await expect.poll(issues).toMatchObject([{ code: 'DEAL_GONE', message }]);
  });

  it('tells the deal of a cancellation in the ERP', async () => {
    const dealId = await seedDeal(world, trade.accountId);
    const { orderId } = await world.convert(dealId);
    await world.askErp('POST', `/api/orders/${orderId}/cancel`, { reason: 'el cliente se ha arrepentido' });
    await expect.poll(async () => (await summaryOf(dealId))?.orderStatus).toBe('CANCELLED');
  });

  it('is not written again while the deal says it already', async () => {
    await world.caughtUp();
    const dealId = await seedDeal(world, trade.accountId);
    const { orderId } = await world.convert(dealId);
    const before = world.requests.length;
    await world.changed('erp', [{ kind: 'order', id: orderId ?? '' }]);
    await world.caughtUp();
    expect(world.requests.slice(before).filter((each) => /crm .*\.(update|create)/.test(each))).toEqual([]);
  });
});

describe('what cannot be told', () => {
  it('is tried again while the CRM is down, and told when it is back', async () => {
    const dealId = await seedDeal(world, trade.accountId);
    const { orderId } = await world.convert(dealId);
    await expect.poll(async () => (await summaryOf(dealId))?.paymentStatus).not.toBeNull();
    await world.askCrm('POST', '/_faults', { mode: 'error', operations: ['deals.update'] });
    await world.askErp('POST', `/api/orders/${orderId}/cancel`, { reason: 'x' });
    await expect
      .poll(() => failures())
      .toEqual([expect.objectContaining({ kind: 'order', error_code: 'UNAVAILABLE' })]);
    await world.askCrm('POST', '/_faults', { mode: 'none' });
    await expect.poll(async () => (await summaryOf(dealId))?.orderStatus).toBe('CANCELLED');
    await expect.poll(() => failures()).toEqual([]);
  });
});

describe('a deal that is won', () => {
  it('becomes an order by itself', async () => {
    const dealId = await seedDeal(world, trade.accountId, { stage_id: '10003' });
    await world.crm.moveDealToStage(dealId, '10006', null, {});
    await expect.poll(async () => (await summaryOf(dealId))?.orderNumber).toMatch(/^SO-/);
    const [conversion] = await conversionsOfDeals(world.store.db, 'crm', [dealId]);
    expect(conversion?.requestedBy).toBe('automatic');
  });

  it('becomes one when what stood in the way is corrected', async () => {
    const dealId = await seedDeal(world, trade.accountId, { stage_id: '10003', lines: [] });
    await world.crm.moveDealToStage(dealId, '10006', null, {});
    await expect.poll(() => statusOf(dealId)).toBe('BLOCKED');
    await world.askCrm('PATCH', `/v1/deals/${dealId}`, {
      lines: [{ sku: 'ENV-100', description: 'Envasadora', quantity: '1', unit: 'pcs', unit_price: '12.50' }],
    });
    await expect.poll(() => statusOf(dealId)).toBe('COMPLETED');
  });

  it('is left alone when it was won before anybody wanted this, although it is edited now', async () => {
    const [old = ''] = await seedDeals(world, trade.accountId, 1, { closed_at: '2025-01-01T10:00:00Z' });
    const later = await seedDeal(world, trade.accountId, { stage_id: '10003' });
    await world.askCrm('PATCH', `/v1/deals/${old}`, { name: 'Otro nombre' });
    await world.crm.moveDealToStage(later, '10006', null, {});
    await expect.poll(() => statusOf(later)).toBe('COMPLETED');
    expect(await statusOf(old)).toBeUndefined();
  });

  it('keeps the order as it was checked when it is edited afterwards, and says so', async () => {
    const dealId = await seedDeal(world, trade.accountId);
    await world.convert(dealId);
    const edit = (quantity: string) =>
      world.askCrm('PATCH', `/v1/deals/${dealId}`, {
        lines: [{ sku: 'ENV-100', description: 'Envasadora', quantity, unit: 'pcs', unit_price: '12.50' }],
      });
    await edit('5');
    await expect.poll(() => issuesOf(dealId)).toContain('DEAL_CHANGED_AFTERWARDS');
    await edit('2');
    await expect.poll(() => issuesOf(dealId)).not.toContain('DEAL_CHANGED_AFTERWARDS');
  });
});

it('what happens to an order while its conversion waits for a person is looked at now and then, not all the time', async () => {
  const dealId = await seedDeal(world, trade.accountId);
  const { id, orderId } = await world.convert(dealId);
  const stopped = { status: 'BLOCKED', completed_at: null, next_attempt_at: null } as const;
  await world.store.db.updateTable('conversion').set(stopped).where('id', '=', id).execute();
  await world.changed('erp', [{ kind: 'order', id: orderId ?? '' }]);
  const later = () =>
    world.store.db
      .selectFrom('sync_task')
      .select('attempts')
      .where('native_id', '=', orderId)
      .where('next_attempt_at', '>', sql<Date>`now() + interval '20 seconds'`)
      .execute();
  await expect.poll(later).toEqual([{ attempts: 0 }]);
});

async function statusOf(dealId: string): Promise<string | undefined> {
  const [conversion] = await conversionsOfDeals(world.store.db, 'crm', [dealId]);
  return conversion?.status;
}

async function issuesOf(dealId: string): Promise<readonly string[]> {
  const [conversion] = await conversionsOfDeals(world.store.db, 'crm', [dealId]);
  return (conversion?.issues ?? []).map(({ code }) => code);
}

function failures() {
  return world.store.db.selectFrom('sync_task').selectAll().where('attempts', '>', 0).execute();
}
