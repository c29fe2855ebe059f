import { describe, expect, it } from 'vitest';
import { confirmedOrder, openSmallCompany, orderById, seed } from './small-company.ts';
import { type Json, startErp, type Talk } from './talk.ts';

async function advance(talk: Talk, days: number): Promise<void> {
  expect((await talk('POST', '/_clock', { advanceDays: days })).status).toBe(200);
}

async function listed(talk: Talk, kind: string): Promise<readonly Json[]> {
  const { body } = await talk('POST', `/api/${kind}/query`, { order: 'oldest' });
  return body['results'] as readonly Json[];
}

describe('the life of an order', () => {
  it('goes from confirmed over production, shipment and invoice to paid as the clock moves', async () => {
    await using erp = await startErp();
    await openSmallCompany(erp.talk);
    await confirmedOrder(erp.talk, [{ productId: 1, quantity: 3 }]);
    const stages: unknown[] = [];
    for (const days of [0, 1, 1, 1, 1, 30]) {
      await advance(erp.talk, days);
      const order = await orderById(erp.talk, 1);
      const [shipment] = await listed(erp.talk, 'shipments');
      stages.push([
        order['state'],
        order['deliveryState'],
        order['invoiceState'],
        order['paymentState'],
        shipment?.['state'] ?? null,
      ]);
    }
    expect(stages).toEqual([
      ['sale', 'waiting', 'to_invoice', 'not_due', null],
      ['in_progress', 'production', 'to_invoice', 'not_due', 'ready'],
      ['in_progress', 'full', 'to_invoice', 'not_due', 'shipped'],
      ['done', 'full', 'invoiced', 'unpaid', 'shipped'],
      ['done', 'full', 'invoiced', 'unpaid', 'delivered'],
      ['done', 'full', 'invoiced', 'paid', 'delivered'],
    ]);
    const [shipment] = await listed(erp.talk, 'shipments');
    expect(shipment).toMatchObject({
      carrier: expect.any(String),
      trackingNumbers: [expect.any(String)],
      shippedAt: expect.any(String),
      lines: [{ quantity: 3, orderId: 1 }],
    });
    const [invoice] = await listed(erp.talk, 'invoices');
    const [payment] = await listed(erp.talk, 'payments');
    expect(payment).toMatchObject({
      amount: invoice?.['total'],
      date: invoice?.['dueDate'],
      allocations: [{ invoiceId: 1 }],
    });
    const { body } = await erp.talk('POST', '/api/supply/query', { productIds: [1] });
    expect(body['results'][0]['levels'][0]).toMatchObject({ onHand: 7, reserved: 0, outgoing: 0 });
  });

  it('ships in two parts, and the two invoices are the order to the cent', async () => {
    await using erp = await startErp();
    await openSmallCompany(erp.talk);
    await erp.talk('POST', '/api/orders', { customerId: 1, lines: [{ productId: 1, quantity: 1 }] });
    const order = await confirmedOrder(erp.talk, [
      { productId: 1, quantity: 3, unitPrice: 33.335 },
      { productId: 2, quantity: 7, discount: 0.1 },
    ]);
    await advance(erp.talk, 3);
    expect(await orderById(erp.talk, 2)).toMatchObject({
      deliveryState: 'partial',
      invoiceState: 'partial',
      state: 'in_progress',
    });
    await advance(erp.talk, 4);
    expect(await orderById(erp.talk, 2)).toMatchObject({
      deliveryState: 'full',
      invoiceState: 'invoiced',
      state: 'done',
    });
    const cents = (await listed(erp.talk, 'invoices')).map((invoice) => Math.round(Number(invoice['untaxed']) * 100));
    expect(cents).toHaveLength(2);
    expect(cents.reduce((sum, amount) => sum + amount, 0)).toBe(Math.round(Number(order['untaxed']) * 100));
  });

  it('waits for goods that are missing, buys them, and goes on when they come in', async () => {
    await using erp = await startErp();
    await openSmallCompany(erp.talk);
    await confirmedOrder(erp.talk, [{ productId: 1, quantity: 14 }]);
    await advance(erp.talk, 3);
    expect(await orderById(erp.talk, 1)).toMatchObject({
      deliveryState: 'partial',
      lines: [{ shipped: 10, reserved: 0 }],
    });
    const { body } = await erp.talk('POST', '/api/supply/query', { productIds: [1] });
    const events = body['results'][0]['events'] as Json[];
    expect(events.map(({ kind }) => kind as string).toSorted()).toEqual(['order', 'receipt']);
    await advance(erp.talk, 8);
    expect(await orderById(erp.talk, 1)).toMatchObject({
      deliveryState: 'full',
      state: 'done',
      lines: [{ shipped: 14 }],
    });
  });

  it('receives what was bought on its day', async () => {
    await using erp = await startErp();
    await openSmallCompany(erp.talk);
    const { body: clock } = await erp.talk('GET', '/_clock');
    const inThreeDays = new Date(Date.parse(`${String(clock['today'])}T00:00:00Z`) + 3 * 86_400_000)
      .toISOString()
      .slice(0, 10);
    await seed(erp.talk, 'receipt', `[{"productId":1,"warehouseId":2,"date":"${inThreeDays}","quantity":25}]`);
    const south = async (): Promise<unknown> =>
      (await erp.talk('POST', '/api/supply/query', { productIds: [1] })).body['results'][0]['levels'][1];
    expect(await south()).toMatchObject({ onHand: 4, incoming: 25 });
    await advance(erp.talk, 2);
    expect(await south()).toMatchObject({ onHand: 4, incoming: 25 });
    await advance(erp.talk, 1);
    expect(await south()).toMatchObject({ onHand: 29, incoming: 0 });
  });

  it('invoices services without shipping them', async () => {
    await using erp = await startErp();
    await openSmallCompany(erp.talk);
    await confirmedOrder(erp.talk, [{ productId: 3, quantity: 2.5 }]);
    await advance(erp.talk, 2);
    expect(await orderById(erp.talk, 1)).toMatchObject({ deliveryState: 'none', state: 'done' });
    expect(await listed(erp.talk, 'shipments')).toEqual([]);
  });

  it('lets invoices fall due', async () => {
    await using erp = await startErp();
    await openSmallCompany(erp.talk);
    await seed(erp.talk, 'invoice', '[{"customerId":1,"lines":[{"productId":1,"quantity":1}]}]');
    const overdue = async (): Promise<unknown> =>
      (await erp.talk('POST', '/api/invoices/query', { overdue: true })).body['total'];
    await advance(erp.talk, 30);
    expect(await overdue()).toBe(0);
    await advance(erp.talk, 1);
    expect(await overdue()).toBe(1);
    expect((await erp.talk('POST', '/api/invoices/query', { overdue: false })).body['total']).toBe(0);
  });

  it('cannot be turned back', async () => {
    await using erp = await startErp();
    expect((await erp.talk('POST', '/_clock', { to: '2020-01-01' })).status).toBe(400);
    expect((await erp.talk('POST', '/_clock', { advanceDays: -1 })).status).toBe(400);
    const { body } = await erp.talk('GET', '/_clock');
    expect((await erp.talk('POST', '/_clock', { to: body['today'] })).body).toMatchObject({ offsetMs: 0 });
  });
});
