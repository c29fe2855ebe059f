/** Where a record lives and how fresh our copy is. Every record of a port carries one. */
export interface Source {
  /** The connection's name in the configuration, e.g. "crm". */
  readonly connection: string;
  /** The product behind it, e.g. "hubspot". */
  readonly system: string;
  /** What the system calls this kind of record, e.g. "company" or "party.party". */
  readonly objectType: string;
  /** Where a person opens the record in its own system, when the system has such a place. */
  readonly url: string | null;
  /** RFC 3339 instant, UTC. */
  readonly fetchedAt: string;
  /** True when the system could not be reached and this is the last copy we had. */
  readonly stale: boolean;
}

/** What every record of a port has: its native id, and where it is from. */
export interface SourcedRecord {
  readonly id: string;
  readonly source: Source;
}

/**
 * A record that comes in lists. Lists are ordered by `sortKey`, then by native id, newest first unless the port says
 * otherwise. The key is an instant or a day (a code for products), never changes for records that are finished, and is
 * what the system itself can order and continue by.
 */
export interface ListedRecord extends SourcedRecord {
  readonly sortKey: string;
}

/** A field of the native record that the configuration names besides those that we know. */
export interface CustomField {
  /** As the configuration calls it. */
  readonly name: string;
  /** As text: numbers by their digits, "true" or "false", days and instants in ISO 8601; null where nothing is filled in. */
  readonly value: string | null;
}

/** A record that companies extend by fields of their own. */
export interface ExtendedRecord extends ListedRecord {
  /** Those that the configuration names, in its order. */
  readonly customFields: readonly CustomField[];
}

/** Goes with every call of a port. */
export interface Call {
  /** Aborts the call; the port then rejects with SystemError CANCELLED. */
  readonly signal?: AbortSignal | undefined;
  /** By `performance.now()`: when the caller's time is over. A read of a system takes at most half of what is left. */
  readonly endsAtMs?: number | undefined;
  /** Ties log lines and upstream requests of one user request together. */
  readonly correlationId?: string | undefined;
  /** Told when a copy older than it should be was served because the system could not be reached. */
  readonly onStale?: ((connection: string) => void) | undefined;
}

/** A postal address; every part may be missing. */
export interface Address {
  readonly name: string | null;
  readonly line1: string | null;
  readonly line2: string | null;
  readonly city: string | null;
  readonly region: string | null;
  readonly postalCode: string | null;
  /** ISO 3166-1 alpha-2. */
  readonly country: string | null;
}

/** One record that was created, changed, deleted or merged, as a modification feed tells it. */
export interface Change<Kind extends string> {
  readonly kind: Kind;
  readonly id: string;
  /** RFC 3339 instant of the modification, as the system has it. */
  readonly modifiedAt: string;
  readonly deleted: boolean;
  /** The surviving record when this one was merged away. */
  readonly mergedInto: string | null;
}

/** A stretch of a modification feed, oldest first. */
export interface Changes<Kind extends string> {
  readonly changes: readonly Change<Kind>[];
  /** Give it back to go on from here; opaque, and valid after a restart of either side. */
  readonly cursor: string;
  /** False when the feed was read to its present end. */
  readonly hasMore: boolean;
}

/** What a system says of itself when it is asked. */
export interface SystemInfo {
  readonly product: string;
  readonly version: string | null;
  /** Who we are to the system: a user or a key's name. */
  readonly actor: string | null;
  /** The system's clock minus ours in milliseconds, null when it does not tell the time. */
  readonly clockSkewMs: number | null;
}

/** The place of a record in its list. */
export function positionOf(record: ListedRecord): { readonly key: string; readonly id: string } {
  return { key: record.sortKey, id: record.id };
}
