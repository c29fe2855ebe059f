import { setTimeout as wait } from 'node:timers/promises';
import { Pool, type PoolClient } from 'pg';
import { StoreUnavailableError } from '#errors.ts';
import { isShutdown, serverAt } from './postgres-pool.ts';

/** Of each name, one holder at a time among all processes on one PostgreSQL. */
export interface TurnLocks {
  /** Waits for it. Throws StoreUnavailableError. */
  take(name: string): Promise<TurnLock>;
  close(): Promise<void>;
}

export interface TurnLock extends AsyncDisposable {
  /** Aborted when the server has given the lock to somebody else, or may have done so. */
  readonly lost: AbortSignal;
}

/**
 * Locks of transactions that stay open: they end with the connection of a process that dies, cost no write to the database, and
 * work behind a pooler. A process that sleeps or is cut off does not end its connection; therefore the server ends a
 * transaction that it has not heard of for a while, and whoever is awake is heard of. No connection is opened before the first lock.
 */
export function createTurnLocks(databaseUrl: string, silenceMs: number): TurnLocks {
  const pool = new Pool({ ...serverAt(databaseUrl, 'grial turns'), max: maxConnections });
  // A connection that breaks while nobody uses it has nobody to tell; the pool replaces it.
  pool.on('error', () => undefined);
  return {
    async take(name) {
      const client = await pool.connect().catch((error: unknown) => {
        throw new StoreUnavailableError(error);
      });
      return lock(client, name, silenceMs);
    },
    close: () => pool.end(),
  };
}

// A process has two systems; more names than connections would wait, not fail each other.
const maxConnections = 4;

async function lock(client: PoolClient, name: string, silenceMs: number): Promise<TurnLock> {
  const lost = new AbortController();
  const lose = () => lost.abort();
  client.on('error', lose);
  try {
    await client.query(`
      begin;
      set local statement_timeout = 0;
      set local idle_in_transaction_session_timeout = ${silenceMs};
      select pg_advisory_xact_lock(hashtextextended(${client.escapeLiteral(`grial write turn ${name}`)}, 0))`);
  } catch (error) {
    client.release(true);
    throw lost.signal.aborted || isShutdown(error) ? new StoreUnavailableError(error) : error;
  }
  // A word that is not answered is noticed here before the server notices the silence.
  const wordMs = silenceMs / 3;
  const timer = setInterval(async () => (await answers(client, 'select 1', wordMs)) || lose(), wordMs);
  return {
    lost: lost.signal,
    async [Symbol.asyncDispose]() {
      clearInterval(timer);
      const isUsable = !lost.signal.aborted && (await answers(client, 'commit', wordMs));
      client.off('error', lose);
      client.release(!isUsable);
    },
  };
}

async function answers(client: PoolClient, sql: string, withinMs: number): Promise<boolean> {
  const answer = client.query(sql).then(
    () => true,
    () => false,
  );
  return Promise.race([answer, wait(withinMs, false, { ref: false })]);
}
