import { readFileSync } from 'node:fs';
import { ConfigurationError } from '#errors.ts';

/** The subgraphs of our own graph. */
export const subgraphNames = ['crm', 'erp', 'integration'] as const;

export type SubgraphName = (typeof subgraphNames)[number];

const committed = new URL('../../schema/supergraph.graphql', import.meta.url);

/** Our own supergraph, as `npm run generate` has composed it. */
export function supergraph(): string {
  return readFileSync(committed, 'utf8');
}

/** Somebody's supergraph; throws ConfigurationError when the file cannot be read. */
export function readSupergraph(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
    throw new ConfigurationError([`--supergraph: a readable file is required, got "${file}" (${reason})`]);
  }
}
