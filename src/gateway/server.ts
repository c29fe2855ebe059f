import type { Subgraph } from '#graphql/subgraph.ts';
import { createGraphServer, type GraphServer, type GraphServerOptions } from './graph-server.ts';
import { createSupergraph } from './supergraph.ts';

export interface GatewayOptions extends GraphServerOptions {
  readonly supergraphSdl: string;
  /** Those of its subgraphs that run in this process; the others are asked at the URL that the supergraph names. */
  readonly subgraphs?: readonly Subgraph[];
  /** Headers of the client that remote subgraphs are to see, such as `authorization`. None by default. */
  readonly forwardHeaders?: readonly string[];
  /** Shows the errors of remote subgraphs in their own words and with their own codes. Not by default. */
  readonly trustSubgraphErrors?: boolean;
}

/** One graph over all its subgraphs, at one HTTP address. */
export async function createGateway(options: GatewayOptions): Promise<GraphServer> {
  const { supergraphSdl, subgraphs = [], forwardHeaders = [], trustSubgraphErrors = false, log } = options;
  const { gateway, close } = createSupergraph({ supergraphSdl, subgraphs, log });
  return createGraphServer({ gateway, forwardHeaders, trustSubgraphErrors, close }, options);
}
