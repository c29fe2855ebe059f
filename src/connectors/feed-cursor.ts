import { z } from 'zod';
import { SystemError } from '#errors.ts';

/** A feed's cursor as the text that is handed out and comes back, after a restart too. */
export interface FeedCursor<Place> {
  write(place: Place): string;
  /** SystemError REJECTED for what `write` cannot have written. */
  read(cursor: string, connection: string): Place;
}

/** The schema says what a place in the feed is; it is written as JSON. */
export function feedCursor<Place>(place: z.ZodType<Place>): FeedCursor<Place> {
  const text = z.string().transform(parsed).pipe(place);
  return {
    write: (at) => JSON.stringify(at),
    read(cursor, connection) {
      const { success, data } = text.safeParse(cursor);
      if (success) return data;
      throw new SystemError('REJECTED', connection, `this is no cursor of the feed of ${connection}`);
    },
  };
}

function parsed(text: string, context: z.RefinementCtx): unknown {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue({ code: 'custom', message: 'not a cursor' });
    return z.NEVER;
  }
}
