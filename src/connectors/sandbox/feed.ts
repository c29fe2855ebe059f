import { z } from 'zod';
import type { Change, Changes } from '#ports/source.ts';
import { feedCursor } from '../feed-cursor.ts';

/** A place in the modification feed: behind one change, or at an instant. */
interface FeedPosition {
  readonly modifiedAt: string;
  /** Null = everything at or after the instant. */
  readonly change: { readonly kind: string; readonly id: string } | null;
}

export interface Feed<Kind extends string> {
  /** The system's own time, so that a difference between the clocks loses nothing. */
  now(): Promise<string>;
  behind(position: FeedPosition, limit: number): Promise<Omit<Changes<Kind>, 'cursor'>>;
}

/**
 * Reads a stretch of a feed that is ordered by instant, kind and id. The cursor is the last change seen, so that thousands of
 * changes of one instant are paged through, and holds nothing of this process, so that it outlives it.
 */
export async function readFeed<Kind extends string>(
  cursor: string | null,
  limit: number,
  connection: string,
  feed: Feed<Kind>,
): Promise<Changes<Kind>> {
  if (cursor === null)
    return { changes: [], cursor: writeCursor({ modifiedAt: await feed.now(), change: null }), hasMore: false };
  const { changes, hasMore } = await feed.behind(readCursor(cursor, connection), Math.min(limit, maxChanges));
  const last = changes.at(-1);
  return { changes, hasMore, cursor: last === undefined ? cursor : writeCursor(positionAt(last)) };
}

const maxChanges = 1000;

function positionAt({ modifiedAt, kind, id }: Change<string>): FeedPosition {
  return { modifiedAt, change: { kind, id } };
}

/** The instant, and where a change was the last one seen, its kind and id. */
const place = feedCursor<readonly [string] | readonly [string, string, string]>(
  z.union([z.tuple([z.string()]), z.tuple([z.string(), z.string(), z.string()])]),
);

function writeCursor({ modifiedAt, change }: FeedPosition): string {
  return place.write(change === null ? [modifiedAt] : [modifiedAt, change.kind, change.id]);
}

function readCursor(cursor: string, connection: string): FeedPosition {
  const [modifiedAt, kind, id] = place.read(cursor, connection);
  return { modifiedAt, change: kind === undefined || id === undefined ? null : { kind, id } };
}
