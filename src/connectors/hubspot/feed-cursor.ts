import { z } from 'zod';
import type { Position } from '#model/page.ts';
import { feedCursor } from '../feed-cursor.ts';

/** How far the feed has been read in one type of object. */
export interface TypeProgress {
  /** Where the present reading stands. */
  readonly at: Position;
  /** What lies before this is complete; the next reading begins here. */
  readonly settled: Position;
}

export interface FeedPlace {
  readonly types: Readonly<Record<string, TypeProgress>>;
  /** Which type comes next, so that a flood in one does not hold up the others. */
  readonly turn: number;
  /** Milliseconds since the epoch by HubSpot's clock: when the archived records were last looked through. */
  readonly deletionsAtMs: number;
}

const position = z.object({ key: z.iso.datetime(), id: z.string() });

export const hubspotCursor = feedCursor<FeedPlace>(
  z.object({
    types: z.record(z.string(), z.object({ at: position, settled: position })),
    turn: z.int(),
    deletionsAtMs: z.number(),
  }),
);
