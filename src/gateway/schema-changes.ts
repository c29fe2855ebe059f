import { findBreakingChanges } from 'graphql';
import { apiSchemaOf } from './supergraph.ts';

/** What in `current` would break a client of `released`, a sentence each. Both are supergraphs. */
export async function breakingChanges(released: string, current: string): Promise<readonly string[]> {
  const changes = findBreakingChanges(await apiSchemaOf(released), await apiSchemaOf(current));
  return changes.map(({ description }) => description).toSorted();
}
