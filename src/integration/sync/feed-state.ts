import type { Position } from '#model/page.ts';
import type { Queries } from '#store/tables.ts';

/** How far a connection was read: first all of its records, which are then matched where the other has been read before, then its feed of changes. */
export interface FeedState {
  readonly connection: string;
  readonly cursor: string;
  /** Where the scan goes on; null before its first page. */
  readonly scanAfter: Position | null;
  /** The native id behind which the first matching goes on; null before and after it. */
  readonly matchAfter: string | null;
  readonly scanned: boolean;
  /** The moment up to which everything that changed is known; null until the feed was first read to its end. */
  readonly syncedAt: Date | null;
}

export async function feedStates(queries: Queries): Promise<readonly FeedState[]> {
  const rows = await queries.selectFrom('feed').selectAll().orderBy('connection').execute();
  return rows.map((row) => ({
    connection: row.connection,
    cursor: row.cursor,
    scanAfter: row.scan_key === null || row.scan_id === null ? null : { key: row.scan_key, id: row.scan_id },
    matchAfter: row.match_after,
    scanned: row.scanned_at !== null,
    syncedAt: row.synced_at,
  }));
}

/** Were all records of these connections read and matched once? Before that, who has no counterpart may only not have one yet. */
export async function areScanned(queries: Queries, connections: readonly string[]): Promise<boolean> {
  const states = await feedStates(queries);
  return connections.every((name) => states.some(({ connection, scanned }) => connection === name && scanned));
}

/** Whichever process comes first decides where the feed begins. */
export async function beginFeed(queries: Queries, connection: string, cursor: string): Promise<void> {
  await queries
    .insertInto('feed')
    .values({ connection, cursor, scan_key: null, scan_id: null, scanned_at: null, synced_at: null })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/**
 * Moves on from where `from` was read, within the transaction that holds the effect of what was read. False when another
 * process has moved on meanwhile: then nothing of this transaction may stay.
 */
export async function moveFeed(
  trx: Queries,
  from: FeedState,
  to: Partial<Pick<FeedState, 'cursor' | 'scanAfter' | 'matchAfter' | 'syncedAt'>> & { readonly scannedAt?: Date },
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('feed')
    .set({
      cursor: to.cursor ?? from.cursor,
      ...(to.scanAfter !== undefined && { scan_key: to.scanAfter?.key ?? null, scan_id: to.scanAfter?.id ?? null }),
      ...(to.matchAfter !== undefined && { match_after: to.matchAfter }),
      ...(to.scannedAt !== undefined && { scanned_at: to.scannedAt }),
      ...(to.syncedAt !== undefined && { synced_at: to.syncedAt }),
    })
    .where('connection', '=', from.connection)
    .where('cursor', '=', from.cursor)
    .where('scan_id', 'is not distinct from', from.scanAfter?.id ?? null)
    .where('match_after', 'is not distinct from', from.matchAfter)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
