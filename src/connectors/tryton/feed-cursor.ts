import { z } from 'zod';
import { feedCursor } from '../feed-cursor.ts';

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

/** The streams by name. */
export type FeedState = Readonly<Record<string, StreamCursor>>;

const place = z.object({ at: z.iso.datetime(), id: z.int() });

export const trytonCursor = feedCursor<FeedState>(
  z
    .record(
      z.string(),
      z.object({ settled: place, told: place, seen: z.array(z.tuple([z.iso.datetime(), z.array(z.int())])) }),
    )
    .refine((streams) => Object.keys(streams).length > 0),
);
