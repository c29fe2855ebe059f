import { readFileSync } from 'node:fs';
import { ConfigurationError } from '#errors.ts';
import { composeSupergraph } from '#gateway/compose.ts';
import { subgraphNames } from './supergraph.ts';

/** The supergraph of our own subgraphs as text; throws ConfigurationError with what does not fit together, hints included. */
export function composeGraph(): string {
  const shared = readSchema('shared');
  const composition = composeSupergraph(
    subgraphNames.map((name) => ({ name, typeDefs: `${readSchema(name)}\n${shared}` })),
  );
  if ('errors' in composition) throw new ConfigurationError(composition.errors);
  if (composition.hints.length > 0) throw new ConfigurationError(composition.hints);
  return `# Composed by "npm run generate"; not to be edited.\n${composition.supergraphSdl}`;
}

function readSchema(name: string): string {
  return readFileSync(new URL(`../../schema/${name}.graphql`, import.meta.url), 'utf8');
}
