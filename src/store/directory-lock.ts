import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { ConfigurationError } from '#errors.ts';

export interface DirectoryLock {
  release(): void;
}

/**
 * Makes this the only opener of a data directory, or throws ConfigurationError that names the other. The lock is the
 * operating system's own, taken through SQLite because Node has no flock: it ends with the process however that dies,
 * where a file with a process id in it would be believed for ever once the id is used again, as happens in containers.
 */
export function lockDirectory(directory: string, remedy = ownStoreOrShared): DirectoryLock {
  mkdirSync(directory, { recursive: true });
  const holderFile = path.join(directory, 'store.lock.holder');
  const lock = new DatabaseSync(path.join(directory, 'store.lock'));
  try {
    lock.exec('pragma locking_mode = exclusive; begin exclusive');
  } catch (error) {
    lock.close();
    if (!isBusy(error)) throw error;
    throw new ConfigurationError([
      `GRIAL_DATA: the directory ${directory} is in use by ${holderOf(holderFile)}; ${remedy}`,
    ]);
  }
  writeFileSync(holderFile, String(process.pid));
  return { release: () => lock.close() };
}

const ownStoreOrShared = 'stop that one, choose another directory, or give all of them one PostgreSQL by DATABASE_URL';

function holderOf(file: string): string {
  try {
    return `process ${readFileSync(file, 'utf8')}`;
  } catch {
    return 'another process';
  }
}

function isBusy(error: unknown): boolean {
  const sqliteBusy = 5;
  return error instanceof Error && 'errcode' in error && error.errcode === sqliteBusy;
}
