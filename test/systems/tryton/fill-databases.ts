import type { TestProject } from 'vitest/node';
import { snapshotOf } from './snapshots.ts';
import { whyNoTryton } from './start.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Why tests against a real Tryton are skipped, or null. */
    whyNoTryton: string | null;
    /** The same of one that has its data on PostgreSQL. */
    whyNoTrytonOnPostgres: string | null;
  }
}

/** Once, before the first test that needs a Tryton. */
export async function setup(project: TestProject): Promise<void> {
  const [onSqlite, onPostgres] = await Promise.all([whyNoTryton('SQLite'), whyNoTryton('PostgreSQL')]);
  await Promise.all([
    ...(onSqlite === null ? [snapshotOf('mini', 'SQLite'), snapshotOf('small', 'SQLite')] : []),
    ...(onPostgres === null ? [snapshotOf('small', 'PostgreSQL')] : []),
  ]);
  project.provide('whyNoTryton', onSqlite);
  project.provide('whyNoTrytonOnPostgres', onPostgres);
}
