import { execFile } from 'node:child_process';
import { chown, glob, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

export interface Cluster {
  readonly databaseUrl: string;
  /** Ends it in peace and copies all that it holds to where another can be started from. */
  saveTo(directory: string): Promise<void>;
  /** Ends it at once, as a power cut would. */
  crash(): Promise<void>;
  /** Starts it again at the same address, with what was committed. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

const run = promisify(execFile);

/** A PostgreSQL server of its own, empty or with what was saved, thrown away afterwards; null where none is installed. */
export async function startCluster(saved: string | null = null): Promise<Cluster | null> {
  const binaries = await findBinaries();
  if (binaries === null) return null;
  const directory = await mkdtemp(path.join(tmpdir(), 'grial-postgres-'));
  const data = path.join(directory, 'data');
  const port = await freePort();
  const asOwner = await ownerOf(directory);
  if (saved === null)
    await asOwner(path.join(binaries, 'initdb'), '-D', data, '-A', 'trust', '-U', 'postgres', '--no-sync');
  else await copy(saved, data);
  const settings = `-p ${port} -k ${directory} -c listen_addresses=127.0.0.1 -c max_connections=200`;
  const control = (...parameters: readonly string[]) =>
    asOwner(path.join(binaries, 'pg_ctl'), '-D', data, '-w', ...parameters);
  const start = async () => {
    await control('-o', settings, '-l', path.join(directory, 'log'), 'start');
  };
  const crash = async () => {
    await control('-m', 'immediate', 'stop');
  };
  await start();
  return {
    databaseUrl: `postgres://postgres@127.0.0.1:${port}/postgres`,
    async saveTo(place) {
      await control('-m', 'fast', 'stop');
      await copy(data, place);
    },
    crash,
    restart: start,
    async stop() {
      await crash().catch(() => undefined); // after a crash, or when it was saved, there is nothing to stop
      await rm(directory, { recursive: true, force: true });
    },
  };
}

/** With owners and rights, which PostgreSQL insists on. */
async function copy(from: string, to: string): Promise<void> {
  await run('cp', ['--archive', from, to]);
}

async function findBinaries(): Promise<string | null> {
  const places = (process.env['PATH'] ?? '').split(':').map((place) => path.join(place, 'initdb'));
  for await (const place of glob(['/usr/lib/postgresql/*/bin/initdb', ...places])) return path.dirname(place);
  return null;
}

/** PostgreSQL refuses to run as root: then it runs as the user that its package has made. */
async function ownerOf(
  directory: string,
): Promise<(command: string, ...parameters: readonly string[]) => Promise<unknown>> {
  if (process.getuid?.() !== 0) return (command, ...parameters) => run(command, parameters);
  const [user, group] = await Promise.all(
    ['-u', '-g'].map(async (flag) => Number((await run('id', [flag, 'postgres'])).stdout)),
  );
  await chown(directory, user ?? 0, group ?? 0);
  return (command, ...parameters) =>
    run('runuser', ['-u', 'postgres', '--', command, ...parameters], { cwd: directory });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
