import { sql } from 'kysely';
import type { WebhookDelivery, WebhookEvent, WebhookReader } from '#ports/webhook.ts';
import type { Store } from '#store/open-store.ts';
import { putDown } from './sync-tasks.ts';

/** What becomes of a delivery: 401 tells the sender that we do not believe it, 404 that we expect none. */
export interface Receipt {
  readonly status: 202 | 401 | 404;
}

export interface InboxParts {
  readonly store: Store;
  /** By connection. */
  readonly readers: ReadonlyMap<string, WebhookReader>;
  /** The kinds of record that somebody wants to hear of. */
  readonly kinds: ReadonlySet<string>;
  /** Told of every event that is believed, once it is put down. */
  readonly onEvents: (connection: string, events: readonly WebhookEvent[]) => void;
}

export type Inbox = (connection: string, delivery: WebhookDelivery) => Promise<Receipt>;

/** Takes what systems post. An event is put down durably before it is acknowledged, and once however often it is delivered. */
export function createInbox({ store, readers, kinds, onEvents }: InboxParts): Inbox {
  return async (connection: string, delivery: WebhookDelivery): Promise<Receipt> => {
    const reader = readers.get(connection);
    if (reader === undefined) return { status: 404 };
    const events = reader.read(delivery);
    if (events === null) return { status: 401 };
    const wanted = events.filter(({ kind }) => kinds.has(kind));
    if (wanted.length > 0) await receive(store, connection, wanted);
    onEvents(connection, events);
    return { status: 202 };
  };
}

function receive(store: Store, connection: string, events: readonly WebhookEvent[]): Promise<void> {
  // In one order whoever delivers them: otherwise two processes could wait for each other.
  const eventIds = events.map(({ eventId }) => eventId).toSorted();
  return store.transaction(async (trx) => {
    const fresh = await trx
      .insertInto('inbox_event')
      .values(eventIds.map((eventId) => ({ connection, event_id: eventId })))
      .onConflict((conflict) => conflict.doNothing())
      .returning('event_id')
      .execute();
    const ids = new Set(fresh.map((row) => row.event_id));
    await putDown(
      trx,
      connection,
      events.filter(({ eventId }) => ids.has(eventId)),
    );
  });
}

/** No sender repeats an event after so long; to be called now and then. */
export async function forgetOldEvents({ db }: Store): Promise<void> {
  await db
    .deleteFrom('inbox_event')
    .where('received_at', '<', sql<Date>`now() - interval '30 days'`)
    .execute();
}
