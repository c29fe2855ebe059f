import type { Generated } from 'kysely';

/** The system behind a connection. */
export interface ConnectedSystemTable {
  connection: string;
  /** As its connector calls it. */
  system: string;
  since: Generated<Date>;
}

/** A record that has changed and is to be looked at: at most one row however often it changes, gone when it was seen to. */
export interface SyncTaskTable {
  /** A ULID. */
  id: string;
  connection: string;
  kind: string;
  native_id: string;
  /** Goes up with every change: work that was begun before the last one does not settle it. */
  version: Generated<number>;
  /** In vain. */
  attempts: Generated<number>;
  first_seen_at: Generated<Date>;
  /** Null: a dead letter, which waits for a person without expiring. */
  next_attempt_at: Date | null;
  lease_until: Date | null;
  error_code: string | null;
  error_message: string | null;
}

/** An event that was delivered: delivering it again does nothing. */
export interface InboxEventTable {
  connection: string;
  event_id: string;
  received_at: Generated<Date>;
}

/** Something that was written into the timeline of a deal. */
export interface DealNoteTable {
  conversion_id: string;
  key: string;
}

/** When something first happened here. */
export interface MilestoneTable {
  name: string;
  reached_at: Generated<Date>;
}
