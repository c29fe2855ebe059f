import { Worker } from 'node:worker_threads';
import type { PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely';

export interface WorkerRequest {
  readonly id: number;
  /** Null closes the database. */
  readonly sql: string | null;
  readonly parameters: readonly unknown[];
}

export type WorkerReply =
  | { readonly id: number; readonly rows: readonly unknown[]; readonly affectedRows: number }
  | { readonly id: number; readonly error: { readonly message: string } };

interface Waiting {
  readonly resolve: (reply: Extract<WorkerReply, { rows: unknown }>) => void;
  readonly reject: (error: Error) => void;
}

/**
 * PGlite as a pool of exactly one connection, so that the same dialect of Kysely speaks to it and to a server: whoever
 * holds the connection, for a query or for a transaction, makes the others wait.
 */
export async function openPglitePool(directory: string): Promise<PostgresPool> {
  const worker = new Worker(new URL('./pglite-worker.ts', import.meta.url), { workerData: { directory } });
  const waiting = new Map<number, Waiting>();
  let lastId = 0;
  let failure: Error | null = null;

  worker.on('message', (reply: WorkerReply) => {
    const waiter = waiting.get(reply.id);
    waiting.delete(reply.id);
    if ('error' in reply) waiter?.reject(Object.assign(new Error(reply.error.message), reply.error));
    else waiter?.resolve(reply);
  });
  worker.on('error', (error) => fail(error instanceof Error ? error : new Error(String(error))));
  worker.on('exit', () => fail(new Error('the embedded database has stopped')));

  function fail(error: Error): void {
    failure ??= error;
    for (const waiter of waiting.values()) waiter.reject(failure);
    waiting.clear();
  }

  function replyTo(id: number): Promise<Extract<WorkerReply, { rows: unknown }>> {
    return new Promise((resolve, reject) => {
      if (failure === null) waiting.set(id, { resolve, reject });
      else reject(failure);
    });
  }

  function send(sql: string | null, parameters: readonly unknown[]): Promise<Extract<WorkerReply, { rows: unknown }>> {
    lastId += 1;
    const reply = replyTo(lastId);
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker thread has no origin
    worker.postMessage({ id: lastId, sql, parameters } satisfies WorkerRequest);
    return reply;
  }

  await replyTo(0); // the worker says so once the database is open

  let free: Promise<void> = Promise.resolve();
  return {
    options: {},
    async connect() {
      const { promise: released, resolve: release } = Promise.withResolvers<void>();
      const turn = free;
      free = released;
      await turn;
      return connection(send, release);
    },
    async end() {
      await free;
      await send(null, []);
      await worker.terminate();
    },
  };
}

function connection(
  send: (sql: string, parameters: readonly unknown[]) => Promise<Extract<WorkerReply, { rows: unknown }>>,
  release: () => void,
): PostgresPoolClient {
  let failedSinceBegin = false;

  async function query<R>(sql: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<R>> {
    const command = sql.slice(0, Math.max(sql.search(/\s|$/), 1)).toUpperCase();
    if (command === 'BEGIN') failedSinceBegin = false;
    try {
      const { rows, affectedRows } = await send(sql, parameters);
      // PostgreSQL answers the COMMIT of a failed transaction with ROLLBACK; PGlite keeps the answer to itself.
      const outcome = command === 'COMMIT' && failedSinceBegin ? 'ROLLBACK' : command;
      return {
        command: outcome as PostgresQueryResult<R>['command'], // Kysely only compares it
        rowCount: affectedRows,
        rows: rows as R[], // typed by the query, as with every driver
      };
    } catch (error) {
      failedSinceBegin = true;
      throw error;
    }
  }

  // Kysely also knows cursors, which only streams use and no dialect has without being given a cursor class.
  return { query: query as PostgresPoolClient['query'], release };
}
