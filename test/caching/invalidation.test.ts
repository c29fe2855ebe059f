import { describe, expect, it } from 'vitest';
import { cachedCrm } from '#caching/cached-crm.ts';
import { cachedErp } from '#caching/cached-erp.ts';
import { createKeyvCache } from '#caching/keyv-cache.ts';
import { SystemError } from '#errors.ts';
import type { Cache } from '#ports/cache.ts';
import type { Interaction } from '#ports/crm-system.ts';
import type { ErpSystem } from '#ports/erp-system.ts';
import type { Change } from '#ports/source.ts';
import {
  type Counted,
  countedCrm,
  countedErp,
  dealNamed,
  orderNamed,
  sourceOf,
  standingClock,
  unavailable,
} from './counted-systems.ts';

const call = {};
const first = { first: 10 };
const page = { items: [], hasNextPage: false, totalCount: 0 };
const none = async (ids: readonly string[]) => ids.map(() => null);
const pages = async (ids: readonly string[]) => ids.map(() => page);
const lists = async (ids: readonly string[]) => ids.map(() => []);

function change<Kind extends string>(kind: Kind, id: string, more: Partial<Change<Kind>> = {}): Change<Kind> {
  return { kind, id, modifiedAt: '2026-01-01T00:00:00Z', deleted: false, mergedInto: null, ...more };
}

function erpSetUp({ maxEntries = 1000 } = {}) {
  const clock = standingClock();
  let version = 0;
  const write = async () => {
    version += 1;
    return orderNamed('1', { nativeStatus: String(version) });
  };
  const erp = countedErp({
    customersByIds: none,
    ordersByIds: async (ids) => ids.map((id) => orderNamed(id, { nativeStatus: String(version) })),
    ordersByNumbers: none,
    ordersOfCustomers: pages,
    shipmentsOfOrders: lists,
    invoicesByIds: none,
    invoicesOfOrders: lists,
    creditOfCustomers: none,
    supplyOfProducts: async (ids) => ids.map(() => ({ levels: [], events: [] })),
    prices: async (requests) => requests.map(() => null),
    productsByIds: none,
    products: async () => page,
    createDraftOrder: write,
    confirmOrder: write,
    cancelOrder: write,
  });
  const cache = createKeyvCache({ maxEntries });
  const cached = cachedErp(erp.system, { cache, clock, scope: 'all' });
  const elsewhere = cachedErp(erp.system, { cache, clock, scope: 'all' });
  const reads = {
    customersByIds: () => cached.customersByIds(['c1'], call),
    ordersByIds: () => cached.ordersByIds(['1'], call),
    ordersByNumbers: () => cached.ordersByNumbers(['SO1'], call),
    ordersOfCustomers: () => cached.ordersOfCustomers(['c1'], {}, first, call),
    shipmentsOfOrders: () => cached.shipmentsOfOrders(['1'], call),
    invoicesByIds: () => cached.invoicesByIds(['i1'], call),
    invoicesOfOrders: () => cached.invoicesOfOrders(['1'], call),
    creditOfCustomers: () => cached.creditOfCustomers(['c1'], call),
    supplyOfProducts: () => cached.supplyOfProducts(['p1'], call),
    prices: () => cached.prices([{ productId: 'p1', customerId: 'c1', quantity: '1', on: null }], call),
    productsByIds: () => cached.productsByIds(['p1'], call),
    products: () => cached.products({}, first, call),
  };
  return { erp, cached, elsewhere, cache, clock, reads };
}

function crmSetUp() {
  const crm = countedCrm({
    dealsByIds: async (ids) => ids.map((id) => dealNamed(id)),
    linesOfDeals: async (deals) => deals.map(() => []),
    contactsByIds: async (ids) => ids.map(() => null),
    dealsOfAccounts: pages,
    contactsOfAccounts: pages,
    interactionsOfAccounts: pages,
    deals: async () => page,
    logInteraction: async (): Promise<Interaction> => ({
      id: 'n1',
      source: sourceOf('crm'),
      sortKey: '2026-01-01T00:00:00Z',
      kind: 'NOTE',
      direction: null,
      subject: null,
      body: 'called',
      occurredAt: '2026-01-01T00:00:00Z',
      durationSeconds: null,
      ownerId: null,
      contactIds: [],
      dealId: null,
      accountId: 'a1',
    }),
    moveDealToStage: async (id) => dealNamed(id),
    writeBackDeal: async () => {},
  });
  const cached = cachedCrm(crm.system, { cache: createKeyvCache({ maxEntries: 1000 }), scope: 'all' });
  const reads = {
    dealsByIds: () => cached.dealsByIds(['1'], call),
    linesOfDeals: () => cached.linesOfDeals([{ id: '1', currency: 'EUR' }], call),
    contactsByIds: () => cached.contactsByIds(['1'], call),
    dealsOfAccounts: () => cached.dealsOfAccounts(['a1'], {}, first, call),
    contactsOfAccounts: () => cached.contactsOfAccounts(['a1'], first, call),
    interactionsOfAccounts: () => cached.interactionsOfAccounts(['a1'], {}, first, call),
    deals: () => cached.deals({}, first, call),
  };
  return { crm, cached, reads };
}

function setUpWithFailingCache() {
  const { erp, elsewhere, cache, clock } = erpSetUp();
  const state: { taking: 'all' | 'nothing' | 'all, but slowly'; goOn: () => void } = {
    taking: 'all',
    goOn: () => {},
  };
  const failing: Cache = {
    ...cache,
    setMany: async (entries) => {
      if (state.taking === 'nothing') return false;
      const kept = await cache.setMany(entries);
      if (state.taking === 'all, but slowly') await new Promise<void>((resolve) => (state.goOn = resolve));
      return kept;
    },
  };
  return { cached: cachedErp(erp.system, { cache: failing, clock, scope: 'all' }), elsewhere, state };
}

/** From here on the ERP reads orders when it is asked and answers when it is let. */
function answerSlowly({ system }: Counted<ErpSystem>): () => void {
  const { promise: letGo, resolve: answer } = Promise.withResolvers<void>();
  const read = system.ordersByIds;
  system.ordersByIds = async (ids, itsCall) => {
    const orders = await read(ids, itsCall);
    await letGo;
    return orders;
  };
  return answer;
}

/** When everything here has come as far as it can. */
function underWay(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** The reads that go to the system again after something has happened. */
async function readAgain(
  { calls }: { readonly calls: { readonly operation: string }[] },
  reads: Readonly<Record<string, () => Promise<unknown>>>,
  happening: () => Promise<unknown>,
): Promise<string[]> {
  for (const read of Object.values(reads)) await read();
  await happening();
  calls.length = 0;
  for (const read of Object.values(reads)) await read();
  return calls.map(({ operation }) => operation);
}

describe('a write to the ERP', () => {
  const touched = [
    'ordersByNumbers',
    'ordersOfCustomers',
    'shipmentsOfOrders',
    'invoicesOfOrders',
    'creditOfCustomers',
    'supplyOfProducts',
  ];

  it('makes the next reads of all that an order touches ask again, and no others', async () => {
    const { erp, cached, reads } = erpSetUp();
    const again = await readAgain(erp, reads, () => cached.confirmOrder('1', call));
    expect(again.toSorted()).toEqual(['ordersByIds', ...touched].toSorted());
  });

  it('leaves the other orders alone when it makes a new one', async () => {
    const { erp, cached, reads } = erpSetUp();
    const again = await readAgain(erp, reads, () =>
      cached.createDraftOrder(
        {
          customerId: 'c1',
          externalReference: 'r',
          currency: 'EUR',
          requestedDate: null,
          originDealId: null,
          lines: [],
        },
        call,
      ),
    );
    expect(again.toSorted()).toEqual(touched.toSorted());
  });

  it('counts also when its answer was lost', async () => {
    const { erp, cached } = erpSetUp();
    await cached.ordersByIds(['1'], call);
    erp.failure = new SystemError('TIMEOUT', 'erp', 'no answer', { outcomeUnknown: true });
    await expect(cached.cancelOrder('1', 'changed their mind', call)).rejects.toThrow('no answer');
    erp.failure = null;
    await cached.ordersByIds(['1'], call);
    expect(erp.calls.filter(({ operation }) => operation === 'ordersByIds')).toHaveLength(2);
  });

  it('is not undone by a read that began before it and ends after it', async () => {
    const { erp, cached } = erpSetUp();
    const answer = answerSlowly(erp);
    const before = cached.ordersByIds(['1'], call);
    await underWay();
    await cached.confirmOrder('1', call);
    const after = cached.ordersByIds(['1'], call);
    await underWay();
    answer();
    expect((await before)[0]?.nativeStatus).toBe('0');
    expect((await after)[0]?.nativeStatus).toBe('1');
    expect((await cached.ordersByIds(['1'], call))[0]?.nativeStatus).toBe('1');
  });

  it('is seen by who asks elsewhere, though the same is being read there since before', async () => {
    const { erp, cached, elsewhere } = erpSetUp();
    const answer = answerSlowly(erp);
    const before = cached.ordersByIds(['1'], call);
    await underWay();
    await elsewhere.confirmOrder('1', call);
    const after = cached.ordersByIds(['1'], call);
    await underWay();
    answer();
    expect((await before)[0]?.nativeStatus).toBe('0');
    expect((await after)[0]?.nativeStatus).toBe('1');
  });

  it('is not undone when the cache has no room left to remember it', async () => {
    const { erp, cached, cache } = erpSetUp({ maxEntries: 8 });
    const answer = answerSlowly(erp);
    const before = cached.ordersByIds(['1'], call);
    await underWay();
    await cached.confirmOrder('1', call);
    await cache.setMany(Array.from({ length: 8 }, (_, at) => ({ key: `other ${at}`, value: at, keepMs: 60_000 })));
    answer();
    await before;
    expect((await cached.ordersByIds(['1'], call))[0]?.nativeStatus).toBe('1');
  });
});

describe('a write that the cache cannot be told of', () => {
  it('is remembered until the cache takes it', async () => {
    const { cached, state } = setUpWithFailingCache();
    await cached.ordersByIds(['1'], call);
    state.taking = 'nothing';
    await cached.confirmOrder('1', call);
    expect((await cached.ordersByIds(['1'], call))[0]?.nativeStatus).toBe('1');
    state.taking = 'all';
    expect((await cached.ordersByIds(['1'], call))[0]?.nativeStatus).toBe('1');
  });

  it('is not taken for told when an earlier one is', async () => {
    const { cached, elsewhere, state } = setUpWithFailingCache();
    state.taking = 'nothing';
    await cached.confirmOrder('1', call);
    state.taking = 'all, but slowly';
    const reading = cached.ordersByIds(['1'], call);
    await underWay();
    expect((await elsewhere.ordersByIds(['1'], call))[0]?.nativeStatus).toBe('1');
    const { goOn } = state;
    state.taking = 'nothing';
    await cached.confirmOrder('1', call);
    goOn();
    await reading;
    state.taking = 'all';
    expect((await cached.ordersByIds(['1'], call))[0]?.nativeStatus).toBe('2');
  });
});

describe('a change that the feed of the ERP tells', () => {
  it.each([
    [
      'order',
      '1',
      [
        'ordersByIds',
        'ordersByNumbers',
        'ordersOfCustomers',
        'shipmentsOfOrders',
        'invoicesOfOrders',
        'creditOfCustomers',
        'supplyOfProducts',
      ],
    ],
    [
      'order',
      '2',
      [
        'ordersByNumbers',
        'ordersOfCustomers',
        'shipmentsOfOrders',
        'invoicesOfOrders',
        'creditOfCustomers',
        'supplyOfProducts',
      ],
    ],
    [
      'invoice',
      'i1',
      ['ordersByIds', 'ordersByNumbers', 'ordersOfCustomers', 'invoicesByIds', 'invoicesOfOrders', 'creditOfCustomers'],
    ],
    [
      'payment',
      'y1',
      ['ordersByIds', 'ordersByNumbers', 'ordersOfCustomers', 'invoicesByIds', 'invoicesOfOrders', 'creditOfCustomers'],
    ],
    [
      'shipment',
      's1',
      ['ordersByIds', 'ordersByNumbers', 'ordersOfCustomers', 'shipmentsOfOrders', 'supplyOfProducts'],
    ],
    ['stock', 'p1', ['supplyOfProducts']],
    ['stock', 'p2', []],
    ['product', 'p1', ['prices', 'productsByIds', 'products']],
    ['customer', 'c1', ['customersByIds', 'creditOfCustomers', 'prices']],
  ] as const)('of %s %s makes just these reads ask again: %j', async (kind, id, expected) => {
    const { erp, cached, reads } = erpSetUp();
    const again = await readAgain(erp, reads, () => cached.invalidate([change(kind, id)]));
    expect(again.toSorted()).toEqual([...expected].toSorted());
  });

  it('takes what hung on a customer along when it was merged', async () => {
    const { erp, cached, reads } = erpSetUp();
    const again = await readAgain(erp, reads, () =>
      cached.invalidate([change('customer', 'c2', { mergedInto: 'c1' })]),
    );
    expect(again).toContain('customersByIds');
    expect(again).toContain('ordersByIds');
    expect(again).toContain('ordersOfCustomers');
  });

  it('does not let an outage bring back what was deleted', async () => {
    const { erp, cached } = erpSetUp();
    await cached.ordersByIds(['1', '2'], call);
    await cached.invalidate([change('order', '1', { deleted: true }), change('order', '2')]);
    erp.failure = unavailable;
    await expect(cached.ordersByIds(['1'], call)).rejects.toBe(unavailable);
    expect((await cached.ordersByIds(['2'], call))[0]?.source.stale).toBe(true);
  });
});

describe('a write to the CRM', () => {
  it('makes the deal and the lists of deals ask again when a deal is moved or written back to', async () => {
    const { crm, cached, reads } = crmSetUp();
    const expected = ['dealsByIds', 'linesOfDeals', 'dealsOfAccounts', 'deals'];
    expect(await readAgain(crm, reads, () => cached.moveDealToStage('1', 'won', null, call))).toEqual(expected);
    expect(await readAgain(crm, reads, () => cached.writeBackDeal('1', {}, call))).toEqual(expected);
  });

  it('makes the account ask again when it is written, and also when nobody knows whether it was', async () => {
    const crm = countedCrm({
      accountsByIds: async () => [null],
      updateAccount: async () => Promise.reject(new SystemError('TIMEOUT', 'crm', 'no answer')),
    });
    const cached = cachedCrm(crm.system, { cache: createKeyvCache({ maxEntries: 1000 }), scope: 'all' });
    const reads = { accountsByIds: () => cached.accountsByIds(['a1'], call) };
    expect(await readAgain(crm, reads, async () => undefined)).toEqual([]);
    const asked = await readAgain(crm, reads, () => cached.updateAccount('a1', {}, call).catch(() => undefined));
    expect(asked).toEqual(['accountsByIds']);
  });

  it('makes the interactions ask again when one is logged', async () => {
    const { crm, cached, reads } = crmSetUp();
    const interaction = {
      accountId: 'a1',
      kind: 'NOTE',
      direction: null,
      subject: null,
      body: 'called',
      occurredAt: '2026-01-01T00:00:00Z',
      dealId: null,
      contactIds: [],
      idempotencyKey: null,
    } as const;
    expect(await readAgain(crm, reads, () => cached.logInteraction(interaction, call))).toEqual([
      'interactionsOfAccounts',
    ]);
  });

  it('lets the feed move what hung on an account that was deleted', async () => {
    const { crm, cached, reads } = crmSetUp();
    const again = await readAgain(crm, reads, () => cached.invalidate([change('account', 'a1', { deleted: true })]));
    expect(again).toEqual(Object.keys(reads));
    expect(await readAgain(crm, reads, () => cached.invalidate([change('account', 'a1')]))).toEqual([]);
  });
});
