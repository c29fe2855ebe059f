import { existsSync, renameSync, rmSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import type { WorkerReply, WorkerRequest } from './pglite-pool.ts';

// The database runs on a thread of its own: a query of PGlite blocks the event loop that it runs on.

const port = parentPort;
if (port === null) throw new Error('a worker thread is required, this is the main thread');
const { directory } = workerData as { readonly directory: string }; // as given by openPglitePool
const database = await open();
port.on('message', (request: WorkerRequest) => void answer(request));
port.postMessage({ id: 0, rows: [], affectedRows: 0 } satisfies WorkerReply);

/** A new database is made beside its place and then moved there, so that a process killed on its first start leaves no half of one. */
async function open(): Promise<PGlite> {
  if (!existsSync(directory)) {
    const unfinished = `${directory}.new`;
    rmSync(unfinished, { recursive: true, force: true });
    const created = await PGlite.create(unfinished);
    await created.close();
    renameSync(unfinished, directory);
  }
  return PGlite.create(directory);
}

async function answer({ id, sql, parameters }: WorkerRequest): Promise<void> {
  if (sql === null) {
    await database.close();
    reply({ id, rows: [], affectedRows: 0 });
    port?.close();
    return;
  }
  try {
    // Only without parameters may a text hold several statements, as with every PostgreSQL client.
    const results = parameters.length === 0 ? await database.exec(sql) : [await database.query(sql, [...parameters])];
    reply({
      id,
      rows: results.flatMap(({ rows }) => rows),
      affectedRows: results.reduce((sum, result) => sum + (result.affectedRows ?? 0), 0),
    });
  } catch (error) {
    reply({ id, error: error instanceof Error ? { ...error, message: error.message } : { message: String(error) } });
  }
}

function reply(message: WorkerReply): void {
  port?.postMessage(message);
}
