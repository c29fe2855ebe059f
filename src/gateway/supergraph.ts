import { ApolloGateway, type GatewayConfig, type GraphQLDataSource } from '@apollo/gateway';
import type { GraphQLSchema } from 'graphql';
import { Agent } from 'undici';
import { ConfigurationError } from '#errors.ts';
import type { Subgraph } from '#graphql/subgraph.ts';
import type { Log } from '#telemetry/log.ts';
import { createLocalDataSource } from './local-data-source.ts';
import { createRemoteDataSource } from './remote-data-source.ts';
import { turnVendorTelemetryOff } from './telemetry-off.ts';

export interface SupergraphOptions {
  readonly supergraphSdl: string;
  /** Those of its subgraphs that run in this process; the others are asked over HTTP. */
  readonly subgraphs: readonly Subgraph[];
  readonly log: Log;
}

export interface Supergraph {
  readonly gateway: ApolloGateway;
  close(): Promise<void>;
}

/** Plans operations over the subgraphs of a supergraph. Throws ConfigurationError when one of them can be asked nowhere. */
export function createSupergraph({ supergraphSdl, subgraphs, log }: SupergraphOptions): Supergraph {
  const agent = new Agent({ connections: maxConnections, connectTimeout: connectTimeoutMs, maxResponseSize });
  const gateway = createApolloGateway({
    supergraphSdl,
    logger: { ...silent, warn: logWarning, error: logWarning },
    buildService({ name, url }) {
      const local = subgraphs.find((subgraph) => subgraph.name === name);
      if (local !== undefined) return createLocalDataSource(local);
      if (url !== undefined && URL.canParse(url)) return createRemoteDataSource({ name, url, agent, log });
      throw new ConfigurationError([`the subgraph "${name}" needs a URL in the supergraph, got "${url ?? ''}"`]);
    },
  });
  return { gateway, close: () => agent.close() };

  function logWarning(message: string): void {
    log.warn({ component: 'supergraph' }, message);
  }
}

/** What clients see of a supergraph: without its division into subgraphs and without inaccessible parts. */
export async function apiSchemaOf(supergraphSdl: string): Promise<GraphQLSchema> {
  const gateway = createApolloGateway({ supergraphSdl, logger: silent, buildService: () => nothingToAsk });
  const { schema } = await gateway.load();
  await gateway.stop();
  return schema;
}

function createApolloGateway(
  options: Pick<GatewayConfig, 'logger' | 'buildService'> & { readonly supergraphSdl: string },
): ApolloGateway {
  turnVendorTelemetryOff();
  return new ApolloGateway({ ...options, __exposeQueryPlanExperimental: false });
}

const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

const nothingToAsk: GraphQLDataSource = {
  process: async () => {
    throw new Error('this supergraph was loaded for its schema alone');
  },
};

/** Per origin. */
const maxConnections = 128;
const connectTimeoutMs = 5_000;
/** In bytes. A subgraph that sends more would take the memory of the whole gateway. */
const maxResponseSize = 64 * 1024 * 1024;
