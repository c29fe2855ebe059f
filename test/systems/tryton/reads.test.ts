import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { add, compare, negate } from '#model/decimal.ts';
import { dealKey } from '#ports/crm-system.ts';
import type { Invoice, Order } from '#ports/erp-system.ts';
import { type ListedRecord, positionOf } from '#ports/source.ts';
import { logInAsAdmin, type TrytonAdmin } from './admin.ts';
import { type ConnectedTryton, connectTo } from './connect.ts';
import { openRows } from './rows.ts';
import { type RunningTryton, startTryton } from './start.ts';

const missing = inject('whyNoTryton');
const call = {};

interface Tagged {
  readonly decimal: string;
}

describe.skipIf(missing !== null)(`reading a real Tryton${missing === null ? '' : ` (${missing})`}`, () => {
  let tryton: RunningTryton;
  let admin: TrytonAdmin;
  let connected: ConnectedTryton;

  beforeAll(async () => {
    tryton = await startTryton('small');
    admin = await logInAsAdmin(tryton);
    connected = connectTo(tryton);
  });

  afterAll(async () => {
    await connected.close();
    await tryton.stop();
  });

  it('says what it is, who we are, and that the clocks agree', async () => {
    const info = await connected.erp.info(call);
    expect(info).toMatchObject({ product: 'Tryton', version: expect.stringMatching(/^6\.0\./), actor: 'gateway' });
    expect(Math.abs(info.clockSkewMs ?? Infinity)).toBeLessThan(5_000);
  });

  it('has the totals, tax and lines of every sale as Tryton has them', async () => {
    const orders = await everyOrder();
    const sales = await admin.searchRead<{
      id: number;
      untaxed_amount: Tagged;
      tax_amount: Tagged;
      total_amount: Tagged;
      lines: number[];
    }>('sale.sale', [], ['untaxed_amount', 'tax_amount', 'total_amount', 'lines']);
    expect(orders).toHaveLength(sales.length);
    const found = new Map(orders.map((order) => [order.id, order]));
    for (const sale of sales) {
      const order = found.get(String(sale.id));
      expect(compare(order?.untaxed.amount ?? 'x', sale.untaxed_amount.decimal)).toBe(0);
      expect(compare(order?.tax.amount ?? 'x', sale.tax_amount.decimal)).toBe(0);
      expect(compare(order?.total.amount ?? 'x', sale.total_amount.decimal)).toBe(0);
      expect(order?.lines).toHaveLength(sale.lines.length);
    }
  });

  it('tells the ends that sales have come to', async () => {
    const orders = await everyOrder();
    const statuses = new Set(orders.map(({ status }) => status));
    expect([...statuses].toSorted()).toEqual(['CANCELLED', 'COMPLETED', 'DRAFT', 'IN_PROGRESS', 'QUOTED']);
    const [partial] = await connected.erp.ordersByReferences(['PARTIAL-SHIPMENT'], call);
    expect(partial).toMatchObject([
      { fulfillment: 'PARTIAL', lines: [{ ordered: { value: '10' }, shipped: { value: '4' } }] },
    ]);
    const payments = new Set(orders.map(({ payment }) => payment));
    expect(['NOT_DUE', 'OVERDUE', 'PAID'].filter((status) => !payments.has(status as Order['payment']))).toEqual([]);
  });

  it('reads the fields that the configuration names as text, on every kind that has them', async () => {
    const own = connectTo(tryton, {
      crm: {
        customFields: {
          accounts: { Code: 'code' },
          leads: { Reference: 'number' },
          deals: { Since: 'start_date', Forecast: 'amount' },
        },
      },
      erp: {
        customFields: {
          customers: { Active: 'active', Code: 'code' },
          orders: { 'Day of sale': 'sale_date', 'Total then': 'total_amount_cache', Made: 'create_date' },
          products: { Bar: 'code' },
          shipments: { Reference: 'number' },
          invoices: { Text: 'number' },
        },
      },
    });
    try {
      const [order] = (await own.erp.orders({ status: ['COMPLETED'] }, { first: 1 }, call)).items;
      expect(order?.customFields).toEqual([
        { name: 'Day of sale', value: order?.orderDate },
        { name: 'Total then', value: order?.total.amount },
        { name: 'Made', value: order?.createdAt },
      ]);
      const [customer] = (await own.erp.customers({ first: 1 }, call)).items;
      expect(customer?.customFields).toEqual([
        { name: 'Active', value: expect.stringMatching(/^(true|1)$/) },
        { name: 'Code', value: customer?.number },
      ]);
      const [product] = (await own.erp.products({}, { first: 1 }, call)).items;
      expect(product?.customFields).toEqual([{ name: 'Bar', value: product?.sku }]);
      const [account] = (await own.crm.accounts({ first: 1 }, call)).items;
      expect(account?.customFields).toEqual([{ name: 'Code', value: expect.stringMatching(/\S/) }]);
      const { items } = await own.crm.deals({}, { first: 20 }, call);
      const priced = items.find(({ amount }) => amount !== null);
      expect(priced?.customFields).toEqual([
        { name: 'Since', value: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) },
        { name: 'Forecast', value: priced?.amount?.amount },
      ]);
      const shipments = await own.erp.shipmentsOfOrders([order?.id ?? ''], call);
      expect(shipments[0]?.map(({ customFields }) => customFields)).toEqual(
        shipments[0]?.map(({ number, isReturn }) => [{ name: 'Reference', value: isReturn ? null : number }]),
      );
      const [invoice] = (await own.erp.invoices({}, { first: 1 }, call)).items;
      expect(invoice?.customFields).toEqual([{ name: 'Text', value: invoice?.number }]);
      const leads = (await own.crm.leads({}, { first: 1 }, call)).items;
      expect(leads.map(({ customFields }) => customFields)).toEqual(
        leads.map(() => [{ name: 'Reference', value: expect.stringMatching(/\S/) }]),
      );
    } finally {
      await own.close();
    }
  });

  it('computes what is owed on every invoice as Tryton does', async () => {
    const invoices = await everyInvoice();
    const theirs = await admin.searchRead<{ id: number; amount_to_pay: Tagged; total_amount: Tagged }>(
      'account.invoice',
      [['type', '=', 'out']],
      ['amount_to_pay', 'total_amount'],
    );
    expect(invoices).toHaveLength(theirs.length);
    const found = new Map(invoices.map((invoice) => [invoice.id, invoice]));
    for (const their of theirs) {
      const invoice = found.get(String(their.id));
      expect(compare(invoice?.balance.amount ?? 'x', their.amount_to_pay.decimal)).toBe(0);
      expect(compare(invoice?.total.amount ?? 'x', their.total_amount.decimal)).toBe(0);
    }
  });

  it('accounts for the difference between total and balance by allocations', async () => {
    const booked = (await everyInvoice()).filter(({ status }) => status === 'OPEN' || status === 'PAID');
    expect(booked.length).toBeGreaterThan(100);
    for (const { id, total, balance, allocations } of booked) {
      // What a credit note has settled of an invoice is positive there and here; it takes away from what is left of both.
      const settled = add(
        '0',
        ...allocations.map(({ invoiceId, amount }) => (invoiceId === id ? amount.amount : negate(amount.amount))),
      );
      expect(compare(add(balance.amount, settled), total.amount)).toBe(0);
    }
  });

  it('knows credit notes and what they take back', async () => {
    const invoices = await everyInvoice();
    const notes = invoices.filter(({ kind }) => kind === 'CREDIT_NOTE');
    expect(notes.map(({ status }) => status).toSorted()).toEqual(['OPEN', 'PAID']);
    const reversed = invoices.find(({ status }) => status === 'REVERSED');
    const used = notes.find(({ status }) => status === 'PAID');
    expect(used?.allocations).toMatchObject([
      { paymentId: null, invoiceId: reversed?.id, amount: { amount: reversed?.total.amount } },
    ]);
  });

  it('finds the same overdue invoices by filter as by balance and due day', async () => {
    const today = new Date().toISOString().slice(0, 10);
    const isLate = ({ balance, dueDate }: Invoice) =>
      compare(balance.amount, '0') > 0 && dueDate !== null && dueDate < today;
    const all = await everyInvoice();
    const [late, others] = await Promise.all([
      connected.erp.invoices({ overdue: true }, { first: 200 }, call),
      connected.erp.invoices({ overdue: false }, { first: 200 }, call),
    ]);
    expect(late.items.length).toBeGreaterThan(10);
    expect(idsOf(late.items)).toEqual(idsOf(all.filter(isLate)));
    expect(idsOf(others.items)).toEqual(idsOf(all.filter((invoice) => !isLate(invoice))));
  });

  it('tells payments with what they have paid, once and for all', async () => {
    const { items } = await connected.erp.payments({}, { first: 200 }, call);
    expect(items.length).toBeGreaterThan(80);
    for (const { amount, unallocated, allocations } of items) {
      const used = add('0', ...allocations.map((each) => each.amount.amount));
      expect(compare(add(used, unallocated.amount), amount.amount)).toBe(0);
    }
  });

  it('takes the credit of every customer apart so that it adds up to that of Tryton', async () => {
    const parties = await admin.searchRead<{ id: number; credit_amount: Tagged; credit_limit_amount: Tagged | null }>(
      'party.party',
      [],
      ['credit_amount', 'credit_limit_amount'],
    );
    const credits = await connected.erp.creditOfCustomers(
      parties.map(({ id }) => String(id)),
      call,
    );
    for (const [index, { credit_amount: amount, credit_limit_amount: limit }] of parties.entries()) {
      const credit = credits[index];
      const exposure = add(
        credit?.receivable.amount ?? 'x',
        credit?.uninvoicedOrders.amount ?? 'x',
        `-${credit?.unappliedCredits.amount}`,
      );
      expect(compare(exposure, amount.decimal)).toBe(0);
      expect(credit?.limit === null).toBe(limit === null);
    }
  });

  it('reads stock by warehouse as Tryton counts it, and purchases on their way', async () => {
    const { items: products } = await connected.erp.products({}, { first: 50 }, call);
    const supplies = await connected.erp.supplyOfProducts(idsInOrder(products), call);
    const warehouses = await connected.erp.warehouses(call);
    expect(warehouses.map(({ name }) => name)).toEqual(['Almacén Madrid', 'Almacén Norte']);
    for (const [place, warehouse] of warehouses.entries()) {
      const theirs = await admin.stockOf(Number(warehouse.id));
      expect(theirs.size).toBeGreaterThan(15);
      for (const [index, product] of products.entries()) {
        const level = supplies[index]?.levels[place];
        expect(level === undefined ? undefined : Number(level.onHand.value)).toBe(theirs.get(product.id));
      }
    }
    const last = products.findIndex(({ sku }) => sku === 'SKU-0019');
    expect(supplies[last]?.levels[0]).toMatchObject({
      onHand: { value: '0' },
      incoming: { value: '500' },
      outgoing: { value: '7' },
    });
    expect(supplies[last]?.events).toContainEqual(
      expect.objectContaining({ quantity: { value: '500', unit: 'Unit' } }),
    );
    expect(supplies[products.findIndex(({ kind }) => kind === 'SERVICE')]).toEqual({ levels: [], events: [] });
  });

  it('quotes the price list of the customer, by quantity', async () => {
    const [product] = await connected.erp.productsBySkus(['SKU-0000'], call);
    const [withList, without] = (await connected.erp.customers({ first: 2 }, call)).items;
    const quote = (customerId: string | undefined, quantity: string) => ({
      productId: product?.id ?? '',
      customerId: customerId ?? '',
      quantity,
      on: null,
    });
    const quotes = await connected.erp.prices(
      [quote(without?.id, '1'), quote(withList?.id, '1'), quote(withList?.id, '60')],
      call,
    );
    const list = Number(product?.listPrice?.amount);
    expect(quotes.map((each) => Number(each?.unitPrice.amount))).toEqual([
      list,
      expect.closeTo(list * 0.9, 3),
      expect.closeTo(list * 0.85, 3),
    ]);
    expect(quotes.map((each) => each?.priceList?.name)).toEqual([undefined, 'Mayoristas', 'Mayoristas']);
  });

  it('reads the orders, invoices and payments of 100 customers in six calls', async () => {
    const customers = await connected.erp.customers({ first: 100 }, call);
    expect(customers.items).toHaveLength(100);
    const ids = idsInOrder(customers.items);
    connected.operations.length = 0;
    const page = { first: 20 };
    const [orders, invoices, payments] = await Promise.all([
      connected.erp.ordersOfCustomers(ids, {}, page, call),
      connected.erp.invoicesOfCustomers(ids, {}, page, call),
      connected.erp.paymentsOfCustomers(ids, page, call),
    ]);
    expect(connected.operations).toHaveLength(6);
    expect([orders, invoices, payments].map((pages) => pages.filter(({ items }) => items.length > 0).length)).toEqual([
      expect.toSatisfy((count: number) => count > 90),
      expect.toSatisfy((count: number) => count > 80),
      expect.toSatisfy((count: number) => count > 60),
    ]);
  });

  it('lists customers without the company itself, its employees, and who was merged away', async () => {
    const names = (await connected.erp.customers({ first: 500 }, call)).items.map(({ legalName }) => legalName);
    expect(names).not.toContain('Comercial Ibérica SL');
    expect(names).not.toContain('Ana Vendedora');
    expect(names.filter((name) => name === 'Duplicado SA')).toHaveLength(1);
    const [twin] = await admin.searchRead<{ id: number }>(
      'party.party',
      [
        ['replaced_by', '!=', null],
        ['active', 'in', [true, false]],
      ],
      [],
    );
    expect(await connected.erp.customersByIds([String(twin?.id)], call)).toEqual([null]);
  });

  it('takes persons for contacts when the relation is named, and no longer for accounts', async () => {
    const related = connectTo(tryton, { crm: { contactRelation: 'is employee of' } });
    const accounts = (await related.crm.accounts({ first: 300 }, call)).items;
    expect(accounts.filter(({ name }) => name.startsWith('Contacto'))).toEqual([]);
    const [first, second] = accounts;
    const [one, two] = await related.crm.contactsOfAccounts([first?.id ?? '', second?.id ?? ''], { first: 5 }, call);
    expect(one?.items).toMatchObject([
      { displayName: 'Contacto 0 Persona', email: 'persona0@cliente0000.example', accountId: first?.id },
    ]);
    expect(two?.items).toMatchObject([{ displayName: 'Contacto 1 Persona' }]);
    await related.close();
  });

  it('reads opportunities as deals, with what became of their sales', async () => {
    const { items } = await connected.crm.deals({ status: ['WON', 'LOST', 'CANCELLED'] }, { first: 100 }, call);
    const won = items.filter(({ status }) => status === 'WON');
    expect(won).toHaveLength(2);
    expect(won[0]?.orderSummary).toMatchObject({
      orderNumber: expect.stringMatching(/^\d+$/),
      orderStatus: expect.stringMatching(/^(processing|done)$/),
    });
    expect(items.find(({ status }) => status === 'LOST')?.lostReason).toBe('Precio');
    const lines = await connected.crm.linesOfDeals(won.map(dealKey), call);
    expect(lines.map((ofDeal) => ofDeal.length)).toEqual([2, 2]);
  });

  it('is FORBIDDEN what the user may not read', async () => {
    const { user, password } = tryton.restricted;
    const restricted = connectTo(tryton, { both: { user, password } });
    await expect(restricted.erp.payments({}, { first: 1 }, call)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await restricted.close();
  });

  it.each([
    ['a wrong password', '/small/', 'wrong', 'UNAUTHORIZED', 'check user and password'],
    ['an unknown database', '/nowhere/', 'gateway-Pw-42000', 'BAD_RESPONSE', 'name of an existing database'],
  ])('says what to check: %s', async (_name, path, password, code, advice) => {
    const stranger = connectTo(tryton, { both: { password, url: new URL(path, tryton.url).href } });
    await expect(stranger.erp.warehouses(call)).rejects.toMatchObject({
      code,
      message: expect.stringContaining(advice),
    });
    await stranger.close();
  });

  it('goes on when its session has ended, and when Tryton was restarted', async () => {
    const before = await connected.erp.warehouses(call);
    const rows = openRows(tryton);
    rows.run('DELETE FROM ir_session');
    rows.close();
    expect(await connected.erp.warehouses(call)).toEqual(before);
    await tryton.restart();
    expect(await connected.erp.warehouses(call)).toEqual(before);
  });

  async function everyOrder(): Promise<readonly Order[]> {
    return toEnd((after) => connected.erp.orders({}, { first: 100, after }, call));
  }

  async function everyInvoice(): Promise<readonly Invoice[]> {
    return toEnd((after) => connected.erp.invoices({}, { first: 100, after }, call));
  }
});

async function toEnd<Row extends ListedRecord>(
  read: (
    after: { key: string; id: string } | undefined,
  ) => Promise<{ readonly items: readonly Row[]; readonly hasNextPage: boolean }>,
): Promise<readonly Row[]> {
  const all: Row[] = [];
  for (;;) {
    const last = all.at(-1);
    const { items, hasNextPage } = await read(last && positionOf(last));
    all.push(...items);
    if (!hasNextPage) return all;
  }
}

function idsInOrder(records: readonly { readonly id: string }[]): string[] {
  return records.map(({ id }) => id);
}

function idsOf(records: readonly { readonly id: string }[]): string[] {
  return idsInOrder(records).toSorted();
}
