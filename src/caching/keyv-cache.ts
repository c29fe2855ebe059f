import { isBrokenCircuitError } from 'cockatiel';
import { Keyv } from 'keyv';
import type { Cache } from '#ports/cache.ts';
import { createMemoryStore } from './memory-store.ts';
import { createRedisConnection, type RedisConnection } from './redis-connection.ts';

export interface KeyvCacheOptions {
  /** Redis or Valkey, shared by all processes; without it the cache is in the memory of this one. */
  readonly redisUrl?: string | undefined;
  /** How long Redis may take before it counts as a miss; 100 ms unless told. */
  readonly timeoutMs?: number | undefined;
  /** Of the cache in memory; beyond it, what was not read for longest goes first. */
  readonly maxEntries: number;
  /** Told of what goes wrong between us and Redis, which readers see as misses only. */
  readonly onError?: ((error: unknown) => void) | undefined;
}

export function createKeyvCache({ redisUrl, timeoutMs = 100, maxEntries, onError }: KeyvCacheOptions): Cache {
  return redisUrl === undefined ? inMemory(maxEntries) : onRedis(createRedisConnection(redisUrl, timeoutMs), onError);
}

/** Keeps objects as they are: to serialise them would cost more than all the rest of a read. */
function inMemory(maxEntries: number): Cache {
  const keyv = new Keyv({
    ...plain,
    store: createMemoryStore(maxEntries),
    serialize: undefined,
    deserialize: undefined,
  });
  return {
    getMany: (keys) => keyv.getMany<unknown>([...keys]),
    setMany: async (entries) => {
      await keyv.setMany(entries.map(({ key, value, keepMs }) => ({ key, value, ttl: keepMs })));
      return true;
    },
    deleteMany: async (keys) => {
      await keyv.deleteMany([...keys]);
    },
    close: () => keyv.clear(),
  };
}

function onRedis(redis: RedisConnection, onError?: (error: unknown) => void): Cache {
  const keyv = new Keyv({ ...plain, store: redis.store, serialize: JSON.stringify, deserialize: JSON.parse });
  keyv.on('error', () => {}); // what fails is thrown as well, and an event without a listener would end the process

  /** Undefined when it failed, and when there was nothing to do, which would pass for a sign of life. */
  async function attempt<T>(size: number, action: () => Promise<T>): Promise<T | undefined> {
    if (size === 0) return undefined;
    try {
      return await redis.attempt(action);
    } catch (error) {
      if (!isBrokenCircuitError(error)) onError?.(error);
      return undefined;
    }
  }

  return {
    getMany: async (keys) => {
      const found = await attempt(keys.length, () => keyv.getMany<unknown>([...keys]));
      return found ?? keys.map(() => undefined);
    },
    setMany: async (entries) => {
      const kept = await attempt(entries.length, async () => {
        await keyv.setMany(entries.map(({ key, value, keepMs }) => ({ key, value, ttl: Math.ceil(keepMs) })));
        return true;
      });
      return kept ?? entries.length === 0;
    },
    deleteMany: async (keys) => {
      await attempt(keys.length, () => keyv.deleteMany([...keys]));
    },
    close: redis.close,
  };
}

const plain = { namespace: undefined, useKeyPrefix: false, throwOnErrors: true };
