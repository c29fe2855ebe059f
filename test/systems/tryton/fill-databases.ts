import type { TestProject } from 'vitest/node';
import { fillDatabases, whyNoTryton } from './start.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Why tests against a real Tryton are skipped, or null. */
    whyNoTryton: string | null;
  }
}

/** Once, before the first test that needs a Tryton. */
export async function setup(project: TestProject): Promise<void> {
  const reason = await whyNoTryton();
  if (reason === null) await fillDatabases();
  project.provide('whyNoTryton', reason);
}
