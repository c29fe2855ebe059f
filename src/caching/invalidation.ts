import type { Change } from '#ports/source.ts';
import { listsGeneration, recordGeneration, wholeGeneration } from './generations.ts';
import type { ReadThrough } from './read-through.ts';
import type { CachedKind } from './time-to-live.ts';

/** How far a change of a record reaches. */
export interface Reach {
  readonly kind: CachedKind;
  /** Kinds whose lists may gain or lose records by it. */
  readonly lists?: readonly CachedKind[];
  /** Kinds that are computed from it. */
  readonly derived?: readonly CachedKind[];
  /** Kinds that hang on it: they move or go when it is merged or deleted. */
  readonly dependents?: readonly CachedKind[];
}

/** What of the cache a write may change: a record, or with null one that is only being made. */
interface Written<Kind extends string> {
  readonly kind: Kind;
  readonly id: string | null;
}

export interface Invalidation<Kind extends string> {
  invalidate(changes: readonly Change<Kind>[]): Promise<void>;
  /** Does the write; when it is done, whatever came of it, nothing that was read before counts as current. */
  writing<Result>(written: Written<Kind>, write: () => Promise<Result>): Promise<Result>;
}

export function createInvalidation<Kind extends string>(
  through: ReadThrough,
  reaches: Readonly<Record<Kind, Reach>>,
): Invalidation<Kind> {
  return {
    invalidate: async (changes) => {
      const gone = changes.filter(isGone);
      await through.forgetRecords(gone.map(({ kind, id }) => ({ kind: reaches[kind].kind, id })));
      await through.startGenerations(
        changes.flatMap((change) => {
          const reach = reaches[change.kind];
          const dependents = isGone(change) ? (reach.dependents ?? []) : [];
          const survivor = change.mergedInto === null ? [] : [recordGeneration(reach.kind, change.mergedInto)];
          return [...touched(reach, change.id), ...survivor, ...dependents.map(wholeGeneration)];
        }),
      );
    },
    writing: async ({ kind, id }, write) => {
      try {
        return await write();
      } finally {
        // Also after a failure: a write whose answer was lost may have been carried out.
        await through.startGenerations(touched(reaches[kind], id));
      }
    },
  };
}

function touched({ kind, lists = [], derived = [] }: Reach, id: string | null): string[] {
  const record = id === null ? [] : [recordGeneration(kind, id)];
  return [...record, ...[kind, ...lists].map(listsGeneration), ...derived.map(wholeGeneration)];
}

function isGone(change: Change<string>): boolean {
  return change.deleted || change.mergedInto !== null;
}
