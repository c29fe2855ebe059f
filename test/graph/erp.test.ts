import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { reachableFields } from './answered-fields.ts';
import { entitiesOf } from './entities-of.ts';
import {
  customer,
  invoice,
  order,
  payment,
  priceList,
  product,
  queries,
  shipment,
  warehouse,
} from './erp-documents.ts';
import { customerCount, dayFromToday, type ErpWorld, startErpWorld } from './erp-world.ts';

let world: ErpWorld;

beforeAll(async () => {
  world = await startErpWorld();
});

afterAll(() => world.close());

beforeEach(() => {
  world.calls.length = 0;
});

describe('the erp subgraph', () => {
  it('answers every field of its schema', async () => {
    const answers = [
      await world.ask(queries, {
        order: 'order:erp:1',
        number: 'SO-00001',
        invoice: 'invoice:erp:1',
        product: 'product:erp:1',
      }),
      await world.ask(entitiesOf('Customer', customer), { references: [customerReference('1', '2')] }),
      await world.ask(entitiesOf('Customer', 'erpCustomerId'), {
        references: [{ __typename: 'Customer', erpCustomerId: '1', erpIds: ['1'] }],
      }),
    ];
    expect(answers.flatMap((answer) => answer.errors)).toEqual([]);
    const neverInTheSandbox = new Set(['Invoice.documentUrl', 'SourceRecord.url']);
    expect(reachableFields(world.subgraph.schema).filter((field) => !world.answered.has(field))).toEqual(
      [...neverInTheSandbox].toSorted(),
    );
  });

  it.each([
    ['Invoice', 'invoice:erp:3', invoice],
    ['Order', 'order:erp:3', order],
    ['Payment', 'payment:erp:3', payment],
    ['PriceList', 'price-list:erp:1', priceList],
    ['Product', 'product:erp:1', product],
    ['Shipment', 'shipment:erp:3', shipment],
    ['Warehouse', 'warehouse:erp:1', warehouse],
  ])('is entered by the id of a %s, and answers null for what does not exist', async (type, id, fields) => {
    const ids = [id, 'nonsense', id.replace(/\d+$/, '99999'), id.replace(':erp:', ':other:'), id];
    const { data, errors } = await world.ask(entitiesOf(type, fields), {
      references: ids.map((each) => ({ __typename: type, id: each })),
    });
    expect(errors).toEqual([]);
    expect(data._entities).toEqual([
      expect.objectContaining({ __typename: type, id }),
      null,
      null,
      null,
      expect.objectContaining({ id }),
    ]);
  });

  it('is entered by the SKU of a product, as the CRM knows it', async () => {
    const { data, errors } = await world.ask(entitiesOf('Product', 'id name'), {
      references: ['BEARING-1', 'UNKNOWN'].map((sku) => ({ __typename: 'Product', sku })),
    });
    expect(errors).toEqual([]);
    expect(data._entities).toEqual([{ __typename: 'Product', id: 'product:erp:1', name: 'Rodamiento' }, null]);
  });

  it('is entered by the reference of an order, and means the one that was not cancelled', async () => {
    const { data, errors } = await world.ask(entitiesOf('Order', 'id status'), {
      references: ['GRIAL-1', 'GRIAL-0'].map((externalReference) => ({ __typename: 'Order', externalReference })),
    });
    expect(errors).toEqual([]);
    expect(data._entities).toEqual([{ __typename: 'Order', id: 'order:erp:1', status: 'IN_PROGRESS' }, null]);
  });

  it('finds records by id, number and SKU, and nothing by any other', async () => {
    const found = await world.ask(`{
      order(id: "order:erp:1") { number }
      deal: order(id: "deal:crm:1") { number }
      orderByNumber(number: "SO-00002") { id shipments { trackingNumbers } invoices { number } }
      unknown: orderByNumber(number: "SO-99999") { id }
      invoice(id: "invoice:erp:1") { number }
      text: invoice(id: "?") { number }
      product(sku: "MOUNTING") { id kind }
      none: product(sku: "NONE") { id }
    }`);
    expect(found).toEqual({
      data: {
        order: { number: 'SO-00001' },
        deal: null,
        orderByNumber: {
          id: 'order:erp:2',
          shipments: [{ trackingNumbers: ['T-2'] }],
          invoices: [{ number: 'INV-00002' }],
        },
        unknown: null,
        invoice: { number: 'INV-00001' },
        text: null,
        product: { id: 'product:erp:2', kind: 'SERVICE' },
        none: null,
      },
      errors: [],
    });
  });
});

describe('lists of the erp', () => {
  it('are filtered', async () => {
    const { data, errors } = await world.ask(`{
      cancelled: orders(status: [CANCELLED]) { totalCount nodes { status } }
      late: orders(updatedSince: "2999-01-01T00:00:00Z") { totalCount }
      drafts: invoices(status: [DRAFT]) { nodes { number payment daysOverdue } }
      overdue: invoices(overdue: true, first: 200) { totalCount nodes { payment } }
      payments(updatedSince: "2999-01-01T00:00:00Z") { totalCount }
      products(search: "roda") { nodes { sku } }
      catalogue: products { nodes { sku } }
    }`);
    expect(errors).toEqual([]);
    expect(data).toMatchObject({
      cancelled: { totalCount: 1, nodes: [{ status: 'CANCELLED' }] },
      late: { totalCount: 0 },
      drafts: { nodes: [{ number: null, payment: 'NOT_DUE', daysOverdue: 0 }] },
      payments: { totalCount: 0 },
      products: { nodes: [{ sku: 'BEARING-1' }] },
      catalogue: { nodes: [{ sku: 'BEARING-1' }, { sku: 'DISCONTINUED' }, { sku: 'MOUNTING' }] },
    });
    expect(data.overdue.nodes.length).toBeGreaterThanOrEqual(customerCount);
  });

  it('merge what several ERP customers of one customer have, page by page', async () => {
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const { data, errors } = await world.ask(
        `query ($references: [_Any!]!, $after: String) { _entities(representations: $references) { ... on Customer {
          orders(first: 2, after: $after) { totalCount nodes { number } pageInfo { hasNextPage endCursor } } } } }`,
        { references: [customerReference('1', '2', '3')], after },
      );
      expect(errors).toEqual([]);
      const { orders } = data._entities[0];
      expect(orders.totalCount).toBe(4);
      seen.push(...orders.nodes.map((node: { number: string }) => node.number));
      after = orders.pageInfo.hasNextPage ? orders.pageInfo.endCursor : null;
    } while (after !== null);
    expect(seen).toEqual(['SO-00003', 'SO-00002', 'SO-00001', `SO-000${customerCount + 1}`]);
  });

  it.each([
    ['{ orders(first: 1000) { totalCount } }', /first of Query.orders must be between 1 and 200, got 1000/],
    ['{ payments(after: "x") { totalCount } }', /after must be a cursor of Query.payments/],
    ['{ product { id } }', /exactly one of id and sku is required, got neither/],
    ['{ product(id: "product:erp:1", sku: "BEARING-1") { id } }', /exactly one of id and sku is required, got both/],
    [
      '{ product(sku: "BEARING-1") { stock(warehouseId: "product:erp:1") { asOf } } }',
      /warehouseId must be the id of a warehouse of erp/,
    ],
    [
      '{ product(sku: "BEARING-1") { availableToPromise(quantity: "0") { basis } } }',
      /quantity must be more than 0, got 0/,
    ],
  ])('refuse %s', async (document, message) => {
    const { errors } = await world.ask(document);
    expect(errors).toMatchObject([{ message: expect.stringMatching(message), extensions: { code: 'BAD_USER_INPUT' } }]);
  });
});

describe('the money of a customer', () => {
  it('is aged from what is open, and the parts are the balance', async () => {
    const { data } = await askCustomer(
      'receivables { basis notDue { amount } buckets { fromDay toDay amount { amount } invoiceCount } unapplied { amount } total { amount currency } }',
      '1',
    );
    // Open: 121 − 21 paid (45 days late), 50 (10 days late), 30 (due today), 200 (due later); unapplied: 15 credited, 5 paid.
    expect(data._entities[0].receivables).toEqual({
      basis: 'DUE_DATE',
      notDue: { amount: '210.00' },
      buckets: [
        { fromDay: 1, toDay: 30, amount: { amount: '50.00' }, invoiceCount: 1 },
        { fromDay: 31, toDay: 60, amount: { amount: '100.00' }, invoiceCount: 1 },
        { fromDay: 61, toDay: 90, amount: { amount: '0.00' }, invoiceCount: 0 },
        { fromDay: 91, toDay: null, amount: { amount: '0.00' }, invoiceCount: 0 },
      ],
      unapplied: { amount: '20.00' },
      total: { amount: '360.00', currency: 'EUR' },
    });
  });

  it('is aged by other days and buckets when asked to', async () => {
    const { data } = await askCustomer(
      `receivables(asOf: "${dayFromToday(30)}", basis: INVOICE_DATE, bucketDays: [50]) { asOf notDue { amount } buckets { amount { amount } invoiceCount } }`,
      '1',
    );
    expect(data._entities[0].receivables).toEqual({
      asOf: dayFromToday(30),
      notDue: { amount: '-20.00' },
      buckets: [
        { amount: { amount: '230.00' }, invoiceCount: 2 },
        { amount: { amount: '150.00' }, invoiceCount: 2 },
      ],
    });
  });

  it.each(['[]', '[0]', '[30, 30]', '[60, 30]', '[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13]'])(
    'is not aged into buckets %s',
    async (bucketDays) => {
      const { errors } = await askCustomer(`receivables(bucketDays: ${bucketDays}) { asOf }`, '1');
      expect(errors).toMatchObject([
        {
          message: expect.stringMatching(/bucketDays must be 1 to 12 ascending/),
          extensions: { code: 'BAD_USER_INPUT' },
        },
      ]);
    },
  );

  it('is what they may still owe', async () => {
    const { data } = await askCustomer(
      'credit { limit { amount } receivable { amount } unappliedCredits { amount } uninvoicedOrders { amount } exposure { amount } available { amount } overdue { amount } onHold }',
      '1',
    );
    const { credit } = data._entities[0];
    expect(credit).toMatchObject({
      limit: { amount: '1000.00' },
      receivable: { amount: '380.00' },
      unappliedCredits: { amount: '20.00' },
      overdue: { amount: '150.00' },
      onHold: false,
    });
    expect(Number(credit.exposure.amount)).toBeCloseTo(360 + Number(credit.uninvoicedOrders.amount), 2);
    expect(Number(credit.available.amount)).toBeCloseTo(1000 - Number(credit.exposure.amount), 2);
  });

  it('is the sum of several accounts, and has no limit when one of them has none', async () => {
    const { data } = await askCustomer(
      'credit { limit { amount } available { amount } receivable { amount } }',
      '1',
      '2',
      '3',
    );
    expect(data._entities[0].credit).toEqual({ limit: null, available: null, receivable: { amount: '587.00' } });
  });

  it('does not exist for a customer whom the ERP does not know, and takes no question to find out', async () => {
    const fields =
      'account { number } credit { asOf } receivables { asOf } priceOf(sku: "BEARING-1", quantity: "1") { taxIncluded } orders { totalCount }';
    const { data, errors } = await askCustomer(fields);
    expect(errors).toEqual([]);
    expect(data._entities[0]).toEqual({
      __typename: 'Customer',
      account: null,
      credit: null,
      receivables: null,
      priceOf: null,
      orders: { totalCount: 0 },
    });
    expect(world.calls).toEqual(['productsBySkus']);
  });

  it('of an ERP customer that is gone is that of the others', async () => {
    const { data, errors } = await askCustomer(
      'account { number } credit { receivable { amount } } orders { totalCount }',
      '99999',
      '3',
    );
    expect(errors).toEqual([]);
    expect(data._entities[0]).toMatchObject({
      account: { number: 'C-00003' },
      credit: { receivable: { amount: '100.00' } },
      orders: { totalCount: 1 },
    });
  });

  it('buys at the price that the ERP has for them', async () => {
    const { data, errors } = await askCustomer(
      `few: priceOf(sku: "BEARING-1", quantity: "1") { unitPrice { amount currency } discountPercent priceList { name } }
       many: priceOf(productId: "product:erp:1", quantity: "50", on: "${dayFromToday(1)}") { discountPercent }
       unpriced: priceOf(sku: "DISCONTINUED", quantity: "1") { discountPercent }
       unknown: priceOf(productId: "product:other:1", quantity: "1") { discountPercent }`,
      '1',
    );
    expect(errors).toEqual([]);
    expect(data._entities[0]).toMatchObject({
      few: {
        unitPrice: { amount: '10.00', currency: 'EUR' },
        discountPercent: null,
        priceList: { name: 'Tarifa general' },
      },
      many: { discountPercent: '3' },
      unpriced: null,
      unknown: null,
    });
  });

  it('shows on each invoice what is owed today', async () => {
    const { data } = await askCustomer(
      'invoices(first: 200) { nodes { number payment daysOverdue balance { amount } } }',
      '1',
    );
    const byNumber = new Map(data._entities[0].invoices.nodes.map((each: { number: string }) => [each.number, each]));
    expect(byNumber.get('INV-00001')).toMatchObject({
      payment: 'OVERDUE',
      daysOverdue: 45,
      balance: { amount: '100.00' },
    });
    expect(byNumber.get('INV-00062')).toMatchObject({ payment: 'UNPAID', daysOverdue: 0 });
    expect(byNumber.get('CN-00064')).toMatchObject({
      payment: 'UNPAID',
      daysOverdue: 0,
      balance: { amount: '-15.00' },
    });
  });
});

describe('the stock of a product', () => {
  it('is told per warehouse, or for one', async () => {
    const { data } = await world.ask(`{ product(sku: "BEARING-1") {
      stock { warehouse { name } onHand { value unit } incoming { value } projected { value } }
      one: stock(warehouseId: "warehouse:erp:2") { onHand { value } }
      other: stock(warehouseId: "warehouse:erp:99") { onHand { value } } } }`);
    expect(data.product).toMatchObject({
      stock: [
        { warehouse: { name: 'Burgos' }, onHand: { value: '12', unit: 'pcs' }, incoming: { value: '20' } },
        { warehouse: { name: 'Valencia' }, onHand: { value: '3' }, incoming: { value: '0' } },
      ],
      one: [{ onHand: { value: '3' } }],
      other: [],
    });
  });

  it('is promised from the shelf, from a receipt, or not at all', async () => {
    const promise = 'canPromise promisedNow { value } shortage { value } earliestFullDate basis';
    const { data, errors } = await world.ask(`{
      goods: product(sku: "BEARING-1") {
        now: availableToPromise(quantity: "15") { ${promise} }
        later: availableToPromise(quantity: "35") { ${promise} }
        byThen: availableToPromise(quantity: "35", neededBy: "${dayFromToday(10)}") { canPromise }
        never: availableToPromise(quantity: "36") { ${promise} }
        here: availableToPromise(quantity: "15", warehouseId: "warehouse:erp:2") { ${promise} }
      }
      service: product(sku: "MOUNTING") { stock { asOf } availableToPromise(quantity: "1000") { ${promise} } }
    }`);
    expect(errors).toEqual([]);
    const today = dayFromToday(0);
    expect(data.goods).toEqual({
      now: {
        canPromise: true,
        promisedNow: { value: '15' },
        shortage: { value: '0' },
        earliestFullDate: today,
        basis: 'PROJECTED_BALANCE',
      },
      later: {
        canPromise: false,
        promisedNow: { value: '15' },
        shortage: { value: '20' },
        earliestFullDate: dayFromToday(10),
        basis: 'PROJECTED_BALANCE',
      },
      byThen: { canPromise: true },
      never: expect.objectContaining({ canPromise: false, earliestFullDate: null }),
      here: expect.objectContaining({ canPromise: false, promisedNow: { value: '3' }, earliestFullDate: null }),
    });
    expect(data.service).toEqual({
      stock: [],
      availableToPromise: expect.objectContaining({ canPromise: true, basis: 'NOT_STOCKED' }),
    });
  });
});

describe('the number of questions to the ERP', () => {
  it('is the same for one customer and for fifty', async () => {
    const forOne = await callsForCustomers(1);
    expect(forOne).toEqual([...new Set(forOne)]);
    expect(await callsForCustomers(50)).toEqual(forOne);
  });

  it('is the same for one order and for fifty', async () => {
    const forOne = await callsForOrders(1);
    expect(forOne).toEqual(['invoicesOfOrders', 'orders', 'productsByIds', 'shipmentsOfOrders', 'supplyOfProducts']);
    expect(await callsForOrders(50)).toEqual(forOne);
  });
});

describe('when the ERP fails', () => {
  it('the fields that need it say so, and the others are answered', async () => {
    await world.fail({ mode: 'rate-limit', ms: 60_000, operations: ['credit.query'] });
    try {
      const { data, errors } = await askCustomer('account { number } credit { asOf }', '1');
      expect(data._entities).toEqual([{ __typename: 'Customer', account: { number: 'C-00001' }, credit: null }]);
      expect(errors).toMatchObject([
        {
          message: 'The system "erp" takes no more requests from us for a while.',
          path: '_entities.0.credit',
          extensions: { code: 'UPSTREAM_RATE_LIMITED', system: 'erp', retryable: true, retryAfterMs: 60_000 },
        },
      ]);
    } finally {
      await world.fail({ mode: 'none' });
    }
  });
});

function customerReference(...erpIds: readonly string[]) {
  return { __typename: 'Customer', id: 'customer:1', erpIds };
}

function askCustomer(fields: string, ...erpIds: readonly string[]) {
  return world.ask(entitiesOf('Customer', fields), { references: [customerReference(...erpIds)] });
}

async function callsForCustomers(count: number): Promise<readonly string[]> {
  world.calls.length = 0;
  const references = Array.from({ length: count }, (_, at) => customerReference(String(at + 1)));
  const { data, errors } = await world.ask(entitiesOf('Customer', customer), { references });
  expect(errors).toEqual([]);
  expect(data._entities).toHaveLength(count);
  return world.calls.toSorted();
}

async function callsForOrders(count: number): Promise<readonly string[]> {
  world.calls.length = 0;
  const deep = `id lines { product { ${product} } } shipments { id } invoices { id allocations { amount { amount } } }`;
  const document = `query ($first: Int) { orders(status: [IN_PROGRESS], first: $first) { nodes { ${deep} } } }`;
  const { data, errors } = await world.ask(document, { first: count });
  expect(errors).toEqual([]);
  expect(data.orders.nodes).toHaveLength(count);
  return world.calls.toSorted();
}
