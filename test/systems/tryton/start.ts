import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { type DatabaseKind, databaseRecipes, type TrytonDatabase } from './databases.ts';
import { adminPassword, snapshotOf, type TrytonPreset } from './snapshots.ts';
import { writeTrytonConfig } from './tryton-config.ts';

export interface RunningTryton {
  /** With the database's name in its path. */
  readonly url: string;
  readonly database: TrytonDatabase;
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

/** Why there is no Tryton on such a database on this machine, as the reason of tests that are skipped for it, or null. */
export async function whyNoTryton(kind: DatabaseKind): Promise<string | null> {
  const found = await promisify(execFile)('trytond-admin', ['--version']).catch(() => null);
  if (found === null) return 'Tryton is not installed: test/systems/tryton/install.sh does it from Debian packages';
  return databaseRecipes[kind].whyNot();
}

/** A real Tryton on a free port of the loopback with data of its own, copied from a snapshot. */
export async function startTryton(preset: TrytonPreset, kind: DatabaseKind = 'SQLite'): Promise<RunningTryton> {
  const snapshot = await snapshotOf(preset, kind);
  const directory = await mkdtemp(path.join(tmpdir(), 'grial-tryton-run-'));
  const database = await databaseRecipes[kind].copyOf(snapshot, preset, directory);
  const port = await freePort();
  const config = await writeTrytonConfig(directory, port, database);
  let server = await startServer(config, port, preset);
  return {
    url: `http://127.0.0.1:${port}/${preset}/`,
    database,
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
      await database.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

const startTimeoutMs = 60_000;

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
