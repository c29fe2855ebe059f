import type { Instant } from './instant.ts';
import type { Reference } from './stored.ts';

/** How records of one kind are listed and found. */
export interface RecordKind<Body> {
  /** Kinds that the modification feed speaks of. */
  readonly inFeed: boolean;
  /** Lists are ordered by it, then by id. */
  sortKey(body: Body, createdAt: Instant): string;
  status?(body: Body): string | null;
  /** The text that a search looks into. */
  search?(body: Body): string;
  /** What the record is found by: the ids of others it belongs to, its number, the day on which it wants attention. */
  references?(body: Body): readonly Reference[];
}
