import { sql } from 'kysely';
import type { Store } from '#store/open-store.ts';
import type { Queries } from '#store/tables.ts';

/**
 * A transaction that decides who is who. One at a time over all processes: whether two records may be linked depends on
 * every other record, so two such decisions at once could each miss the other.
 */
export function identityTransaction<T>(store: Store, work: (trx: Queries) => Promise<T>): Promise<T> {
  return store.transaction(async (trx) => {
    await sql`select pg_advisory_xact_lock(hashtext('grial.identity'))`.execute(trx);
    return work(trx);
  });
}
