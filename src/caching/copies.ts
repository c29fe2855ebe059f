import type { Cache, CacheEntry } from '#ports/cache.ts';
import type { Generations } from './generations.ts';
import { type CachedKind, missingTtlSeconds, neverServedStale, type TtlSeconds } from './time-to-live.ts';

/** What the system answered once, as it lies in the cache. */
export interface Copy {
  readonly value: unknown;
  /** Of its generations, before the system was asked. */
  readonly versions: string;
  /** When the system was asked, in milliseconds since the epoch. */
  readonly readAt: number;
}

/** One instant of the cache. */
interface Snapshot {
  /** In the order of the keys. */
  readonly copies: readonly (Copy | undefined)[];
  versionsOf(generations: readonly string[]): string;
}

export interface Copies {
  lookUp(keys: readonly string[], generations: Iterable<string>): Promise<Snapshot>;
  keep(copies: readonly (Copy & { readonly key: string; readonly kind: CachedKind })[]): Promise<void>;
  /** Whether the copy is within its time to live; whether it is current is for the versions to say. */
  isYoung(copy: Copy, kind: CachedKind, now: number): boolean;
}

/** The versions of a copy that is only good for an outage: the same as no others, not even as these. */
export const outdatedVersions = 'outdated';

export function sameVersions(a: string, b: string): boolean {
  return a === b && a !== outdatedVersions;
}

/** Whether the copy may be served when the system is down. "Not there" may not: it is no answer to an outage. */
export function isLastGood(copy: Copy | undefined, kind: CachedKind): copy is Copy {
  return copy !== undefined && copy.value !== null && !neverServedStale.has(kind);
}

export function createCopies(cache: Cache, generations: Generations, ttlSeconds: TtlSeconds, keepMs: number): Copies {
  function ttlMs(copy: Copy, kind: CachedKind): number {
    const seconds = ttlSeconds[kind];
    return 1000 * (copy.value === null ? Math.min(seconds, missingTtlSeconds) : seconds);
  }

  return {
    lookUp: async (keys, generationNames) => {
      await generations.repair();
      const names = [...new Set(generationNames)];
      // Generations last: a cache that makes room by age then drops a copy before the versions that it depends on.
      const stored = await cache.getMany([...keys, ...names.map(generations.keyOf)]);
      const versions = new Map(names.map((name, at) => [name, generations.versionOf(name, stored[keys.length + at])]));
      return {
        copies: keys.map((_key, at) => copyIn(stored[at])),
        versionsOf: (wanted) => {
          const found = wanted.map((name) => versions.get(name));
          return found.includes(undefined) ? outdatedVersions : found.join(' ');
        },
      };
    },
    keep: async (copies) => {
      const entries = copies.flatMap(({ key, kind, ...copy }): CacheEntry[] => {
        const ms = isLastGood(copy, kind) ? Math.max(keepMs, ttlMs(copy, kind)) : ttlMs(copy, kind);
        return ms > 0 ? [{ key, value: copy, keepMs: ms }] : [];
      });
      if (entries.length > 0) await cache.setMany(entries);
    },
    isYoung: (copy, kind, now) => now - copy.readAt < ttlMs(copy, kind),
  };
}

function copyIn(stored: unknown): Copy | undefined {
  if (typeof stored !== 'object' || stored === null) return undefined;
  return 'value' in stored && 'versions' in stored && 'readAt' in stored ? (stored as Copy) : undefined; // only `keep` writes under these keys
}
