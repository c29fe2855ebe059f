import { CompiledQuery, sql } from 'kysely';
import { PgBoss } from 'pg-boss';
import { StoreUnavailableError } from '#errors.ts';
import type { Jobs } from '#ports/jobs.ts';
import type { Store } from './open-store.ts';

export interface PgBossJobsOptions {
  readonly store: Store;
  /** As the store was opened with: without a server the jobs lie in the embedded database. */
  readonly databaseUrl: string | null;
  readonly onFailure: (error: unknown) => void;
}

/** Wake-ups through pg-boss, in the schema "pgboss" of the store's own database. They arrive within milliseconds. */
export async function openPgBossJobs({ store, databaseUrl, onFailure }: PgBossJobsOptions): Promise<Jobs> {
  const boss = new PgBoss({
    ...(databaseUrl === null
      ? { db: throughStore(store), backend: 'pglite' }
      : { connectionString: databaseUrl, max: maxConnections, application_name: 'grial jobs', useListenNotify: true }),
    schedule: false,
    registerInstance: false,
    monitorVacuum: false,
  });
  // Some come as plain objects with the text of the error that they were.
  boss.on('error', (told: object) => void failed(told instanceof Error ? told : Object.assign(new Error(), told)));
  await boss.start();
  await boss.createQueue(queue, { notify: true, retryLimit: 0, deleteAfterSeconds: keepSeconds });
  let workId: string | null = null;

  return {
    async wake(id) {
      try {
        await boss.send(queue, { id });
        // The embedded database has no other process to be woken up by.
        if (databaseUrl === null && workId !== null) boss.notifyWorker(workId);
      } catch (error) {
        await failed(error);
      }
    },
    async work(handler) {
      const polling = { pollingIntervalSeconds: pollSeconds, notifyPollingIntervalSeconds: pollSeconds };
      workId = await boss.work<{ readonly id: string }>(queue, { ...polling, batchSize }, async (jobs) => {
        for (const { data } of jobs) handler(data.id);
      });
    },
    close: () => boss.stop({ graceful: true, timeout: stopMs }),
  };

  /** Its connections are its own: whether what they miss is the server, the store finds out by asking it. */
  async function failed(reason: unknown): Promise<void> {
    const outage = await sql`select 1`.execute(store.db).then(
      () => null,
      (failure: unknown) => (failure instanceof StoreUnavailableError ? failure : null),
    );
    onFailure(outage ?? reason);
  }
}

const queue = 'grial-wake-up';
const maxConnections = 2;
const batchSize = 50;
const pollSeconds = 0.5;
const keepSeconds = 60;
const stopMs = 2_000;

/** pg-boss expects that a failed statement leaves nothing behind, which on the one connection of the embedded database it would. */
function throughStore(store: Store) {
  return {
    executeSql: (text: string, values: unknown[] = []) =>
      store.db.connection().execute(async (connection) => {
        try {
          const { rows } = await connection.executeQuery(CompiledQuery.raw(text, values));
          return { rows };
        } catch (error) {
          await connection.executeQuery(CompiledQuery.raw('rollback'));
          throw error;
        }
      }),
  };
}
