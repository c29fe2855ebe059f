import { AsyncLocalStorage } from 'node:async_hooks';
import path from 'node:path';
import { Kysely, PostgresDialect, type PostgresPool } from 'kysely';
import { lockDirectory } from './directory-lock.ts';
import { migrate } from './migrate.ts';
import { openPglitePool } from './pglite-pool.ts';
import { openPostgresPool } from './postgres-pool.ts';
import type { OutageObserver } from './server-watch.ts';
import type { Queries, Tables } from './tables.ts';

export interface StoreOptions {
  /** Where the embedded database lives; made when missing. */
  readonly directory: string;
  /** A PostgreSQL server to use in place of the embedded database. */
  readonly databaseUrl?: string | null | undefined;
  /** Told when that server goes away and comes back. */
  readonly observer?: OutageObserver | undefined;
}

export interface Store {
  /** For single statements outside a transaction; inside one it is refused, because the embedded database would wait for itself. */
  readonly db: Queries;
  /** All of it or none of it. Nothing but queries belongs into `work`: everybody else may be waiting. */
  transaction<T>(work: (trx: Queries) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** Opens the store and brings its tables up to date. Throws ConfigurationError when another process has it, or nobody answers. */
export async function openStore({ directory, databaseUrl, observer }: StoreOptions): Promise<Store> {
  const pool = databaseUrl ? await openPostgresPool(databaseUrl, observer) : await openEmbedded(directory);
  const insideTransaction = new AsyncLocalStorage<true>();
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: refusingNested(pool, insideTransaction) }) });
  try {
    await migrate(db);
    if (!databaseUrl) await endLeases(db);
  } catch (error) {
    await db.destroy();
    throw error;
  }
  return {
    db,
    transaction: (work) => db.transaction().execute((trx) => insideTransaction.run(true, () => work(trx))),
    close: () => db.destroy(),
  };
}

async function openEmbedded(directory: string): Promise<PostgresPool> {
  const lock = lockDirectory(directory);
  try {
    const pool = await openPglitePool(path.join(directory, 'postgres'));
    return {
      ...pool,
      async end() {
        await pool.end();
        lock.release();
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** Whoever held a lease on the embedded database is dead, because the directory is ours alone. */
async function endLeases(db: Queries): Promise<void> {
  await db.deleteFrom('lease').execute();
  for (const table of ['conversion', 'customer_creation', 'sync_task'] as const)
    await db.updateTable(table).set({ lease_until: null }).where('lease_until', 'is not', null).execute();
}

function refusingNested(pool: PostgresPool, insideTransaction: AsyncLocalStorage<true>): PostgresPool {
  return {
    options: pool.options,
    async connect() {
      if (insideTransaction.getStore()) throw new Error('a query on the transaction is required, got one beside it');
      return pool.connect();
    },
    end: () => pool.end(),
  };
}
