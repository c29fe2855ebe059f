import type { Subgraph } from '#graphql/subgraph.ts';
import { createGraphServer, type Gateway, type GraphServer, type GraphServerOptions } from './graph-server.ts';
import { createLocalExecution } from './local-execution.ts';
import type { RequestScope } from './request-scope.ts';

/** One subgraph alone at an HTTP address, for any Federation 2 router, behind the same door as the gateway. */
export async function createSubgraphServer(subgraph: Subgraph, options: GraphServerOptions): Promise<GraphServer> {
  const graph = { gateway: gatewayTo(subgraph), forwardHeaders: [], trustSubgraphErrors: false, close: async () => {} };
  return createGraphServer(graph, { ...options, documentLimits: { ...routerLimits, ...options.documentLimits } });
}

/** A router merges what several levels of a client's operation ask of one subgraph, with aliases of its own. */
const routerLimits = { tokens: 20_000, aliases: 1_000, rootFields: 1_000 };

function gatewayTo(subgraph: Subgraph): Gateway {
  const execution = createLocalExecution(subgraph);
  return {
    onSchemaLoadOrUpdate(listener) {
      listener({ apiSchema: subgraph.schema, coreSupergraphSdl: '' });
      return () => {};
    },
    load: async () => ({
      executor: async ({ document, request, context }) =>
        // Apollo types the context as any record; it is what graphql-route.ts made for this request.
        execution(
          { document, variables: request.variables, operationName: request.operationName },
          context as RequestScope,
        ),
    }),
    stop: async () => {},
  };
}
