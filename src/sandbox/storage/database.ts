import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { ConfigurationError } from '#errors.ts';

/**
 * Opens the file of one system, in memory when there is no directory. The file stays locked until it is closed: a second
 * opener, in this process or another, is told so by a ConfigurationError.
 */
export function openDatabase(directory: string | null, name: string): DatabaseSync {
  if (directory === null) return withSchema(new DatabaseSync(':memory:'));
  mkdirSync(directory, { recursive: true });
  const path = join(directory, `${name}.sqlite`);
  const database = new DatabaseSync(path);
  try {
    // Without synchronous=FULL a power cut may take the last commits with it; a killed process loses none.
    database.exec(
      'PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; BEGIN EXCLUSIVE; COMMIT',
    );
    return withSchema(database);
  } catch (error) {
    database.close();
    if (error instanceof Error && /locked|busy/.test(error.message))
      throw new ConfigurationError([`${path} is in use by another process: stop it, or use another data directory`]);
    throw error;
  }
}

/** Runs the work in a transaction, or within the one that is already open. */
export function inTransaction<Result>(database: DatabaseSync, work: () => Result): Result {
  if (database.isTransaction) return work();
  database.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    database.exec('COMMIT');
    return result;
  } catch (error) {
    database.exec('ROLLBACK');
    throw error;
  }
}

/** One table holds the records of all kinds; a second one holds everything they are looked up and listed by. */
function withSchema(database: DatabaseSync): DatabaseSync {
  database.exec(`
    CREATE TABLE IF NOT EXISTS record (
      kind TEXT NOT NULL, id INTEGER NOT NULL, sort_key TEXT NOT NULL, status TEXT, search TEXT NOT NULL,
      created_at TEXT NOT NULL, modified_at TEXT NOT NULL, version INTEGER NOT NULL,
      deleted INTEGER NOT NULL DEFAULT 0, merged_into INTEGER, body TEXT NOT NULL,
      UNIQUE (kind, id)
    ) STRICT;
    CREATE INDEX IF NOT EXISTS record_in_list ON record (kind, sort_key, id) WHERE deleted = 0;
    CREATE INDEX IF NOT EXISTS record_in_feed ON record (modified_at, kind, id);
    CREATE TABLE IF NOT EXISTS reference (
      kind TEXT NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL, sort_key TEXT NOT NULL, id INTEGER NOT NULL,
      PRIMARY KEY (kind, name, value, sort_key, id)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
  `);
  return database;
}
