import type { PostgresPool, PostgresPoolClient } from 'kysely';
import { Client, type ClientConfig, DatabaseError, Pool, type PoolClient } from 'pg';
import { ConfigurationError, StoreUnavailableError } from '#errors.ts';
import { type OutageObserver, watchServer } from './server-watch.ts';

const connectTimeoutMs = 5_000;
const keepAliveMs = 10_000;
const maxConnections = 10;
// A process that stops in the midst of a transaction, and what it holds, is not waited for any longer than this. Said by a
// statement, because the poolers in front of many servers refuse it as a parameter of the connection.
const endIdleTransactions = "set idle_in_transaction_session_timeout = '60s'";

/**
 * Connections to a PostgreSQL server. Throws ConfigurationError when the first cannot be made; whoever needs one later
 * and finds no server gets a StoreUnavailableError.
 */
export async function openPostgresPool(databaseUrl: string, observer: OutageObserver = nobody): Promise<PostgresPool> {
  const server = serverAt(databaseUrl, 'grial');
  const pool = new Pool({ ...server, max: maxConnections, onConnect: (client) => client.query(endIdleTransactions) });
  const broken = new WeakSet<PoolClient>();
  // Whoever uses a connection that breaks hears of it from the query; but unheard, the event would end the process.
  pool.on('connect', (client) => client.on('error', () => broken.add(client)));
  // A connection that breaks while nobody uses it has nobody to tell; the pool replaces it.
  pool.on('error', () => undefined);
  try {
    (await pool.connect()).release();
  } catch (error) {
    await pool.end();
    throw new ConfigurationError([
      `DATABASE_URL: the PostgreSQL server cannot be used: ${error instanceof Error ? error.message || error.name : String(error)}`,
    ]);
  }
  const watch = watchServer(() => connectOnce(server), observer);
  return {
    options: pool.options,
    async connect() {
      const client = await pool.connect().catch((error: unknown) => {
        throw unavailable(error);
      });
      return connection(client, (error) => (broken.has(client) || isShutdown(error) ? unavailable(error) : error));
    },
    async end() {
      await watch.stop();
      await pool.end();
    },
  };

  function unavailable(cause: unknown): StoreUnavailableError {
    watch.missed(cause);
    return new StoreUnavailableError(cause);
  }
}

/** How a server is connected to, whatever for; its statistics show the name. */
export function serverAt(databaseUrl: string, applicationName: string): ClientConfig {
  return {
    connectionString: databaseUrl,
    connectionTimeoutMillis: connectTimeoutMs,
    application_name: applicationName,
    // Who waits for an answer says nothing, and would never learn that the way to the server is cut.
    keepAlive: true,
    keepAliveInitialDelayMillis: keepAliveMs,
  };
}

const nobody: OutageObserver = { onAway: () => undefined, onBack: () => undefined };

async function connectOnce(server: ClientConfig): Promise<void> {
  const client = new Client(server);
  // It is heard of by `connect`; but unheard, the event would end the process.
  client.on('error', () => undefined);
  await client.connect();
  await client.end();
}

function connection(client: PoolClient, asFailure: (error: unknown) => unknown): PostgresPoolClient {
  async function query(sql: string, parameters: readonly unknown[]): Promise<unknown> {
    try {
      return await client.query(sql, [...parameters]);
    } catch (error) {
      throw asFailure(error);
    }
  }

  return {
    // Kysely also knows cursors, which only streams use and no dialect has without being given a cursor class.
    query: query as PostgresPoolClient['query'],
    release: (destroy) => client.release(destroy),
  };
}

/**
 * The server's farewell, to all or to one that idled in a transaction; it may come before the end of the connection:
 * https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
export function isShutdown(error: unknown): boolean {
  return error instanceof DatabaseError && /^(57P|25P03$)/.test(error.code ?? '');
}
