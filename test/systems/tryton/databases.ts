import { execFile } from 'node:child_process';
import { copyFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { type Cluster, startCluster } from '#test/crash/postgres-cluster.ts';

/** SQLite starts in no time; PostgreSQL is what installations have, with locks and transactions that run side by side. */
export type DatabaseKind = 'SQLite' | 'PostgreSQL';

/** Where a Tryton keeps its data. */
export interface TrytonDatabase {
  /** What trytond's configuration says of it. */
  readonly section: Readonly<Record<string, string>>;
  /** The file of SQLite, for what cannot be made through Tryton: records of another time. */
  readonly file: string | null;
  /** The server of PostgreSQL, where others may have databases too. */
  readonly serverUrl: string | null;
  close(): Promise<void>;
}

export interface EmptyDatabase extends TrytonDatabase {
  /** Keeps all that it holds for copies; nothing else can be done with it afterwards but to close it. */
  saveAs(snapshot: string): Promise<void>;
}

export interface DatabaseRecipe {
  /** Why there are none of these on this machine, as the reason of tests that are skipped for it, or null. */
  whyNot(): Promise<string | null>;
  empty(name: string, directory: string): Promise<EmptyDatabase>;
  copyOf(snapshot: string, name: string, directory: string): Promise<TrytonDatabase>;
}

const run = promisify(execFile);

const sqlite: DatabaseRecipe = {
  whyNot: async () => null,
  async empty(name, directory) {
    const file = path.join(directory, `${name}.sqlite`);
    await writeFile(file, '');
    return { ...inFile(file), saveAs: (snapshot) => rename(file, snapshot) };
  },
  async copyOf(snapshot, name, directory) {
    const file = path.join(directory, `${name}.sqlite`);
    await copyFile(snapshot, file);
    return inFile(file);
  },
};

const postgres: DatabaseRecipe = {
  async whyNot() {
    const driver = await run('/usr/bin/python3', ['-c', 'import psycopg2']).catch(() => null);
    if (driver === null) return 'its way to PostgreSQL is not installed: test/systems/tryton/install.sh does it';
    const cluster = await startCluster();
    await cluster?.stop();
    return cluster === null ? 'the server programs of PostgreSQL are not installed' : null;
  },
  async empty(name) {
    const cluster = await requireCluster();
    const client = new Client({ connectionString: cluster.databaseUrl });
    await client.connect();
    await client.query(`create database "${name}"`);
    await client.end();
    return {
      ...onServer(cluster),
      async saveAs(snapshot) {
        const whole = `${snapshot}.new`;
        await rm(whole, { recursive: true, force: true });
        await cluster.saveTo(whole);
        await rm(snapshot, { recursive: true, force: true });
        await rename(whole, snapshot);
      },
    };
  },
  copyOf: async (snapshot) => onServer(await requireCluster(snapshot)),
};

export const databaseRecipes: Readonly<Record<DatabaseKind, DatabaseRecipe>> = { SQLite: sqlite, PostgreSQL: postgres };

function inFile(file: string): TrytonDatabase {
  const section = { uri: 'sqlite://', path: path.dirname(file), list: 'True' };
  return { section, file, serverUrl: null, close: async () => undefined };
}

function onServer({ databaseUrl, stop }: Cluster): TrytonDatabase {
  const server = new URL('/', databaseUrl.replace(/^postgres:/, 'postgresql:'));
  return { section: { uri: server.href, list: 'True' }, file: null, serverUrl: databaseUrl, close: stop };
}

async function requireCluster(saved: string | null = null): Promise<Cluster> {
  const cluster = await startCluster(saved);
  if (cluster === null) throw new Error('the server programs of PostgreSQL are required');
  return cluster;
}
