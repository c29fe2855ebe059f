import { randomUUID } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Cache } from '#ports/cache.ts';
import type { CacheKeys } from './cache-key.ts';
import type { CachedKind } from './time-to-live.ts';

/**
 * Every cached answer belongs to generations, by name, and remembers what their versions were *before* the system was
 * asked. An invalidation gives a generation a new version: every answer of the old one, also one that is still on its way,
 * is then no longer current, in every process that shares the cache.
 */
export interface Generations {
  /** Where the version of a generation is kept. */
  keyOf(name: string): string;
  /** The version now, given what the cache holds under its key; undefined while the cache has not taken a newer one. */
  versionOf(name: string, stored: unknown): string | undefined;
  start(names: Iterable<string>): Promise<void>;
  /** Tries again what the cache did not take; to be awaited before versions are read. */
  repair(): Promise<void>;
}

/** One record: changes with it. */
export function recordGeneration(kind: CachedKind, id: string): string {
  return `${kind}/${id}`;
}

/** Every list of a kind: changes with any record of it, because a feed does not say which lists a record was or is in. */
export function listsGeneration(kind: CachedKind): string {
  return `${kind}#lists`;
}

/** Everything of a kind, records and lists: changes with what they are derived from. */
export function wholeGeneration(kind: CachedKind): string {
  return `${kind}#whole`;
}

export function createGenerations(cache: Cache, keys: CacheKeys): Generations {
  const keyOf = keys('generation', null);
  // By name, which attempt failed. Bounded, because a cache may be down for long: what falls out costs one time to live.
  const lost = new LRUCache<string, symbol>({ max: 20_000 });
  let repairing: Promise<void> | undefined;

  async function save(names: readonly string[]): Promise<boolean> {
    return cache.setMany(names.map((name) => ({ key: keyOf(name), value: randomUUID(), keepMs: versionKeepMs })));
  }

  async function start(names: Iterable<string>): Promise<void> {
    const starting = [...new Set(names)];
    const attempt = Symbol('attempt');
    if (!(await save(starting))) for (const name of starting) lost.set(name, attempt);
  }

  async function saveLost(): Promise<void> {
    const attempts = [...lost.entries()];
    if (!(await save(attempts.map(([name]) => name)))) return;
    // One that was lost again while we saved may belong to a later write than the version we saved.
    for (const [name, attempt] of attempts) if (lost.peek(name) === attempt) lost.delete(name);
  }

  return {
    keyOf,
    versionOf: (name, stored) => {
      if (lost.has(name)) return undefined;
      return typeof stored === 'string' ? stored : firstVersion;
    },
    start,
    repair: async () => {
      if (lost.size === 0) return;
      repairing ??= saveLost().finally(() => (repairing = undefined));
      await repairing;
    },
  };
}

const firstVersion = '-';

// Longer than any copy counts as current, so that a version that is gone cannot bring an older copy back.
const versionKeepMs = 24 * 3_600_000;
