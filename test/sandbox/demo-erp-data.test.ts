import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { add, compare, divide, isNegative, isZero, multiply, negate, round, subtract } from '#model/decimal.ts';
import { minorDigits } from '#model/money.ts';
import { type Json, readAll, startErp, type TalkingServer } from './talk.ts';

describe('the demo data of the ERP', () => {
  let erp: TalkingServer;
  const all: Record<string, readonly Json[]> = {};
  let supplies: readonly Json[] = [];
  const of = (kind: string): readonly Json[] => all[kind] ?? [];
  const sum = (amounts: readonly unknown[]): string => add('0', ...amounts.map(String));
  const isSame = (a: unknown, b: unknown): boolean => compare(String(a), String(b)) === 0;
  const linesOf = (record: Json): readonly Json[] => record['lines'] as readonly Json[];
  const allocationsOf = (record: Json): readonly Json[] => record['allocations'] as readonly Json[];

  beforeAll(async () => {
    erp = await startErp({ seedData: 'demo' });
    for (const kind of ['customers', 'products', 'orders', 'shipments', 'invoices', 'payments'])
      all[kind] = await readAll(erp.talk, `/api/${kind}/query`, kind === 'products' ? 'sku' : 'createdAt');
    const productIds = of('products').map((product) => product['id'] as number);
    const { body } = await erp.talk('POST', '/api/supply/query', { productIds });
    supplies = body['results'] as Json[];
  });
  afterAll(() => erp[Symbol.asyncDispose]());

  it('is as large as a real company of that size', async () => {
    expect(of('customers').length).toBeGreaterThanOrEqual(300);
    expect(of('products').length).toBeGreaterThanOrEqual(150);
    expect(of('orders').length).toBeGreaterThanOrEqual(1500);
    const { body } = await erp.talk('GET', '/api/warehouses');
    expect(body['results']).toHaveLength(2);
  });

  it('refers only to records that exist', () => {
    const ids = new Map(
      Object.entries(all).map(([kind, records]) => [kind, new Set(records.map((record) => record['id']))]),
    );
    const missing = (kind: string, id: unknown): boolean =>
      id !== null && id !== undefined && ids.get(kind)?.has(id) !== true;
    const dangling = Object.values(all)
      .flat()
      .filter(
        (record) =>
          missing('customers', record['customerId']) ||
          ((record['orderIds'] ?? []) as unknown[]).some((id) => missing('orders', id)) ||
          ((record['lines'] ?? []) as Json[]).some(
            (line) => missing('products', line['productId']) || missing('orders', line['orderId']),
          ) ||
          ((record['allocations'] ?? []) as Json[]).some(
            (item) =>
              missing('invoices', item['invoiceId']) ||
              missing('invoices', item['creditNoteId']) ||
              missing('payments', item['paymentId']),
          ),
      );
    expect(dangling).toEqual([]);
  });

  it('has totals that are the lines plus tax, rounded once per rate', () => {
    const wrong = [...of('orders'), ...of('invoices')].filter((document) => {
      const taxes = [...Map.groupBy(linesOf(document), (line) => line['taxRate'] as unknown)].map(([rate, lines]) =>
        round(
          multiply(sum(lines.map((line) => line['untaxed'])), divide(String(rate), '100')),
          minorDigits(document['currency']),
        ),
      );
      const untaxed = sum(linesOf(document).map((line) => line['untaxed']));
      return (
        !isSame(document['untaxed'], untaxed) ||
        !isSame(document['tax'], sum(taxes)) ||
        !isSame(document['total'], add(untaxed, sum(taxes)))
      );
    });
    expect(wrong).toEqual([]);
  });

  it('has balances that are totals less allocations, and no allocation without its counterpart', () => {
    const settled = of('invoices').filter((invoice) => {
      const allocated = sum(allocationsOf(invoice).map((item) => item['amount']));
      const balance =
        invoice['type'] === 'invoice'
          ? subtract(String(invoice['total']), allocated)
          : add(String(invoice['total']), allocated);
      return !isSame(invoice['balance'], balance) || (invoice['state'] === 'paid') !== isZero(balance);
    });
    expect(settled).toEqual([]);
    const unallocated = of('payments').filter(
      (payment) =>
        !isSame(
          payment['unallocated'],
          subtract(String(payment['amount']), sum(allocationsOf(payment).map((item) => item['amount']))),
        ),
    );
    expect(unallocated).toEqual([]);
    const keyOf = (item: Json): string =>
      JSON.stringify([item['paymentId'], item['creditNoteId'], item['invoiceId'], item['amount'], item['date']]);
    const ofInvoices = of('invoices')
      .filter(({ type }) => type === 'invoice')
      .flatMap(allocationsOf)
      .map(keyOf)
      .toSorted();
    const ofSources = [...of('payments'), ...of('invoices').filter(({ type }) => type === 'credit')]
      .flatMap(allocationsOf)
      .map(keyOf)
      .toSorted();
    expect(ofInvoices).toEqual(ofSources);
  });

  it('has stock that agrees with open orders and receipts', () => {
    const open = of('orders').filter(({ state }) => ['sale', 'in_progress', 'hold'].includes(state as string));
    const wrong = supplies.flatMap((supply) =>
      (supply['levels'] as Json[]).filter((level) => {
        const lines = open
          .flatMap(linesOf)
          .filter((line) => line['productId'] === supply['productId'] && line['warehouseId'] === level['warehouseId']);
        const events = (supply['events'] as Json[]).filter((event) => event['warehouseId'] === level['warehouseId']);
        const quantities = events.map((event) => String(event['quantity']));
        return !(
          isSame(level['reserved'], sum(lines.map((line) => line['reserved']))) &&
          isSame(
            level['outgoing'],
            sum(lines.map((line) => subtract(String(line['quantity']), String(line['shipped'])))),
          ) &&
          isSame(level['outgoing'], negate(sum(quantities.filter(isNegative)))) &&
          isSame(level['incoming'], sum(quantities.filter((quantity) => !isNegative(quantity)))) &&
          compare(String(level['reserved']), String(level['onHand'])) <= 0
        );
      }),
    );
    expect(wrong).toEqual([]);
  });

  it('has shipped and invoiced what its shipments and invoices say', () => {
    const returned = (shipment: Json): boolean => shipment['isReturn'] === true;
    const left = of('shipments').filter(
      (shipment) => ['shipped', 'delivered'].includes(shipment['state'] as string) && !returned(shipment),
    );
    const shippedBy = Map.groupBy(left.flatMap(linesOf), (line) => line['orderId'] as unknown);
    const invoicedBy = Map.groupBy(
      of('invoices').filter(({ type }) => type === 'invoice'),
      (invoice) => (invoice['orderIds'] as unknown[])[0],
    );
    const wrong = of('orders').filter((order) => {
      const goods = linesOf(order).filter((line) => line['warehouseId'] !== null);
      const shipped = sum(goods.map((line) => line['shipped']));
      const invoiced = sum(linesOf(order).map((line) => line['invoiced']));
      const onShipments = sum((shippedBy.get(order['id']) ?? []).map((line) => line['quantity']));
      const onInvoices = sum((invoicedBy.get(order['id']) ?? []).flatMap(linesOf).map((line) => line['quantity']));
      return !isSame(shipped, onShipments) || !isSame(invoiced, onInvoices);
    });
    expect(wrong).toEqual([]);
    const overshipped = of('orders')
      .flatMap(linesOf)
      .filter((line) => compare(String(line['shipped']), String(line['quantity'])) > 0);
    expect(overshipped).toEqual([]);
  });

  it('invoices a finished order to the cent, in however many parts', () => {
    const untaxedOf = Map.groupBy(
      of('invoices').filter(({ type }) => type === 'invoice'),
      (invoice) => (invoice['orderIds'] as unknown[])[0],
    );
    const wrong = of('orders')
      .filter(({ state }) => state === 'done')
      .filter(
        (order) =>
          !isSame(order['untaxed'], sum((untaxedOf.get(order['id']) ?? []).map((invoice) => invoice['untaxed']))),
      );
    expect(wrong).toEqual([]);
  });

  it('shows every situation that money can be in', async () => {
    const count = (kind: string, test: (record: Json) => boolean): number => of(kind).filter(test).length;
    const today = (await erp.talk('GET', '/_clock')).body['today'] as string;
    expect(new Set(of('invoices').map((invoice) => invoice['currency'] as unknown))).toEqual(
      new Set(['EUR', 'USD', 'GBP', 'JPY', 'KWD']),
    );
    const overdue = count('invoices', (invoice) => invoice['state'] === 'posted' && invoice['dueDate'] < today);
    expect(overdue).toBeGreaterThan(50);
    expect(
      count('invoices', (invoice) => invoice['state'] === 'posted' && allocationsOf(invoice).length > 0),
    ).toBeGreaterThan(5);
    expect(
      count('invoices', (invoice) => invoice['type'] === 'credit' && invoice['state'] === 'posted'),
    ).toBeGreaterThan(3);
    expect(
      count('invoices', (invoice) => invoice['type'] === 'credit' && allocationsOf(invoice).length > 0),
    ).toBeGreaterThan(3);
    expect(
      count('payments', (payment) => payment['state'] === 'posted' && !isZero(String(payment['unallocated']))),
    ).toBeGreaterThan(3);
    expect(count('customers', (customer) => customer['creditLimit'] === null)).toBeGreaterThan(50);
    expect(count('customers', (customer) => customer['onHold'] === true)).toBe(3);
    const { body } = await erp.talk('POST', '/api/credit/query', {
      customerIds: of('customers')
        .slice(0, 200)
        .map(({ id }) => id as number),
    });
    const exceeded = (body['results'] as Json[]).filter(
      (credit) =>
        credit['creditLimit'] !== null &&
        compare(
          subtract(
            add(String(credit['receivable']), String(credit['uninvoicedOrders'])),
            String(credit['unappliedCredits']),
          ),
          String(credit['creditLimit']),
        ) > 0,
    );
    expect(exceeded.length).toBeGreaterThanOrEqual(5);
  });

  it('has orders in every state of their life', () => {
    const states = new Set(of('orders').map((order) => order['state'] as string));
    expect(states).toEqual(
      new Set(['draft', 'quotation', 'to_approve', 'sale', 'in_progress', 'hold', 'done', 'closed', 'cancel']),
    );
    const twice = Map.groupBy(
      of('shipments').filter(({ state }) => state === 'delivered'),
      (shipment) => (shipment['orderIds'] as unknown[])[0],
    );
    expect([...twice.values()].filter((shipments) => shipments.length > 1).length).toBeGreaterThan(100);
  });

  it('shows a customer with a bit of everything', async () => {
    const own = (kind: string): readonly Json[] => of(kind).filter((record) => record['customerId'] === 1);
    expect(of('customers').find(({ id }) => id === 1)?.['legalName']).toBe('Talleres Ibáñez, S.L.');
    expect(own('orders').length).toBeGreaterThanOrEqual(10);
    expect(own('shipments').length).toBeGreaterThanOrEqual(8);
    const states = new Set(own('orders').map((order) => order['paymentState'] as string));
    expect([...states]).toEqual(expect.arrayContaining(['not_due', 'unpaid', 'overdue', 'paid']));
    const open = own('invoices').filter(({ state }) => state === 'posted');
    expect(open.some((invoice) => allocationsOf(invoice).length > 0)).toBe(true);
    expect(open.some((invoice) => invoice['type'] === 'credit')).toBe(true);
    expect(own('payments').some((payment) => !isZero(String(payment['unallocated'])))).toBe(true);
  });
});
