import { describe, expect, it } from 'vitest';
import { cachedErp } from '#caching/cached-erp.ts';
import { createKeyvCache } from '#caching/keyv-cache.ts';
import type { CacheRead } from '#caching/read-through.ts';
import { SystemError, type SystemErrorCode } from '#errors.ts';
import { countedErp, orderNamed, standingClock, unavailable } from './counted-systems.ts';

const zero = { amount: '0.00', currency: 'EUR' };

function setUp() {
  const clock = standingClock();
  const reads: CacheRead[] = [];
  const told: string[] = [];
  const erp = countedErp({
    ordersByIds: async (ids) => ids.map((id) => (id === '404' ? null : orderNamed(id))),
    ordersOfCustomers: async (ids) =>
      ids.map(() => ({ items: [orderNamed('1'), orderNamed('2')], hasNextPage: false, totalCount: 2 })),
    supplyOfProducts: async (ids) => ids.map(() => ({ levels: [], events: [] })),
    prices: async (requests) => requests.map(() => null),
    creditOfCustomers: async (ids) =>
      ids.map(() => ({
        limit: null,
        receivable: zero,
        uninvoicedOrders: zero,
        unappliedCredits: zero,
        onHold: false,
        exposureBasis: 'all of it',
        asOf: '2026-01-01T00:00:00Z',
        stale: false,
      })),
  });
  const cached = cachedErp(erp.system, {
    cache: createKeyvCache({ maxEntries: 1000 }),
    clock,
    scope: 'all',
    onRead: (read) => reads.push(read),
  });
  return { erp, cached, clock, reads, told, call: { onStale: (connection: string) => told.push(connection) } };
}

describe('when the system fails', () => {
  const passing: SystemErrorCode[] = ['UNAVAILABLE', 'TIMEOUT', 'BAD_RESPONSE', 'RATE_LIMITED'];
  it.each(passing)('serves the last copy after %s, marked, and says so', async (code) => {
    const { erp, cached, clock, told, reads, call } = setUp();
    const fresh = await cached.ordersByIds(['1'], call);
    clock.advance(3600);
    erp.failure = new SystemError(code, 'erp', 'failing');
    const [order] = await cached.ordersByIds(['1'], call);
    expect(order).toEqual({ ...fresh[0], source: { ...fresh[0]?.source, stale: true } });
    expect(told).toEqual(['erp']);
    expect(reads.map(({ outcome }) => outcome)).toEqual(['miss', 'stale']);
  });

  it.each<SystemErrorCode>(['UNAUTHORIZED', 'FORBIDDEN', 'REJECTED', 'UNSUPPORTED'])(
    'passes on %s, which an old copy would hide',
    async (code) => {
      const { erp, cached, clock, told, call } = setUp();
      await cached.ordersByIds(['1'], call);
      clock.advance(3600);
      erp.failure = new SystemError(code, 'erp', 'no');
      await expect(cached.ordersByIds(['1'], call)).rejects.toMatchObject({ code });
      expect(told).toEqual([]);
    },
  );

  it('does not ask the system while copies are current, and serves them unmarked', async () => {
    const { erp, cached, told, call } = setUp();
    await cached.ordersByIds(['1'], call);
    erp.failure = unavailable;
    const [order] = await cached.ordersByIds(['1'], call);
    expect(order?.source.stale).toBe(false);
    expect(told).toEqual([]);
    expect(erp.calls).toHaveLength(1);
  });

  it('marks every record of a list, and keeps its counts', async () => {
    const { erp, cached, clock, call } = setUp();
    await cached.ordersOfCustomers(['c1'], {}, { first: 10 }, call);
    clock.advance(60);
    erp.failure = unavailable;
    const [page] = await cached.ordersOfCustomers(['c1'], {}, { first: 1 }, call);
    expect(page?.items.map(({ id, source }) => [id, source.stale])).toEqual([['1', true]]);
    expect(page).toMatchObject({ hasNextPage: true, totalCount: 2 });
  });

  it('marks what is no record but says how old it is', async () => {
    const { erp, cached, clock, call } = setUp();
    await cached.creditOfCustomers(['c1'], call);
    clock.advance(60);
    erp.failure = unavailable;
    expect((await cached.creditOfCustomers(['c1'], call))[0]).toMatchObject({
      stale: true,
      asOf: '2026-01-01T00:00:00Z',
    });
  });

  it('fails the call when one of its items has no copy, and answers the others when they are asked alone', async () => {
    const { erp, cached, clock, call } = setUp();
    await cached.ordersByIds(['1', '404'], call);
    clock.advance(60);
    erp.failure = unavailable;
    await expect(cached.ordersByIds(['1', '2'], call)).rejects.toBe(unavailable);
    await expect(cached.ordersByIds(['404'], call)).rejects.toBe(unavailable);
    clock.advance(60);
    const before = erp.calls.length;
    const each = await Promise.allSettled(['1', '2'].map((id) => cached.ordersByIds([id], call)));
    expect(each.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    expect(erp.calls.length - before).toBe(1);
  });

  it('never promises on an old stock or price', async () => {
    const { erp, cached, clock, call } = setUp();
    const request = { productId: 'p1', customerId: 'c1', quantity: '1', on: null };
    await cached.supplyOfProducts(['p1'], call);
    await cached.prices([request], call);
    clock.advance(60);
    erp.failure = unavailable;
    await expect(cached.supplyOfProducts(['p1'], call)).rejects.toBe(unavailable);
    await expect(cached.prices([request], call)).rejects.toBe(unavailable);
  });

  it('leaves a system that has just failed alone for a second, where there is a copy', async () => {
    const { erp, cached, clock, call } = setUp();
    await cached.ordersByIds(['1'], call);
    clock.advance(60);
    erp.failure = unavailable;
    await cached.ordersByIds(['1'], call);
    await cached.ordersByIds(['1'], call);
    expect(erp.calls).toHaveLength(2);
    clock.advance(1.1);
    erp.failure = null;
    const [order] = await cached.ordersByIds(['1'], call);
    expect(order?.source.stale).toBe(false);
    expect(erp.calls).toHaveLength(3);
  });
});
