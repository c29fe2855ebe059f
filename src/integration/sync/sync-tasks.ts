import { type Selectable, sql } from 'kysely';
import { ulid } from 'ulid';
import { anyOf } from '#integration/identity/link-row.ts';
import type { SyncTaskTable } from '#store/sync-tables.ts';
import type { Queries } from '#store/tables.ts';

/** A record of one system that has changed. */
export interface ChangedRecord {
  readonly kind: string;
  readonly id: string;
}

export interface SyncTask {
  readonly connection: string;
  readonly kind: string;
  readonly nativeId: string;
  readonly version: number;
  readonly attempts: number;
}

/** A task that did not succeed at its first attempt, as it is told to people. */
export interface SyncFailure {
  /** The ULID. */
  readonly id: string;
  readonly connection: string;
  readonly objectType: string;
  readonly nativeId: string;
  readonly code: string;
  readonly message: string;
  readonly attempts: number;
  readonly firstSeenAt: Date;
  readonly nextAttemptAt: Date | null;
}

/** Puts records down to be looked at; one that is down already is looked at once more, and a dead letter comes back to life. */
export async function putDown(queries: Queries, connection: string, records: readonly ChangedRecord[]): Promise<void> {
  const distinct = [...new Map(records.map((record) => [`${record.kind} ${record.id}`, record]))].toSorted(byName);
  if (distinct.length === 0) return;
  await queries
    .insertInto('sync_task')
    .values(
      distinct.map(([, { kind, id }]) => ({
        id: ulid(),
        connection,
        kind,
        native_id: id,
        next_attempt_at: sql<Date>`now()`,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['connection', 'kind', 'native_id']).doUpdateSet({
        version: sql`sync_task.version + 1`,
        next_attempt_at: sql<Date>`now()`,
        attempts: sql`case when sync_task.next_attempt_at is null then 0 else sync_task.attempts end`,
      }),
    )
    .execute();
}

/** All processes put records down in the same order: otherwise two of them could wait for each other. */
function byName([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}

/** The kinds of record that are compared with each other. */
export const masterDataKinds: readonly string[] = ['account', 'customer'];

/** Takes what is due and nobody else is at, for as long as given: of master data, or of everything else. */
export async function claimTasks(
  queries: Queries,
  ofMasterData: boolean,
  limit: number,
  leaseMs: number,
): Promise<readonly SyncTask[]> {
  const { rows } = await sql<Selectable<SyncTaskTable>>`
    update sync_task set lease_until = now() + ${leaseMs}::double precision * interval '1 millisecond'
    where id in (
      select id from sync_task
      where (kind = any(${masterDataKinds}::text[])) = ${ofMasterData}
        and next_attempt_at <= now() and (lease_until is null or lease_until < now())
      order by next_attempt_at limit ${limit}
      for update skip locked
    )
    returning *`.execute(queries);
  return rows.map((row) => ({
    connection: row.connection,
    kind: row.kind,
    nativeId: row.native_id,
    version: row.version,
    attempts: row.attempts,
  }));
}

/** Seen to; unless the record has changed meanwhile, then it is due again. */
export async function settleTask(queries: Queries, task: SyncTask): Promise<void> {
  const { numDeletedRows } = await rowOf(queries.deleteFrom('sync_task'), task)
    .where('version', '=', task.version)
    .executeTakeFirst();
  if (numDeletedRows === 0n) await rowOf(queries.updateTable('sync_task').set({ lease_until: null }), task).execute();
}

/** Not seen to yet, and nothing is wrong about it. */
export async function postponeTask(queries: Queries, task: SyncTask, afterMs: number): Promise<void> {
  await rowOf(
    queries.updateTable('sync_task').set({ lease_until: null, next_attempt_at: after(afterMs) }),
    task,
  ).execute();
}

/** `afterMs` null makes it a dead letter. A record that has changed meanwhile stays due: nobody has tried that change yet. */
export async function failTask(
  queries: Queries,
  task: SyncTask,
  error: { readonly code: string; readonly message: string },
  afterMs: number | null,
): Promise<void> {
  await rowOf(
    queries.updateTable('sync_task').set({
      attempts: task.attempts + 1,
      lease_until: null,
      error_code: error.code,
      error_message: error.message,
      next_attempt_at: sql<Date | null>`case when version = ${task.version}
        then ${afterMs === null ? sql`null` : after(afterMs)} else next_attempt_at end`,
    }),
    task,
  ).execute();
}

/** Oldest first. */
export async function listFailures(
  queries: Queries,
  deadLettered: boolean | undefined,
  limit: number,
): Promise<readonly SyncFailure[]> {
  const rows = await queries
    .selectFrom('sync_task')
    .selectAll()
    .where('attempts', '>', 0)
    .$if(deadLettered !== undefined, (query) =>
      query.where('next_attempt_at', deadLettered === true ? 'is' : 'is not', null),
    )
    .orderBy('first_seen_at')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(failureOf);
}

/** In the order of the ids; null for what was seen to meanwhile, or never was a failure. */
export async function failuresByIds(
  queries: Queries,
  ids: readonly string[],
): Promise<readonly (SyncFailure | null)[]> {
  const rows = await queries
    .selectFrom('sync_task')
    .selectAll()
    .where('id', '=', anyOf(ids))
    .where('attempts', '>', 0)
    .execute();
  const found = new Map(rows.map((row) => [row.id, failureOf(row)]));
  return ids.map((id) => found.get(id) ?? null);
}

/** Makes it due now, a dead letter too; null when there is no such failure. */
export async function retryFailure(queries: Queries, id: string): Promise<SyncFailure | null> {
  const row = await queries
    .updateTable('sync_task')
    // Another version, so that an attempt that is under way does not make it a dead letter again.
    .set({ next_attempt_at: sql<Date>`now()`, version: sql`version + 1` })
    .where('id', '=', id)
    .where('attempts', '>', 0)
    .returningAll()
    .executeTakeFirst();
  return row === undefined ? null : failureOf(row);
}

/** How many there are for each connection. */
export async function countFailures(queries: Queries): Promise<ReadonlyMap<string, number>> {
  const rows = await queries
    .selectFrom('sync_task')
    .select(['connection', sql<number>`count(*)::integer`.as('count')])
    .where('attempts', '>', 0)
    .groupBy('connection')
    .execute();
  return new Map(rows.map(({ connection, count }) => [connection, count]));
}

function failureOf(row: Selectable<SyncTaskTable>): SyncFailure {
  return {
    id: row.id,
    connection: row.connection,
    objectType: row.kind,
    nativeId: row.native_id,
    code: row.error_code ?? 'INTERNAL',
    message: row.error_message ?? '',
    attempts: row.attempts,
    firstSeenAt: row.first_seen_at,
    nextAttemptAt: row.next_attempt_at,
  };
}

interface Filtered<Query> {
  where(column: 'connection' | 'kind' | 'native_id', operator: '=', value: string): Query;
}

function rowOf<Query extends Filtered<Query>>(query: Query, { connection, kind, nativeId }: SyncTask): Query {
  return query.where('connection', '=', connection).where('kind', '=', kind).where('native_id', '=', nativeId);
}

function after(milliseconds: number) {
  return sql<Date>`now() + ${milliseconds}::double precision * interval '1 millisecond'`;
}
