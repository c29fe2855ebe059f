import { z } from 'zod';
import { SystemError } from '#errors.ts';

/** A place in the changes of one model, which are ordered by instant and id. */
export interface FeedPlace {
  readonly at: string;
  readonly id: number;
}

/** How far the changes of one model have been told. */
export interface StreamCursor {
  /** Everything up to here is told, and too old for a transaction that is still open. */
  readonly settled: FeedPlace;
  /** The newest that was told. */
  readonly told: FeedPlace;
  /** What lies between the two and was told: instant and ids. */
  readonly seen: readonly (readonly [at: string, ids: readonly number[]])[];
}

export type FeedCursor = Readonly<Record<string, StreamCursor>>;

export function writeFeedCursor(cursor: FeedCursor): string {
  return JSON.stringify(cursor);
}

/** Reads what `writeFeedCursor` wrote, after a restart too; SystemError REJECTED for anything else. */
export function readFeedCursor(cursor: string, connection: string): FeedCursor {
  const parsed = cursorText.safeParse(cursor);
  if (!parsed.success || Object.keys(parsed.data).length === 0)
    throw new SystemError('REJECTED', connection, `this is no cursor of the feed of ${connection}`);
  return parsed.data;
}

const place = z.object({ at: z.iso.datetime(), id: z.int() });

const cursorText = z
  .string()
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      context.addIssue({ code: 'custom', message: 'not a cursor' });
      return z.NEVER;
    }
  })
  .pipe(
    z.record(
      z.string(),
      z.object({ settled: place, told: place, seen: z.array(z.tuple([z.iso.datetime(), z.array(z.int())])) }),
    ),
  );
