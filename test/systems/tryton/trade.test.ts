import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { divide, round } from '#model/decimal.ts';
import type { ErpCustomer, Product } from '#ports/erp-system.ts';
import type { NewOrder } from '#ports/order-request.ts';
import { logInAsAdmin, today, type TrytonAdmin } from './admin.ts';
import { type ConnectedTryton, connectTo } from './connect.ts';
import { dates, openRows } from './rows.ts';
import { type RunningTryton, startTryton } from './start.ts';

const missing = inject('whyNoTryton');
const call = {};

describe.skipIf(missing !== null)(`trading with a real Tryton${missing === null ? '' : ` (${missing})`}`, () => {
  let tryton: RunningTryton;
  let admin: TrytonAdmin;
  let connected: ConnectedTryton;
  let customers: readonly ErpCustomer[];
  let products: readonly Product[];
  let made = 0;

  beforeAll(async () => {
    tryton = await startTryton('small');
    admin = await logInAsAdmin(tryton);
    connected = connectTo(tryton);
    customers = (await connected.erp.customers({ first: 8 }, call)).items;
    products = (await connected.erp.products({}, { first: 3 }, call)).items;
  });

  afterAll(async () => {
    await connected.close();
    await tryton.stop();
  });

  // Of four customers in a row the first has no limit, the second an ample one, the third and fourth next to none.
  const [unlimited, limited] = [0, 2];

  function newOrder(customer: number, change: Partial<NewOrder> = {}): NewOrder {
    made += 1;
    return {
      customerId: customers[customer]?.id ?? '',
      externalReference: `TRADE-${made}`,
      currency: 'EUR',
      requestedDate: null,
      originDealId: null,
      lines: products.slice(0, 2).map((product, index) => ({
        productId: product.id,
        description: `As agreed ${index}`,
        quantity: { value: String(3 + index), unit: product.baseUnit },
        unitPrice: null,
        discountPercent: null,
        discount: null,
      })),
      ...change,
    };
  }

  it('follows an order to the last cent, and its feed tells every step', async () => {
    const { erp } = connected;
    let { cursor } = await erp.changes(null, 1_000, call);
    const told = async () => {
      const next = await erp.changes(cursor, 1_000, call);
      cursor = next.cursor;
      return next.changes.map(({ kind, id }) => `${kind} ${id}`);
    };

    const draft = await erp.createDraftOrder(newOrder(unlimited), call);
    expect(draft).toMatchObject({ status: 'DRAFT', billTo: { line1: 'Calle 0' }, shipTo: { line1: 'Polígono 0' } });
    expect(await told()).toContain(`order ${draft.id}`);

    const confirmed = await erp.confirmOrder(draft.id, call);
    expect(confirmed).toMatchObject({ status: 'IN_PROGRESS', fulfillment: 'NOT_STARTED', invoicing: 'TO_INVOICE' });
    expect(confirmed.total).toEqual(draft.total);
    const [[shipment], [invoice]] = await Promise.all([
      erp.shipmentsOfOrders([draft.id], call).then(([found = []]) => found),
      erp.invoicesOfOrders([draft.id], call).then(([found = []]) => found),
    ]);
    expect(invoice).toMatchObject({ status: 'DRAFT', total: draft.total, tax: draft.tax });
    expect(await told()).toEqual(expect.arrayContaining([`shipment ${shipment?.id}`, `invoice ${invoice?.id}`]));

    for (const step of ['assign_try', 'pick', 'pack', 'done'])
      await admin.call(`stock.shipment.out.${step}`, [Number(shipment?.id)]);
    expect(await told()).toEqual(expect.arrayContaining([`order ${draft.id}`, `stock ${products[0]?.id}`]));
    expect((await erp.ordersByIds([draft.id], call))[0]).toMatchObject({
      fulfillment: 'COMPLETE',
      lines: [{ shipped: { value: '3' } }, { shipped: { value: '4' } }],
    });

    const invoiceId = Number(invoice?.id);
    await admin.call('account.invoice.write', [invoiceId], { invoice_date: today() });
    await admin.call('account.invoice.post', [invoiceId]);
    const third = round(divide(draft.total.amount, '3'), 2);
    await told();
    await admin.pay(invoiceId, third);
    const [owed] = await erp.invoicesByIds([String(invoiceId)], call);
    const [payments] = await erp.paymentsOfCustomers([draft.customerId], { first: 1 }, call);
    expect(owed?.allocations).toMatchObject([{ paymentId: payments?.items[0]?.id, amount: { amount: third } }]);
    expect(payments?.items[0]).toMatchObject({ amount: { amount: third }, unallocated: { amount: '0.00' } });
    expect((await erp.ordersByIds([draft.id], call))[0]).toMatchObject({ payment: 'PARTIAL', invoicing: 'COMPLETE' });
    expect(await told()).toEqual(
      expect.arrayContaining([`payment ${payments?.items[0]?.id}`, `invoice ${invoiceId}`, `order ${draft.id}`]),
    );

    await admin.pay(invoiceId, owed?.balance.amount ?? '');
    expect((await erp.invoicesByIds([String(invoiceId)], call))[0]).toMatchObject({
      status: 'PAID',
      balance: { amount: '0.00' },
      allocations: [{}, {}],
    });
    expect((await erp.ordersByIds([draft.id], call))[0]).toMatchObject({ status: 'COMPLETED', payment: 'PAID' });
  });

  it('prices an order as it then is, by the customer’s price list and with every tax', async () => {
    const order = newOrder(unlimited);
    const priced = await connected.erp.priceOrder(order, call);
    const made = await connected.erp.createDraftOrder(order, call);
    expect(made).toMatchObject({ untaxed: priced.untaxed, tax: priced.tax, total: priced.total });
    expect(made.lines.map(({ total }) => total)).toEqual(priced.lines.map(({ total }) => total));
    expect(Number(made.tax.amount)).toBeGreaterThan(0);
    expect(Number(made.lines[0]?.unitPrice.amount)).toBeCloseTo(Number(products[0]?.listPrice?.amount) * 0.9, 3);
  });

  // On the SQLite of these tests trytond has no locks, so two processes at once may process a sale twice; a lease keeps them apart.
  it('makes one invoice and one shipment when an order is confirmed twenty times at once', async () => {
    const { erp } = connected;
    const { id } = await erp.createDraftOrder(newOrder(unlimited), call);
    const confirmed = await Promise.all(Array.from({ length: 20 }, () => erp.confirmOrder(id, call)));
    expect(new Set(confirmed.map(({ number }) => number)).size).toBe(1);
    expect((await erp.invoicesOfOrders([id], call))[0]).toHaveLength(1);
    expect((await erp.shipmentsOfOrders([id], call))[0]).toHaveLength(1);
  });

  it('keeps an order beyond the credit limit a quotation, and says why', async () => {
    const { id } = await connected.erp.createDraftOrder(newOrder(limited), call);
    await expect(connected.erp.confirmOrder(id, call)).rejects.toMatchObject({
      code: 'REJECTED',
      reason: 'CREDIT_LIMIT',
      message: expect.stringContaining('credit limit'),
    });
    expect((await connected.erp.ordersByIds([id], call))[0]?.status).toBe('QUOTED');
    const accepted = await connected.erp.confirmOrder(id, call, { acceptCreditExcess: true });
    expect(accepted).toMatchObject({ status: 'IN_PROGRESS' });
  });

  it('cancels what has not begun, with the reason in a note, and nothing else', async () => {
    const { erp } = connected;
    const draft = await erp.createDraftOrder(newOrder(unlimited), call);
    expect(await erp.cancelOrder(draft.id, 'Changed their mind', call)).toMatchObject({ status: 'CANCELLED' });
    expect(await erp.cancelOrder(draft.id, 'Again', call)).toMatchObject({ status: 'CANCELLED' });
    const notes = await admin.searchRead<{ message: string }>(
      'ir.note',
      [['resource', '=', `sale.sale,${draft.id}`]],
      ['message'],
    );
    expect(notes.map(({ message }) => message)).toEqual(['Changed their mind']);
    await expect(erp.confirmOrder(draft.id, call)).rejects.toMatchObject({ code: 'CONFLICT' });
    const begun = await erp.createDraftOrder(newOrder(unlimited), call);
    await erp.confirmOrder(begun.id, call);
    await expect(erp.cancelOrder(begun.id, 'Too late', call)).rejects.toMatchObject({ code: 'CONFLICT' });
  });

  it('finds both drafts when one reference was used twice', async () => {
    const order = newOrder(unlimited);
    const [one, other] = [
      await connected.erp.createDraftOrder(order, call),
      await connected.erp.createDraftOrder(order, call),
    ];
    const [found] = await connected.erp.ordersByReferences([order.externalReference], call);
    expect(found?.map(({ id }) => id).toSorted()).toEqual([one.id, other.id].toSorted());
  });

  it('sends orders from the warehouse of the configuration', async () => {
    const north = connectTo(tryton, { erp: { warehouse: 'NOR' } });
    const { id } = await north.erp.createDraftOrder(newOrder(unlimited), call);
    await north.erp.confirmOrder(id, call);
    const [shipments] = await north.erp.shipmentsOfOrders([id], call);
    expect(shipments).toMatchObject([{ warehouse: { name: 'Almacén Norte' } }]);
    await north.close();
    const nowhere = connectTo(tryton, { erp: { warehouse: 'SUR' } });
    await expect(nowhere.erp.createDraftOrder(newOrder(unlimited), call)).rejects.toMatchObject({
      code: 'REJECTED',
      message: expect.stringContaining('no warehouse SUR'),
    });
    await nowhere.close();
  });

  it('makes one customer when the same is created many times at once, and refuses a false tax number', async () => {
    const customer = {
      legalName: 'Conservas Ons, S.A.',
      kind: 'COMPANY',
      taxId: 'A12345674',
      email: 'compras@ons.example',
      phone: '+34986123456',
      currency: 'EUR',
      billingAddress: {
        name: null,
        line1: 'Rúa 1',
        line2: 'Baixo',
        city: 'Vigo',
        region: null,
        postalCode: '36201',
        country: 'ES',
      },
      crmReference: 'ons',
    } as const;
    const created = await Promise.all(Array.from({ length: 5 }, () => connected.erp.createCustomer(customer, call)));
    expect(new Set(created.map(({ id }) => id)).size).toBe(1);
    expect(created[0]).toMatchObject({
      taxId: 'A12345674',
      phone: '+34986123456',
      crmReference: 'ons',
      billingAddress: { line1: 'Rúa 1', line2: 'Baixo', country: 'ES' },
    });
    const false_ = { ...customer, taxId: 'A12345670', crmReference: 'false' };
    await expect(connected.erp.createCustomer(false_, call)).rejects.toMatchObject({ code: 'REJECTED' });
    expect(await connected.erp.customersByCrmReferences(['false'], call)).toEqual([[]]);
  });

  it('shows no telephone once it is emptied, though there were two, and keeps both out of use', async () => {
    const { erp } = connected;
    const customerId = customers[4]?.id ?? '';
    const party = ['party', '=', Number(customerId)];
    await erp.updateCustomer(customerId, { phone: '+34986000001' }, call);
    await admin.call('party.contact_mechanism.create', [
      { party: Number(customerId), type: 'mobile', value: '+34600000002' },
    ]);
    const changed = await erp.updateCustomer(customerId, { phone: '+34986000003' }, call);
    expect(changed).toMatchObject({ phone: '+34986000003' });
    const emptied = await erp.updateCustomer(customerId, { phone: null }, call);
    expect(emptied).toMatchObject({ phone: null, email: changed.email });
    const outOfUse = await admin.searchRead<{ value: string }>(
      'party.contact_mechanism',
      [party, ['active', '=', false]],
      ['value'],
    );
    expect(outOfUse.map(({ value }) => value.replaceAll(' ', '')).toSorted()).toEqual(['+34600000002', '+34986000003']);
    expect(await erp.updateCustomer(customerId, { phone: '+34986000004' }, call)).toMatchObject({
      phone: '+34986000004',
    });
  });

  it('shows nothing of a customer that a person has put out of use', async () => {
    const { erp } = connected;
    const customerId = customers[5]?.id ?? '';
    const [billing] = await admin.searchRead<{ id: number }>('party.address', [['party', '=', Number(customerId)]], []);
    await admin.call('party.address.copy', [billing?.id], { street: 'Nueva 7', sequence: 99 });
    await admin.call('party.address.write', [billing?.id], { active: false });
    const [customer] = await erp.customersByIds([customerId], call);
    expect(customer).toMatchObject({ billingAddress: { line1: 'Nueva 7' } });
  });

  it('tells a change that a slow transaction committed after newer ones were told', async () => {
    const { crm } = connected;
    const start = await crm.changes(null, 100, call);
    const newer = await crm.logInteraction(
      {
        accountId: customers[0]?.id ?? '',
        kind: 'NOTE',
        direction: null,
        subject: null,
        body: 'Newer',
        occurredAt: '2026-01-01T00:00:00Z',
        dealId: null,
        contactIds: [],
        idempotencyKey: null,
      },
      call,
    );
    const after = await crm.changes(start.cursor, 100, call);
    expect(after.changes.map(({ id }) => id)).toEqual([newer.id]);
    const rows = openRows(tryton);
    const tenSecondsAgo = new Date(Date.now() - 10_000).toISOString();
    const [late] = rows.insert('ir_note', [
      { resource: `party.party,${customers[0]?.id}`, message: 'Late', ...dates(tenSecondsAgo) },
    ]);
    rows.close();
    const again = await crm.changes(after.cursor, 100, call);
    expect(again.changes.map(({ id }) => id)).toEqual([String(late)]);
    expect((await crm.changes(again.cursor, 100, call)).changes).toEqual([]);
  });
});
