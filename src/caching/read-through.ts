import { SystemError } from '#errors.ts';
import type { Cache } from '#ports/cache.ts';
import { type Clock, systemClock } from '#ports/clock.ts';
import type { Call, SourcedRecord } from '#ports/source.ts';
import { createCacheKeys, stableJson } from './cache-key.ts';
import { type Copy, createCopies, isLastGood, outdatedVersions, sameVersions } from './copies.ts';
import { type Boarding, createFlights, type Flight } from './flights.ts';
import { createGenerations, recordGeneration, wholeGeneration } from './generations.ts';
import { paired } from './paired.ts';
import { markedStale } from './stale-mark.ts';
import { type CachedKind, defaultTtlSeconds, type TtlSeconds } from './time-to-live.ts';
import { untilAborted } from './until-aborted.ts';

export interface CachingOptions {
  readonly cache: Cache;
  /** Whose eyes the connection reads with; what one scope has seen, no other is given. */
  readonly scope: string;
  /** Where it differs from `defaultTtlSeconds`. */
  readonly ttlSeconds?: Partial<TtlSeconds> | undefined;
  /** How long a copy is kept for the case that the system is down; a day unless told. */
  readonly keepMs?: number | undefined;
  readonly clock?: Clock | undefined;
  /** Told of every single item that is asked for. */
  readonly onRead?: ((read: CacheRead) => void) | undefined;
}

export interface CacheRead {
  readonly connection: string;
  readonly operation: string;
  readonly outcome: 'hit' | 'miss' | 'stale';
}

/** One read of a port: what its answers belong to, how long they last, and what they bring along. */
export interface ReadDefinition<Item, Variant, Value> {
  /** The port's method. */
  readonly operation: string;
  readonly kind: CachedKind;
  generationsOf(item: Item): readonly string[];
  /**
   * Records that the answer holds whole: each can then be had by its id at no cost. A change of any record of the kind has
   * to start one of the answer's generations.
   */
  recordsIn(value: Value): readonly SourcedRecord[];
  load(items: readonly Item[], variant: Variant, call: Call): Promise<readonly Value[]>;
}

type Read<Item, Variant, Value> = (items: readonly Item[], variant: Variant, call: Call) => Promise<readonly Value[]>;

export interface ReadThrough {
  read<Item, Variant, Value>(definition: ReadDefinition<Item, Variant, Value>): Read<Item, Variant, Value>;
  /** From here on nothing counts as current that belongs to one of these and was read before. */
  startGenerations(names: readonly string[]): Promise<void>;
  /** Drops the copies of records that are gone, so that an outage does not bring them back. */
  forgetRecords(records: readonly { readonly kind: CachedKind; readonly id: string }[]): Promise<void>;
}

/**
 * Answers from the cache while a copy is current and asks the system for the rest in one call. When the system fails in a
 * way that passes, the last copy is given instead, marked stale.
 *
 * A port answers all items or none, so one item that has no copy then fails the call. A caller who would rather have each
 * item succeed or fail alone asks for each alone: what is asked in one tick goes to the system in one call all the same.
 */
export function createReadThrough(connection: string, options: CachingOptions): ReadThrough {
  const { cache, clock = systemClock, keepMs = 24 * 3_600_000, onRead } = options;
  const keys = createCacheKeys(connection, options.scope);
  // What changes, changes for everybody, whoever changed it.
  const generations = createGenerations(cache, createCacheKeys(connection, '*'));
  const copies = createCopies(cache, generations, { ...defaultTtlSeconds, ...options.ttlSeconds }, keepMs);
  const allFlights: { outdate(generations: ReadonlySet<string>): void }[] = [];

  function read<Item, Variant, Value>(definition: ReadDefinition<Item, Variant, Value>): Read<Item, Variant, Value> {
    const { operation, kind } = definition;
    const flights = createFlights(fetch);
    allFlights.push(flights);
    let failedAt = Number.NEGATIVE_INFINITY;

    async function fetch(wanted: readonly Flight<Item>[], variant: Variant, call: Call): Promise<readonly Value[]> {
      const readAt = clock.now();
      const items = wanted.map((flight) => flight.item);
      const values = await definition.load(items, variant, call).catch((error: unknown) => {
        if (passes(error)) failedAt = clock.now();
        throw error;
      });
      failedAt = Number.NEGATIVE_INFINITY;
      await keep(paired(wanted, values), readAt);
      return values;
    }

    async function keep(answers: readonly (readonly [Flight<Item>, Value])[], readAt: number): Promise<void> {
      const brought = answers.flatMap(([flight, value]) =>
        definition
          .recordsIn(value)
          .map((record) => ({ flight, record, generations: generationsOfRecord(kind, record.id) })),
      );
      // The versions of a record are not known from before the read. Those of now will do, if nothing changed since.
      const now = await copies.lookUp(
        [],
        brought.flatMap(({ flight, generations }) => [...flight.generations, ...generations]),
      );
      const unchanged = brought.filter(
        ({ flight }) => !flight.outdated && sameVersions(now.versionsOf(flight.generations), flight.versions),
      );
      const recordKeyOf = keys(recordOperation(kind), null);
      await copies.keep([
        ...answers.map(([flight, value]) => {
          const versions = flight.outdated ? outdatedVersions : flight.versions;
          return { key: flight.key, kind, value, versions, readAt };
        }),
        ...unchanged.map(({ record, generations }) => {
          return { key: recordKeyOf(record.id), kind, value: record, versions: now.versionsOf(generations), readAt };
        }),
      ]);
    }

    function served(copy: Copy, outcome: 'hit' | 'stale', call: Call): Value {
      onRead?.({ connection, operation, outcome });
      if (outcome === 'stale') call.onStale?.(connection);
      const value = copy.value as Value; // what `keep` put under a key of this operation
      return outcome === 'stale' ? markedStale(value) : value;
    }

    async function answered(boarding: Boarding<Value>, copy: Copy | undefined, call: Call): Promise<Value> {
      try {
        const value = await boarding.answer;
        onRead?.({ connection, operation, outcome: 'miss' });
        return value;
      } catch (error) {
        if (passes(error) && isLastGood(copy, kind)) return served(copy, 'stale', call);
        onRead?.({ connection, operation, outcome: 'miss' });
        throw error;
      }
    }

    return async (items, variant, call) => {
      if (call.signal?.aborted === true) throw cancelled(connection, operation);
      const keyOf = keys(operation, variant);
      const asked = items.map((item) => ({ item, key: keyOf(item), generations: definition.generationsOf(item) }));
      const seen = await copies.lookUp(
        asked.map((wanted) => wanted.key),
        asked.flatMap((wanted) => wanted.generations),
      );
      const now = clock.now();
      const variantKey = stableJson(variant);
      const boardings: Boarding<Value>[] = [];
      const answers = paired(asked, seen.copies).map(([wanted, copy]) => {
        const versions = seen.versionsOf(wanted.generations);
        if (copy !== undefined && sameVersions(copy.versions, versions)) {
          if (copies.isYoung(copy, kind, now)) return served(copy, 'hit', call);
          if (now - failedAt < knownDownMs && isLastGood(copy, kind)) return served(copy, 'stale', call);
        }
        const boarding = flights.join({ ...wanted, versions }, variant, variantKey, call);
        boardings.push(boarding);
        return answered(boarding, copy, call);
      });
      return untilAborted(Promise.all(answers), call.signal, () => {
        for (const boarding of boardings) boarding.leave();
        return cancelled(connection, operation);
      });
    };
  }

  return {
    read,
    startGenerations: async (names) => {
      const started = new Set(names);
      for (const flights of allFlights) flights.outdate(started);
      await generations.start(started);
    },
    forgetRecords: async (records) => {
      await cache.deleteMany(records.map(({ kind, id }) => keys(recordOperation(kind), null)(id)));
    },
  };
}

/** The method that reads records of a kind by their ids, and the generations of its answers. */
export function recordOperation(kind: CachedKind): string {
  return `${kind}ByIds`;
}

export function generationsOfRecord(kind: CachedKind, id: string): readonly string[] {
  return [recordGeneration(kind, id), wholeGeneration(kind)];
}

// For so long after a failure, a copy that is merely old is given without asking again.
const knownDownMs = 1000;

function passes(error: unknown): boolean {
  return error instanceof SystemError && error.retryable;
}

function cancelled(connection: string, operation: string): SystemError {
  return new SystemError('CANCELLED', connection, `${operation}: the caller does not wait any longer`);
}
