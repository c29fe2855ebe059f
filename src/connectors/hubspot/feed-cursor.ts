import { z } from 'zod';
import { SystemError } from '#errors.ts';
import type { Position } from '#model/page.ts';

/** How far the feed has been read in one type of object. */
export interface TypeProgress {
  /** Where the present reading stands. */
  readonly at: Position;
  /** What lies before this is complete; the next reading begins here. */
  readonly settled: Position;
}

export interface FeedCursor {
  readonly types: Readonly<Record<string, TypeProgress>>;
  /** Which type comes next, so that a flood in one does not hold up the others. */
  readonly turn: number;
  /** Milliseconds since the epoch by HubSpot's clock: when the archived records were last looked through. */
  readonly deletionsAtMs: number;
}

export function writeCursor(cursor: FeedCursor): string {
  return JSON.stringify(cursor);
}

export function readCursor(text: string, connection: string): FeedCursor {
  const { success, data } = cursorShape.safeParse(text);
  if (success) return data;
  throw new SystemError('REJECTED', connection, `this is no cursor of the feed of ${connection}`);
}

const position = z.object({ key: z.iso.datetime(), id: z.string() });

const cursorShape = z
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
    z.object({
      types: z.record(z.string(), z.object({ at: position, settled: position })),
      turn: z.int(),
      deletionsAtMs: z.number(),
    }),
  );
