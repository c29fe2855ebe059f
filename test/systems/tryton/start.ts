import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { copyFile, mkdir, mkdtemp, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';

/** `mini`: the fewest modules that sell. `small`: price lists, purchases, complaints, relations, tracking; 112 customers. */
export type TrytonPreset = 'mini' | 'small';

export interface RunningTryton {
  /** With the database's name in its path. */
  readonly url: string;
  /** The SQLite file, for what cannot be made through Tryton: records of another time. */
  readonly databaseFile: string;
  /** May do everything but administration. */
  readonly user: string;
  readonly password: string;
  readonly admin: { readonly user: string; readonly password: string };
  /** May use sales only: no journal entries. */
  readonly restricted: { readonly user: string; readonly password: string };
  /** Ends the server and starts it again on the same port with the same data. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** Why there is no Tryton on this machine, as the reason of tests that are skipped for it, or null. */
export async function whyNoTryton(): Promise<string | null> {
  const found = await run('trytond-admin', ['--version']).catch(() => null);
  return found === null ? 'Tryton is not installed: test/systems/tryton/install.sh does it from Debian packages' : null;
}

/** Fills the databases that later starts copy, where they are missing or old: some minutes, so not within a test. */
export async function fillDatabases(): Promise<void> {
  await Promise.all((['mini', 'small'] as const).map(snapshotOf));
}

/** A real Tryton on a free port of the loopback with data of its own, copied from what `fillDatabases` made. */
export async function startTryton(preset: TrytonPreset): Promise<RunningTryton> {
  const snapshot = await snapshotOf(preset);
  const directory = await mkdtemp(path.join(tmpdir(), 'grial-tryton-run-'));
  await copyFile(snapshot, path.join(directory, `${preset}.sqlite`));
  const port = await freePort();
  const config = await writeConfig(directory, port);
  let server = await startServer(config, port, preset);
  return {
    url: `http://127.0.0.1:${port}/${preset}/`,
    databaseFile: path.join(directory, `${preset}.sqlite`),
    user: 'gateway',
    password: 'gateway-Pw-42000',
    admin: { user: 'admin', password: adminPassword },
    restricted: { user: 'restricted', password: 'restricted-Pw-42000' },
    async restart() {
      await stopServer(server);
      server = await startServer(config, port, preset);
    },
    async stop() {
      await stopServer(server);
      await rm(directory, { recursive: true, force: true });
    },
  };
}

const adminPassword = 'admin-Pw-42000';
const startTimeoutMs = 60_000;
// Older data would have no invoice that is not yet due.
const snapshotLifeMs = 7 * 86_400_000;

const modules: Readonly<Record<TrytonPreset, readonly string[]>> = {
  mini: ['sale', 'sale_opportunity', 'sale_credit_limit', 'account_invoice_stock'],
  small: [
    'sale',
    'sale_opportunity',
    'sale_credit_limit',
    'account_invoice_stock',
    'party_relationship',
    'sale_price_list',
    'purchase',
    'sale_complaint',
    'stock_package_shipping',
  ],
};

const run = promisify(execFile);
const seed = path.join(import.meta.dirname, 'seed.py');

/** Test files run in parallel processes: one builds, the others wait for what it renames into place. */
async function snapshotOf(preset: TrytonPreset): Promise<string> {
  const recipe = createHash('sha256')
    .update(await readFile(seed))
    .update(modules[preset].join())
    .digest('hex');
  const home = path.join(tmpdir(), 'grial-tryton', `${preset}-${recipe.slice(0, 12)}`);
  const snapshot = path.join(home, 'snapshot.sqlite');
  await mkdir(home, { recursive: true });
  while (!(await isFresh(snapshot))) {
    if (await takeLock(path.join(home, 'lock'))) {
      try {
        await build(preset, home, snapshot);
      } finally {
        await rm(path.join(home, 'lock'));
      }
    }
    await pause(200);
  }
  return snapshot;
}

/** The lock holds the id of the process that builds; that of one which is gone counts for nothing. */
async function takeLock(file: string): Promise<boolean> {
  const isMine = await writeFile(file, String(process.pid), { flag: 'wx' }).then(
    () => true,
    () => false,
  );
  if (!isMine && !isAlive(Number(await readFile(file, 'utf8').catch(() => process.pid))))
    await rm(file, { force: true });
  return isMine;
}

function isAlive(processId: number): boolean {
  try {
    return process.kill(processId, 0);
  } catch {
    return false;
  }
}

async function isFresh(snapshot: string): Promise<boolean> {
  const found = await stat(snapshot).catch(() => null);
  return found !== null && Date.now() - found.mtimeMs < snapshotLifeMs;
}

async function build(preset: TrytonPreset, home: string, snapshot: string): Promise<void> {
  const database = path.join(home, `${preset}.sqlite`);
  await writeFile(database, '');
  await writeFile(path.join(home, 'password'), adminPassword);
  const config = await writeConfig(home, 0);
  const environment = { ...process.env, TRYTONPASSFILE: path.join(home, 'password') };
  await run(
    'trytond-admin',
    [
      '-c',
      config,
      '-d',
      preset,
      '-u',
      ...modules[preset],
      '--activate-dependencies',
      '--email',
      'admin@iberica.example',
      '-l',
      'en',
    ],
    { env: environment, maxBuffer: 64 * 1024 * 1024 },
  );
  // The system's own Python: Debian's trytond is a library of that one.
  await run('/usr/bin/python3', ['-W', 'ignore', seed, config, preset, preset], { maxBuffer: 64 * 1024 * 1024 });
  await rename(database, snapshot);
}

async function writeConfig(directory: string, port: number): Promise<string> {
  const file = path.join(directory, 'trytond.conf');
  const sections = {
    web: { listen: `127.0.0.1:${port}` },
    database: { uri: 'sqlite://', path: directory, list: 'True' },
    session: { timeout: '86400', max_attempt: '20' },
    password: { entropy: '0.1' },
    // Nothing listens there: no mail leaves.
    email: { uri: 'smtp://127.0.0.1:9' },
  };
  const text = Object.entries(sections).map(([name, values]) =>
    [`[${name}]`, ...Object.entries(values).map(([key, value]) => `${key} = ${value}`)].join('\n'),
  );
  await writeFile(file, `${text.join('\n')}\n`);
  return file;
}

async function startServer(config: string, port: number, database: string): Promise<ChildProcess> {
  const server = spawn('trytond', ['-c', config, '-d', database], { stdio: 'ignore' });
  const giveUpAt = Date.now() + startTimeoutMs;
  while (!(await answers(port))) {
    if (server.exitCode !== null) throw new Error(`trytond ended with code ${server.exitCode} instead of serving`);
    if (Date.now() > giveUpAt) {
      await stopServer(server);
      throw new Error('trytond does not answer');
    }
    await pause(100);
  }
  return server;
}

async function answers(port: number): Promise<boolean> {
  const body = JSON.stringify({ id: 1, method: 'common.server.version', params: [] });
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(`http://127.0.0.1:${port}/`, { method: 'POST', body, headers }).catch(() => null);
  return response?.ok ?? false;
}

async function stopServer(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  server.kill('SIGKILL');
  await once(server, 'exit');
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('a port is required, got a pipe');
  return address.port;
}
