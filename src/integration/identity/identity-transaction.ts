import { sql } from 'kysely';
import type { Store } from '#store/open-store.ts';
import type { Queries } from '#store/tables.ts';

/**
 * A transaction that decides who is who. One at a time over all processes: whether two records may be linked depends on
 * every other record, so two such decisions at once could each miss the other.
 */
export function identityTransaction<T>(store: Store, work: (trx: Queries) => Promise<T>): Promise<T> {
  const decision = (lastOfStore.get(store) ?? Promise.resolve()).then(() => decide(store, work));
  lastOfStore.set(store, decision.catch(ignore));
  return decision;
}

// Those of one process wait here for each other: at the lock of the database, each would keep a connection from everybody else.
const lastOfStore = new WeakMap<Store, Promise<unknown>>();

function decide<T>(store: Store, work: (trx: Queries) => Promise<T>): Promise<T> {
  return store.transaction(async (trx) => {
    await sql`select pg_advisory_xact_lock(hashtext('grial.identity'))`.execute(trx);
    return work(trx);
  });
}

function ignore(): void {} // whoever asked for the decision hears of its failure
