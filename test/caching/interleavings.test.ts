import { describe, expect, it } from 'vitest';
import { type CachedErp, cachedErp } from '#caching/cached-erp.ts';
import { createKeyvCache } from '#caching/keyv-cache.ts';
import { SystemError } from '#errors.ts';
import type { Cache } from '#ports/cache.ts';
import type { ErpSystem, Order } from '#ports/erp-system.ts';
import { fc } from '#test/unit/property.ts';
import { countedErp, orderNamed } from './counted-systems.ts';

const orderIds = ['1', '2', '3', '4'] as const;
type OrderId = (typeof orderIds)[number];

interface Step {
  readonly does: 'read' | 'read-list' | 'write' | 'change-elsewhere' | 'break' | 'mend';
  readonly id: OrderId;
}

/** What an order says of itself: who may see it, whose it is, and how often it has changed. */
interface Told {
  readonly scope: string;
  readonly version: number;
}

const customerOf = (id: string) => `c${Number(id) % 2}`;

/** An ERP of four orders, in which every call takes some turns of the scheduler before and after it does its work. */
function createWorld(turn: () => Promise<void>) {
  const versions = new Map<string, number>(orderIds.map((id) => [id, 0]));
  /** The version that everybody has been told of: no read that begins afterwards may answer an older one. */
  const acknowledged = new Map<string, number>(versions);
  let broken = false;

  const now = (id: string, scope: string): Order =>
    orderNamed(id, { customerId: customerOf(id), nativeStatus: JSON.stringify({ scope, version: versions.get(id) }) });
  const change = (id: string) => versions.set(id, (versions.get(id) ?? 0) + 1);

  async function reading<T>(read: () => T): Promise<T> {
    await turn();
    if (broken) throw new SystemError('UNAVAILABLE', 'erp', 'broken');
    const answer = read();
    await turn();
    return answer;
  }

  const systemSeenBy = (scope: string): ErpSystem =>
    countedErp({
      ordersByIds: (ids) => reading(() => ids.map((id) => now(id, scope))),
      ordersOfCustomers: (ids) =>
        reading(() =>
          ids.map((customerId) => ({
            items: orderIds.filter((id) => customerOf(id) === customerId).map((id) => now(id, scope)),
            hasNextPage: false,
            totalCount: null,
          })),
        ),
      confirmOrder: async (id) => {
        await turn();
        change(id);
        const order = now(id, scope);
        await turn();
        return order;
      },
    }).system;

  return {
    systemSeenBy,
    change,
    versions,
    acknowledged,
    setBroken: (value: boolean) => {
      broken = value;
    },
  };
}

type World = ReturnType<typeof createWorld>;

async function take(step: Step, erp: CachedErp, scope: string, world: World): Promise<void> {
  const { id } = step;
  switch (step.does) {
    case 'read':
    case 'read-list': {
      const floors = new Map(world.acknowledged);
      const orders = await readOrders(step, erp);
      for (const order of orders) expectNoOlder(order, scope, floors);
      return;
    }
    case 'write': {
      const { version } = told(await erp.confirmOrder(id, {}));
      world.acknowledged.set(id, Math.max(version, world.acknowledged.get(id) ?? 0));
      return;
    }
    case 'change-elsewhere': {
      world.change(id);
      const version = world.versions.get(id) ?? 0;
      await erp.invalidate([{ kind: 'order', id, modifiedAt: '', deleted: false, mergedInto: null }]);
      world.acknowledged.set(id, Math.max(version, world.acknowledged.get(id) ?? 0));
      return;
    }
    case 'break':
      return world.setBroken(true);
    case 'mend':
      return world.setBroken(false);
  }
}

async function readOrders({ does, id }: Step, erp: CachedErp): Promise<readonly Order[]> {
  try {
    if (does === 'read') {
      const [order] = await erp.ordersByIds([id], {});
      expect(order?.id).toBe(id);
      return order === null || order === undefined ? [] : [order];
    }
    const [page] = await erp.ordersOfCustomers([customerOf(id)], {}, { first: 10 }, {});
    expect(page?.items.map((order) => customerOf(order.id))).toEqual(Array(2).fill(customerOf(id)));
    return page?.items ?? [];
  } catch (error) {
    if (error instanceof SystemError && error.code === 'UNAVAILABLE') return [];
    throw error;
  }
}

function expectNoOlder(order: Order, scope: string, floors: ReadonlyMap<string, number>): void {
  expect(told(order).scope).toBe(scope);
  if (order.source.stale) return; // it says itself that it is old
  expect(told(order).version).toBeGreaterThanOrEqual(floors.get(order.id) ?? 0);
}

function told(order: Order): Told {
  return JSON.parse(order.nativeStatus) as Told; // the world wrote it
}

/** A cache that takes turns of the scheduler, before and after each of its instants. */
function takingTurns(cache: Cache, turn: () => Promise<void>): Cache {
  return {
    getMany: async (keys) => {
      await turn();
      const found = await cache.getMany(keys);
      await turn();
      return found;
    },
    setMany: async (entries) => {
      await turn();
      const kept = await cache.setMany(entries);
      await turn();
      return kept;
    },
    deleteMany: async (keys) => {
      await turn();
      await cache.deleteMany(keys);
    },
    close: () => cache.close(),
  };
}

type Fault = 'none' | 'miss' | 'lost' | 'late';

/** A cache that now and then finds nothing, keeps nothing, or keeps what it said it had not, late. */
function failingNowAndThen(cache: Cache, faults: readonly Fault[], turn: () => Promise<void>): Cache {
  let at = 0;
  const next = (): Fault => faults[at++ % faults.length] ?? 'none';
  return {
    ...cache,
    getMany: async (keys) => (next() === 'miss' ? keys.map(() => undefined) : cache.getMany(keys)),
    setMany: async (entries) => {
      const fault = next();
      if (fault === 'lost') return false;
      if (fault === 'late') {
        void turn().then(() => cache.setMany(entries));
        return false;
      }
      return cache.setMany(entries);
    },
  };
}

const step: fc.Arbitrary<Step> = fc.record({
  does: fc.constantFrom('read', 'read', 'read-list', 'read-list', 'write', 'change-elsewhere', 'break', 'mend'),
  id: fc.constantFrom(...orderIds),
});
const journeys = (people: number) =>
  fc.array(fc.array(step, { minLength: 1, maxLength: 8 }), { minLength: people, maxLength: people });

/** A time that passes a little with everything that happens. */
function passingClock() {
  let ms = 0;
  return { now: () => (ms += 200) };
}

describe('however reads, writes, changes and failures interleave', () => {
  it('no process that shares the cache answers older than was acknowledged before, or what another scope saw', async () => {
    expect.hasAssertions();
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), journeys(4), async (scheduler, people) => {
        const turn = async () => scheduler.schedule(Promise.resolve());
        const world = createWorld(turn);
        const shared = createKeyvCache({ maxEntries: 1000 });
        const clock = passingClock();
        const processes = ['all', 'all', 'some'].map((scope) => {
          const cache = takingTurns(shared, turn);
          return { scope, erp: cachedErp(world.systemSeenBy(scope), { cache, scope, clock }) };
        });
        // Four people at three processes: two of them share one.
        const journeysTaken = people.flatMap((steps, at) =>
          processes.slice(at % 3, (at % 3) + 1).map(async ({ erp, scope }) => {
            for (const one of steps) await take(one, erp, scope, world);
          }),
        );
        await scheduler.waitFor(Promise.all(journeysTaken));
      }),
      { numRuns: 200 },
    );
  });

  it('a process alone does not either, when its cache fails now and then', async () => {
    expect.hasAssertions();
    const faults = fc.array(fc.constantFrom<Fault>('none', 'none', 'miss', 'lost', 'late'), { minLength: 1 });
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), journeys(3), faults, async (scheduler, people, faulty) => {
        const turn = async () => scheduler.schedule(Promise.resolve());
        const world = createWorld(turn);
        const failing = failingNowAndThen(createKeyvCache({ maxEntries: 1000 }), faulty, turn);
        const options = { cache: takingTurns(failing, turn), scope: 'all', clock: passingClock() };
        const erp = cachedErp(world.systemSeenBy('all'), options);
        const journeysTaken = people.map(async (steps) => {
          for (const one of steps) await take(one, erp, 'all', world);
        });
        await scheduler.waitFor(Promise.all(journeysTaken));
      }),
      { numRuns: 200 },
    );
  });
});
