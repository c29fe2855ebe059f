import type { Instant } from './instant.ts';
import type { Statements } from './statements.ts';

export interface Change {
  readonly kind: string;
  readonly id: number;
  readonly modifiedAt: Instant;
  readonly version: number;
  readonly deleted: boolean;
  readonly mergedInto: number | null;
}

/** A place in the feed, which is ordered by instant, kind and id. */
export interface FeedPlace {
  readonly modifiedAt: Instant;
  readonly kind: string;
  readonly id: number;
}

/** The latest change of each record of these kinds, behind a place. */
export function readFeed(
  statements: Statements,
  kinds: readonly string[],
  { modifiedAt, kind, id }: FeedPlace,
  limit: number,
): readonly Change[] {
  return statements(
    `SELECT kind, id, modified_at, version, deleted, merged_into FROM record
     WHERE (modified_at, kind, id) > (?, ?, ?) AND kind IN (SELECT value FROM json_each(?))
     ORDER BY modified_at, kind, id LIMIT ?`,
  )
    .all(modifiedAt, kind, id, JSON.stringify(kinds), limit)
    .map((row) => ({
      kind: String(row['kind']),
      id: Number(row['id']),
      modifiedAt: String(row['modified_at']),
      version: Number(row['version']),
      deleted: row['deleted'] === 1,
      mergedInto: row['merged_into'] === null ? null : Number(row['merged_into']),
    }));
}
