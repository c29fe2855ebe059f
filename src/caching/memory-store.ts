import type { KeyvStoreAdapter, StoredData } from 'keyv';
import { LRUCache } from 'lru-cache';

/**
 * The newest and most read entries, in the memory of this process. Every method does its work before it first waits, so
 * that a reader sees all entries of a `setMany` or none.
 */
export function createMemoryStore(maxEntries: number): KeyvStoreAdapter {
  const entries = new LRUCache<string, object>({ max: maxEntries });
  const get = <Value>(key: string) => entries.get(key) as StoredData<Value>; // keyv reads what it wrote

  const store: KeyvStoreAdapter = {
    opts: {},
    get: async <Value>(key: string) => get<Value>(key),
    getMany: async <Value>(keys: string[]) => keys.map((key) => get<Value | undefined>(key)),
    set: async (key, value: object) => {
      entries.set(key, value);
    },
    setMany: async (values) => {
      for (const { key, value } of values) entries.set(key, value);
    },
    delete: async (key) => entries.delete(key),
    deleteMany: async (keys) => keys.map((key) => entries.delete(key)).includes(true),
    clear: async () => entries.clear(),
    on: () => store, // it has no events
  };
  return store;
}
