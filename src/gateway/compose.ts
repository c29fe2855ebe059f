import { composeServices } from '@apollo/composition';
import { GraphQLError, parse } from 'graphql';

export interface SubgraphDefinition {
  readonly name: string;
  readonly typeDefs: string;
  /** Where routers find it when it runs on its own. */
  readonly url?: string;
}

export type Composition =
  | { readonly supergraphSdl: string; readonly hints: readonly string[] }
  | { readonly errors: readonly string[] };

/** One supergraph of all subgraphs; the same text for the same definitions, in whatever order they come. */
export function composeSupergraph(subgraphs: readonly SubgraphDefinition[]): Composition {
  const services = subgraphs.toSorted((a, b) => (a.name < b.name ? -1 : 1)).map(readDefinition);
  const unreadable = services.filter((service) => typeof service === 'string');
  if (unreadable.length > 0) return { errors: unreadable };

  const result = composeServices(services.filter((service) => typeof service !== 'string'));
  return result.errors === undefined
    ? { supergraphSdl: result.supergraphSdl, hints: result.hints.map(String) }
    : { errors: result.errors.map(({ message, extensions }) => `${String(extensions['code'])}: ${message}`) };
}

/** The subgraph as the composer takes it, or a sentence about what cannot be read in it. */
function readDefinition({ name, typeDefs, url = `${exposedSubgraphs}/${name}` }: SubgraphDefinition) {
  try {
    return { name, url, typeDefs: parse(typeDefs) };
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    const [place] = error.locations ?? [];
    return `${name}: ${error.message} (${place?.line}:${place?.column})`;
  }
}

const exposedSubgraphs = 'http://127.0.0.1:4000/subgraphs';
