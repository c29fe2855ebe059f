import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import { putDown } from '#integration/sync/sync-tasks.ts';
import type { Store } from '#store/open-store.ts';
import type { Queries } from '#store/tables.ts';

export interface PairWatch {
  stop(): Promise<void>;
}

/**
 * Looks from time to time which records have become a pair and which are none any more: people and rules link and unlink without
 * a change of either record that a feed would tell.
 */
export function startPairWatch(
  store: Store,
  everyMs: number,
  onFailure: (connection: string, error: unknown) => void,
): PairWatch {
  const stopping = new AbortController();
  const { signal } = stopping;

  async function run(): Promise<void> {
    await store.transaction(lookAtConflicts).catch((error: unknown) => onFailure('store', error));
    while (!signal.aborted) {
      await store.transaction(lookAtPairs).catch((error: unknown) => onFailure('store', error));
      await wait(everyMs, undefined, { signal }).catch(() => undefined); // aborted: the loop ends
    }
  }

  const running = run();
  return {
    async stop() {
      stopping.abort();
      await running;
    },
  };
}

/** The configuration may say something else of them now than when they were found. */
async function lookAtConflicts(trx: Queries): Promise<void> {
  const rows = await trx
    .selectFrom('field_conflict')
    .where('resolved_at', 'is', null)
    .select(['crm_connection as connection', 'crm_native_id as id'])
    .distinct()
    .execute();
  await putDownAccounts(trx, rows);
}

/** Forgets what was known of pairs that are none any more, and puts new ones down to be compared. */
async function lookAtPairs(trx: Queries): Promise<void> {
  await sql`
    update field_conflict set resolved_at = now(), resolution = 'LINK_GONE'
    where resolved_at is null and not exists (${pairOf(sql.ref('field_conflict'))})`.execute(trx);
  await sql`delete from master_data_pair where not exists (${pairOf(sql.ref('master_data_pair'))})`.execute(trx);
  // A pair that is put down already may be waiting for its next attempt, or for a person.
  const { rows } = await sql<AccountName>`
    select crm_connection as connection, crm_native_id as id from linked_pair as pair
    where not exists (
      select from master_data_pair as known
      where (known.crm_connection, known.crm_native_id, known.erp_connection, known.erp_native_id)
        = (pair.crm_connection, pair.crm_native_id, pair.erp_connection, pair.erp_native_id)
    ) and not exists (
      select from sync_task
      where connection = pair.crm_connection and kind = 'account' and native_id = pair.crm_native_id
    )
    limit ${pairsPerLook}`.execute(trx);
  await putDownAccounts(trx, rows);
}

interface AccountName {
  readonly connection: string;
  readonly id: string;
}

async function putDownAccounts(trx: Queries, accounts: readonly AccountName[]): Promise<void> {
  for (const [connection, own] of Map.groupBy(accounts, (account) => account.connection)) {
    // In the order of putDown, because here one transaction has several statements.
    const ids = own.map(({ id }) => id).toSorted();
    // PostgreSQL takes no more than 65,535 values with one statement.
    for (let at = 0; at < ids.length; at += accountsPerStatement)
      await putDown(
        trx,
        connection,
        ids.slice(at, at + accountsPerStatement).map((id) => ({ kind: 'account', id })),
      );
  }
}

function pairOf(table: ReturnType<typeof sql.ref>) {
  return sql`
    select from linked_pair as pair
    where (pair.crm_connection, pair.crm_native_id, pair.erp_connection, pair.erp_native_id)
      = (${table}.crm_connection, ${table}.crm_native_id, ${table}.erp_connection, ${table}.erp_native_id)`;
}

const pairsPerLook = 500;
const accountsPerStatement = 1_000;
