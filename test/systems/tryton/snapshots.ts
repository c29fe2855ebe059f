import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { type DatabaseKind, databaseRecipes } from './databases.ts';
import { writeTrytonConfig } from './tryton-config.ts';

/** `mini`: the fewest modules that sell. `small`: price lists, purchases, complaints, relations, tracking; 112 customers. */
export type TrytonPreset = 'mini' | 'small';

export const adminPassword = 'admin-Pw-42000';

/** A filled database to be copied, made where it is missing or old, which takes minutes: one process makes it, the others wait. */
export async function snapshotOf(preset: TrytonPreset, kind: DatabaseKind): Promise<string> {
  const recipe = createHash('sha256')
    .update(await readFile(seed))
    .update(modules[preset].join())
    .digest('hex');
  const home = path.join(tmpdir(), 'grial-tryton', `${preset}-${kind}-${recipe.slice(0, 12)}`);
  const snapshot = path.join(home, 'snapshot');
  await mkdir(home, { recursive: true });
  while (!(await isFresh(snapshot))) {
    if (await takeLock(path.join(home, 'lock'))) {
      try {
        await build(preset, kind, home, snapshot);
      } finally {
        await rm(path.join(home, 'lock'));
      }
    }
    await pause(200);
  }
  return snapshot;
}

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

async function build(preset: TrytonPreset, kind: DatabaseKind, home: string, snapshot: string): Promise<void> {
  const database = await databaseRecipes[kind].empty(preset, home);
  try {
    await writeFile(path.join(home, 'password'), adminPassword);
    const config = await writeTrytonConfig(home, 0, database);
    const environment = { ...process.env, TRYTONPASSFILE: path.join(home, 'password') };
    const options = ['--activate-dependencies', '--email', 'admin@iberica.example', '-l', 'en'];
    await run('trytond-admin', ['-c', config, '-d', preset, '-u', ...modules[preset], ...options], {
      env: environment,
      maxBuffer,
    });
    // The system's own Python: Debian's trytond is a library of that one.
    await run('/usr/bin/python3', ['-W', 'ignore', seed, config, preset, preset], { maxBuffer });
    await database.saveAs(snapshot);
  } finally {
    await database.close();
  }
}

const maxBuffer = 64 * 1024 * 1024;
