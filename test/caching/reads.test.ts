import { describe, expect, it } from 'vitest';
import { cachedCrm } from '#caching/cached-crm.ts';
import { cachedErp } from '#caching/cached-erp.ts';
import { createKeyvCache } from '#caching/keyv-cache.ts';
import type { CacheRead } from '#caching/read-through.ts';
import { pageOf } from '#model/page.ts';
import { positionOf } from '#ports/source.ts';
import { fc } from '#test/unit/property.ts';
import { countedCrm, countedErp, dealNamed, orderNamed, sourceOf, standingClock } from './counted-systems.ts';

const call = {};
const page = { items: [], hasNextPage: false, totalCount: 0 };
const pages = async (ids: readonly string[]) => ids.map(() => page);
const lists = async (ids: readonly string[]) => ids.map(() => []);
const byIds = async (ids: readonly string[]) => ids.map(() => null);

function erpOfOrders(existing: readonly string[]) {
  const orders = existing.map((id) => orderNamed(id, { sortKey: `2026-01-${id.padStart(2, '0')}` }));
  return countedErp({
    ordersByIds: async (ids) => ids.map((id) => orders.find((order) => order.id === id) ?? null),
    ordersByNumbers: async (numbers) =>
      numbers.map((number) => orders.find((order) => order.number === number) ?? null),
    ordersOfCustomers: async (ids, _filter, page) =>
      ids.map(() => pageOf(orders.toReversed(), page, positionOf, 'descending')),
    orders: async (_filter, page) => pageOf(orders.toReversed(), page, positionOf, 'descending'),
    supplyOfProducts: async (ids) => ids.map(() => ({ levels: [], events: [] })),
    warehouses: async () => [{ id: 'w1', name: 'Main' }],
    prices: async (requests) =>
      requests.map(({ quantity }) => ({
        unitPrice: { amount: quantity, currency: 'EUR' },
        discountPercent: null,
        taxIncluded: false,
        priceList: null,
      })),
  });
}

function setUp(existing: readonly string[] = ['1', '2', '3']) {
  const clock = standingClock();
  const cache = createKeyvCache({ maxEntries: 1000 });
  const reads: CacheRead[] = [];
  const erp = erpOfOrders(existing);
  const options = { cache, clock, scope: 'all', onRead: (read: CacheRead) => reads.push(read) };
  return { erp, clock, cache, reads, cached: cachedErp(erp.system, options), options };
}

describe('a cached read', () => {
  it('asks the system once for an id, and once more when the time to live is over', async () => {
    const { erp, cached, clock } = setUp();
    const first = await cached.ordersByIds(['1'], call);
    expect(await cached.ordersByIds(['1'], call)).toEqual(first);
    clock.advance(29.9);
    await cached.ordersByIds(['1'], call);
    expect(erp.calls).toHaveLength(1);
    clock.advance(0.2);
    await cached.ordersByIds(['1'], call);
    expect(erp.calls).toHaveLength(2);
  });

  it('asks in one call for all ids of a batch that it does not have, and answers in the order asked', async () => {
    const { erp, cached } = setUp();
    await cached.ordersByIds(['2'], call);
    const orders = await cached.ordersByIds(['3', '2', '1', '3'], call);
    expect(orders.map((order) => order?.id)).toEqual(['3', '2', '1', '3']);
    expect(erp.calls.map(({ asked }) => asked)).toEqual([['2'], ['3', '1']]);
  });

  it('remembers for a shorter time that an id does not exist', async () => {
    const { erp, cached, clock } = setUp();
    expect(await cached.ordersByIds(['404'], call)).toEqual([null]);
    clock.advance(9);
    expect(await cached.ordersByIds(['404'], call)).toEqual([null]);
    expect(erp.calls).toHaveLength(1);
    clock.advance(2);
    await cached.ordersByIds(['404'], call);
    expect(erp.calls).toHaveLength(2);
  });

  it('answers ids at no cost when a list has brought the records', async () => {
    const { erp, cached } = setUp();
    await cached.ordersOfCustomers(['c1'], {}, { first: 10 }, call);
    await cached.ordersByIds(['1', '2', '3'], call);
    expect(erp.calls.map(({ operation }) => operation)).toEqual(['ordersOfCustomers']);
  });

  it('answers ids at no cost when another key has brought the record', async () => {
    const { erp, cached } = setUp();
    await cached.ordersByNumbers(['SO1', 'SO404'], call);
    await cached.ordersByIds(['1'], call);
    expect(erp.calls.map(({ operation }) => operation)).toEqual(['ordersByNumbers']);
  });

  it('reads one page for all who ask for about as much', async () => {
    const { erp, cached } = setUp();
    const ten = await cached.ordersOfCustomers(['c1'], {}, { first: 10 }, call);
    const two = await cached.ordersOfCustomers(['c1'], {}, { first: 2 }, call);
    expect(ten[0]?.items.map((order) => order.id)).toEqual(['3', '2', '1']);
    expect(two).toEqual([{ items: ten[0]?.items.slice(0, 2), hasNextPage: true, totalCount: 3 }]);
    expect(erp.calls).toHaveLength(1);
  });

  it('answers every page as the system would have', async () => {
    const ids = fc
      .integer({ min: 0, max: 99 })
      .map((count) => Array.from({ length: count }, (_, at) => String(at + 1)));
    const walk = fc.array(fc.integer({ min: 1, max: 260 }), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(ids, walk, async (existing, sizes) => {
        const { erp, cached } = setUp(existing);
        let after: { key: string; id: string } | undefined;
        for (const first of sizes) {
          const page = { first, after };
          const [answer] = await cached.ordersOfCustomers(['c1'], {}, page, call);
          expect([answer]).toEqual(await erp.system.ordersOfCustomers(['c1'], {}, page, call));
          expect(await cached.orders({}, page, call)).toEqual(answer);
          const last = answer?.items.at(-1);
          after = last === undefined ? after : positionOf(last);
        }
      }),
      { numRuns: 50 },
    );
  });

  it('tells filters, pages and items apart, and not the order in which a filter was written', async () => {
    const { erp, cached } = setUp();
    const page = { first: 25 };
    await cached.orders({ status: ['DRAFT'], updatedSince: '2026-01-01' }, page, call);
    await cached.orders({ updatedSince: '2026-01-01', status: ['DRAFT'] }, page, call);
    expect(erp.calls).toHaveLength(1);
    await cached.orders({ status: ['CONFIRMED'], updatedSince: '2026-01-01' }, page, call);
    await cached.orders({ status: ['DRAFT'], updatedSince: undefined }, page, call);
    await cached.orders({ status: ['DRAFT'] }, { first: 25, after: { key: '2026-01-02', id: '2' } }, call);
    expect(erp.calls).toHaveLength(4);
  });

  it('keeps prices by all that they depend on', async () => {
    const { erp, cached } = setUp();
    const request = { productId: 'p1', customerId: 'c1', on: null };
    const quotes = await cached.prices(
      [
        { ...request, quantity: '1' },
        { ...request, quantity: '2' },
      ],
      call,
    );
    expect(quotes.map((quote) => quote?.unitPrice.amount)).toEqual(['1', '2']);
    await cached.prices([{ quantity: '2', ...request }], call);
    expect(erp.calls).toHaveLength(1);
  });

  it('keeps stock for seconds only', async () => {
    const { erp, cached, clock } = setUp();
    await cached.supplyOfProducts(['p1'], call);
    clock.advance(6);
    await cached.supplyOfProducts(['p1'], call);
    expect(erp.calls).toHaveLength(2);
  });

  it('takes times to live from its options', async () => {
    const { erp, cache, clock } = setUp();
    const cached = cachedErp(erp.system, { cache, clock, scope: 'all', ttlSeconds: { orders: 2, stock: 0 } });
    await cached.ordersByIds(['1'], call);
    await cached.supplyOfProducts(['p1'], call);
    await cached.supplyOfProducts(['p1'], call);
    clock.advance(3);
    await cached.ordersByIds(['1'], call);
    expect(erp.calls.map(({ operation }) => operation)).toEqual([
      'ordersByIds',
      'supplyOfProducts',
      'supplyOfProducts',
      'ordersByIds',
    ]);
  });

  it('never gives one scope what another has seen', async () => {
    const { erp, cache, clock, cached } = setUp();
    const other = cachedErp(erp.system, { cache, clock, scope: 'all:1' });
    await cached.ordersByIds(['1'], call);
    await other.ordersByIds(['1'], call);
    expect(erp.calls).toHaveLength(2);
  });

  it('counts every item as a hit or a miss', async () => {
    const { cached, reads } = setUp();
    await cached.ordersByIds(['1'], call);
    await cached.ordersByIds(['1', '2'], call);
    expect(reads.map(({ operation, outcome }) => `${operation} ${outcome}`)).toEqual([
      'ordersByIds miss',
      'ordersByIds hit',
      'ordersByIds miss',
    ]);
    expect(reads[0]?.connection).toBe('erp');
  });

  it('fails with the error of the system, and does not remember it', async () => {
    const { erp, cached } = setUp();
    erp.system.ordersByIds = async () => [];
    await expect(cached.ordersByIds(['1'], call)).rejects.toThrow('1 answers are required, got 0');
    erp.system.ordersByIds = async (ids) => ids.map((id) => orderNamed(id));
    expect(await cached.ordersByIds(['1'], call)).toHaveLength(1);
  });
});

describe('what is never cached', () => {
  it('asks the ERP every time for its state, its feed, its scans and what decides about a write', async () => {
    const erp = countedErp({
      info: async () => ({ product: 'test', version: null, actor: null, clockSkewMs: null }),
      customers: async () => ({ items: [], hasNextPage: false, totalCount: 0 }),
      customersByCrmReferences: async () => [[]],
      ordersByReferences: async () => [[]],
      ordersByReferencePrefix: async () => ({ items: [], hasNextPage: false, totalCount: 0 }),
      changes: async () => ({ changes: [], cursor: 'c', hasMore: false }),
    });
    const cached = cachedErp(erp.system, { cache: createKeyvCache({ maxEntries: 100 }), scope: 'all' });
    for (let round = 0; round < 2; round += 1) {
      await cached.info(call);
      await cached.customers({ first: 10 }, call);
      await cached.customersByCrmReferences(['a1'], call);
      await cached.ordersByReferences(['r'], call);
      await cached.ordersByReferencePrefix('r', { first: 10 }, call);
      await cached.changes(null, 10, call);
    }
    expect(erp.calls).toHaveLength(12);
  });

  it('asks the CRM every time for its state, its feed and its scan', async () => {
    const crm = countedCrm({
      info: async () => ({ product: 'test', version: null, actor: null, clockSkewMs: null }),
      accounts: async () => ({ items: [], hasNextPage: false, totalCount: 0 }),
      changes: async () => ({ changes: [], cursor: 'c', hasMore: false }),
    });
    const cached = cachedCrm(crm.system, { cache: createKeyvCache({ maxEntries: 100 }), scope: 'all' });
    for (let round = 0; round < 2; round += 1) {
      await cached.info(call);
      await cached.accounts({ first: 10 }, call);
      await cached.changes(null, 10, call);
    }
    expect(crm.calls).toHaveLength(6);
  });
});

describe('each of the reads', () => {
  it('of the CRM is cached, records and lists alike', async () => {
    const crm = countedCrm({
      accountsByIds: byIds,
      contactsByIds: byIds,
      leadsByIds: byIds,
      dealsByIds: async (ids) => ids.map((id) => dealNamed(id)),
      linesOfDeals: async (deals) => deals.map(() => []),
      interactionsByIds: byIds,
      ticketsByIds: byIds,
      usersByIds: byIds,
      pipelines: async () => [{ id: 'p1', source: sourceOf('crm'), name: 'Sales', stages: [] }],
      contactsOfAccounts: pages,
      dealsOfAccounts: pages,
      interactionsOfAccounts: pages,
      ticketsOfAccounts: pages,
      deals: async () => page,
      leads: async () => page,
    });
    const cached = cachedCrm(crm.system, { cache: createKeyvCache({ maxEntries: 100 }), scope: 'all' });
    const first = { first: 10 };
    const readAll = () =>
      Promise.all([
        cached.accountsByIds(['1'], call),
        cached.contactsByIds(['1'], call),
        cached.leadsByIds(['1'], call),
        cached.dealsByIds(['1'], call),
        cached.linesOfDeals([{ id: '1', currency: 'EUR' }], call),
        cached.interactionsByIds(['1'], call),
        cached.ticketsByIds(['1'], call),
        cached.usersByIds(['1'], call),
        cached.pipelines(call),
        cached.contactsOfAccounts(['1'], first, call),
        cached.dealsOfAccounts(['1'], {}, first, call),
        cached.interactionsOfAccounts(['1'], {}, first, call),
        cached.ticketsOfAccounts(['1'], {}, first, call),
        cached.deals({}, first, call),
        cached.leads({}, first, call),
      ]);
    const once = await readAll();
    expect(await readAll()).toEqual(once);
    expect(crm.calls).toHaveLength(15);
    expect(new Set(crm.calls.map(({ operation }) => operation)).size).toBe(15);
  });

  it('of the ERP is cached, records and lists alike', async () => {
    const erp = countedErp({
      customersByIds: byIds,
      productsByIds: byIds,
      productsBySkus: byIds,
      ordersByIds: byIds,
      ordersByNumbers: byIds,
      shipmentsByIds: byIds,
      invoicesByIds: byIds,
      paymentsByIds: byIds,
      warehouses: async () => [{ id: 'w1', name: 'Main' }],
      priceLists: async () => [],
      supplyOfProducts: async (ids) => ids.map(() => ({ levels: [], events: [] })),
      prices: async (requests) => requests.map(() => null),
      creditOfCustomers: byIds,
      openInvoicesOfCustomers: lists,
      ordersOfCustomers: pages,
      shipmentsOfCustomers: pages,
      invoicesOfCustomers: pages,
      paymentsOfCustomers: pages,
      shipmentsOfOrders: lists,
      invoicesOfOrders: lists,
      products: async () => page,
      orders: async () => page,
      invoices: async () => page,
      payments: async () => page,
    });
    const cached = cachedErp(erp.system, { cache: createKeyvCache({ maxEntries: 100 }), scope: 'all' });
    const first = { first: 10 };
    const readAll = () =>
      Promise.all([
        cached.customersByIds(['1'], call),
        cached.productsByIds(['1'], call),
        cached.productsBySkus(['1'], call),
        cached.ordersByIds(['1'], call),
        cached.ordersByNumbers(['1'], call),
        cached.shipmentsByIds(['1'], call),
        cached.invoicesByIds(['1'], call),
        cached.paymentsByIds(['1'], call),
        cached.warehouses(call),
        cached.priceLists(call),
        cached.supplyOfProducts(['1'], call),
        cached.prices([{ productId: 'p1', customerId: 'c1', quantity: '1', on: null }], call),
        cached.creditOfCustomers(['1'], call),
        cached.openInvoicesOfCustomers(['1'], call),
        cached.ordersOfCustomers(['1'], {}, first, call),
        cached.shipmentsOfCustomers(['1'], first, call),
        cached.invoicesOfCustomers(['1'], {}, first, call),
        cached.paymentsOfCustomers(['1'], first, call),
        cached.shipmentsOfOrders(['1'], call),
        cached.invoicesOfOrders(['1'], call),
        cached.products({}, first, call),
        cached.orders({}, first, call),
        cached.invoices({}, first, call),
        cached.payments({}, first, call),
      ]);
    const once = await readAll();
    expect(await readAll()).toEqual(once);
    expect(erp.calls).toHaveLength(24);
    expect(new Set(erp.calls.map(({ operation }) => operation)).size).toBe(24);
  });
});
