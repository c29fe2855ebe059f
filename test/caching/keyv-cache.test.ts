import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cachedErp } from '#caching/cached-erp.ts';
import { createKeyvCache } from '#caching/keyv-cache.ts';
import type { Cache } from '#ports/cache.ts';
import { countedErp, orderNamed } from './counted-systems.ts';
import { findFreePort, type RedisServer, startRedis, startSilentServer, withoutRedis } from './redis-server.ts';

const call = {};
// A read that waited for a Redis that does not answer would wait for 20 seconds in a hundred rounds, or for ever.
const patienceMs = 10_000;
const minute = 60_000;

function entry(key: string, value: unknown, keepMs = minute) {
  return { key, value, keepMs };
}

/** A cache on Redis that a busy machine does not make miss. */
function unhurried(redisUrl: string): Cache {
  return createKeyvCache({ redisUrl, timeoutMs: 10_000, maxEntries: 100 });
}

/** What every cache does, wherever it keeps things. */
function keepsWhatItIsGiven(open: () => Cache) {
  it('gives back in order what it was given, and undefined for the rest', async () => {
    const cache = open();
    const record = { id: '1', lines: [{ amount: '12.10' }], missing: null };
    expect(await cache.setMany([entry('a', record), entry('b', null), entry('c', 'text')])).toBe(true);
    expect(await cache.getMany(['c', 'x', 'a', 'b', 'a'])).toEqual(['text', undefined, record, null, record]);
    await cache.close();
  });

  it('replaces, deletes and answers nothing for nothing', async () => {
    const cache = open();
    await cache.setMany([entry('d', 1), entry('e', 2)]);
    await cache.setMany([entry('d', 3)]);
    await cache.deleteMany(['e', 'unknown']);
    expect(await cache.getMany(['d', 'e'])).toEqual([3, undefined]);
    expect(await cache.getMany([])).toEqual([]);
    await cache.close();
  });

  it('keeps an entry for its time', async () => {
    const cache = open();
    await cache.setMany([entry('short', 1, 0.5), entry('long', 2)]);
    await expect.poll(() => cache.getMany(['short', 'long'])).toEqual([undefined, 2]);
    await cache.close();
  });
}

describe('a cache in memory', () => {
  keepsWhatItIsGiven(() => createKeyvCache({ maxEntries: 100 }));

  it('gives back the very object it was given', async () => {
    const cache = createKeyvCache({ maxEntries: 100 });
    const record = { id: '1' };
    await cache.setMany([entry('a', record)]);
    expect((await cache.getMany(['a']))[0]).toBe(record);
  });

  it('makes room by what was not read for longest', async () => {
    const cache = createKeyvCache({ maxEntries: 2 });
    await cache.setMany([entry('a', 1), entry('b', 2)]);
    await cache.getMany(['a']);
    await cache.setMany([entry('c', 3)]);
    expect(await cache.getMany(['a', 'b', 'c'])).toEqual([1, undefined, 3]);
  });
});

describe.skipIf(withoutRedis !== null)(
  `a cache on Redis${withoutRedis === null ? '' : ` (skipped: ${withoutRedis})`}`,
  () => {
    let redis: RedisServer;
    beforeEach(async () => {
      redis = await startRedis();
    });
    afterEach(() => redis.kill());

    keepsWhatItIsGiven(() => unhurried(redis.url));

    it('is one cache to all processes, invalidations included', async () => {
      let version = 0;
      const caches = [1, 2].map(() => unhurried(redis.url));
      const erps = caches.map((cache) => {
        const { system, calls } = countedErp({
          ordersByIds: async (ids) => ids.map((id) => orderNamed(id, { nativeStatus: String(version) })),
          confirmOrder: async (id) => orderNamed(id, { nativeStatus: String((version += 1)) }),
        });
        return { calls, cached: cachedErp(system, { cache, scope: 'all' }) };
      });
      const [here, there] = erps;
      await here?.cached.ordersByIds(['1'], call);
      expect((await there?.cached.ordersByIds(['1'], call))?.[0]?.nativeStatus).toBe('0');
      expect(there?.calls).toEqual([]);
      await there?.cached.confirmOrder('1', call);
      expect((await here?.cached.ordersByIds(['1'], call))?.[0]?.nativeStatus).toBe('1');
      for (const cache of caches) await cache.close();
    });

    it('misses when Redis is killed under it, and is back when Redis is', async () => {
      const errors: unknown[] = [];
      const cache = createKeyvCache({ redisUrl: redis.url, maxEntries: 100, onError: (error) => errors.push(error) });
      const { system, calls } = countedErp({ ordersByIds: async (ids) => ids.map((id) => orderNamed(id)) });
      const cached = cachedErp(system, { cache, scope: 'all' });
      await cached.ordersByIds(['1'], call);
      await redis.kill();
      for (let round = 0; round < 10; round += 1) expect(await cached.ordersByIds(['1'], call)).toHaveLength(1);
      expect(calls).toHaveLength(11);
      expect(errors.length).toBeGreaterThan(0);
      redis = await startRedis(Number(new URL(redis.url).port));
      await expect.poll(() => cache.setMany([entry('a', 1)])).toBe(true);
      expect(await cache.getMany(['a'])).toEqual([1]);
      await cache.close();
    });

    it('misses, without waiting, when Redis stops answering', async () => {
      const cache = createKeyvCache({ redisUrl: redis.url, maxEntries: 100 });
      const { system, calls } = countedErp({ ordersByIds: async (ids) => ids.map((id) => orderNamed(id)) });
      const cached = cachedErp(system, { cache, scope: 'all' });
      await cached.ordersByIds(['1'], call);
      redis.freeze();
      const startedAt = performance.now();
      for (let round = 0; round < 100; round += 1) expect(await cached.ordersByIds(['1'], call)).toHaveLength(1);
      expect(performance.now() - startedAt).toBeLessThan(patienceMs);
      expect(calls).toHaveLength(101);
      await cache.close();
    });
  },
);

describe('a cache whose Redis does not answer', () => {
  it.each([
    ['takes connections and is silent', startSilentServer],
    ['is not there', async () => ({ url: `redis://127.0.0.1:${await findFreePort()}`, close: async () => {} })],
  ])('costs misses, not time, when it %s', async (_what, start) => {
    const server = await start();
    const errors: unknown[] = [];
    const cache = createKeyvCache({ redisUrl: server.url, maxEntries: 100, onError: (error) => errors.push(error) });
    const { system, calls } = countedErp({ ordersByIds: async (ids) => ids.map((id) => orderNamed(id)) });
    const cached = cachedErp(system, { cache, scope: 'all' });
    const startedAt = performance.now();
    for (let round = 0; round < 100; round += 1) expect(await cached.ordersByIds(['1'], call)).toHaveLength(1);
    expect(performance.now() - startedAt).toBeLessThan(patienceMs);
    expect(calls).toHaveLength(100);
    expect(errors.length).toBeGreaterThan(0);
    await cache.close();
    await server.close();
  });
});
