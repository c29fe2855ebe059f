import { ApolloServer, type ApolloServerOptionsWithGateway } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { GraphQLError } from 'graphql';
import { ConfigurationError } from '#errors.ts';
import type { Log } from '#telemetry/log.ts';
import type { Metrics } from '#telemetry/metrics.ts';
import { type ApiKey, createAuthentication } from './authentication.ts';
import { prepareDeparture } from './departure.ts';
import { defaultDocumentLimits, type DocumentLimits, documentLimits } from './document-limits.ts';
import { registerGraphiql } from './graphiql.ts';
import { preflightHeaders, registerGraphql } from './graphql-route.ts';
import { createHttpServer } from './http-server.ts';
import { type Address, listen } from './listen.ts';
import { registerProbes, type ReadinessCheck } from './probes.ts';
import { createPublicErrors } from './public-errors.ts';
import { createRequestPlugin } from './request-plugin.ts';
import type { RequestScope } from './request-scope.ts';
import { type ReceiveWebhook, registerWebhooks } from './webhook-route.ts';

export interface GraphServerOptions {
  readonly log: Log;
  readonly metrics: Metrics;
  /** Who may ask; null or absent: everybody, which only a loopback address may serve. */
  readonly apiKeys?: readonly ApiKey[] | null;
  /** After so long every request is answered with what there is. 10 seconds by default. */
  readonly deadlineMs?: number;
  readonly corsOrigins?: readonly string[];
  readonly readiness?: readonly ReadinessCheck[];
  readonly documentLimits?: Partial<DocumentLimits>;
  /** Takes what connected systems post; without it there is no such address. */
  readonly receiveWebhook?: ReceiveWebhook | undefined;
  /** What GraphiQL shows a new visitor; without it there is no GraphiQL. */
  readonly exampleQuery?: string;
}

export interface GraphServer {
  /** Answers the URL; throws ConfigurationError when the address cannot be had or must not be served. */
  listen(address: Address): Promise<string>;
  /**
   * With `drainMs` the server takes its leave: it says so at /readyz and to every client, stops accepting, and gives what
   * it has accepted until then to finish. Without, connections are cut. May be called again.
   */
  close(options?: { readonly drainMs?: number }): Promise<void>;
}

/** Where operations go; Apollo Server exports the interface only by way of its options. */
export type Gateway = ApolloServerOptionsWithGateway<RequestScope>['gateway'];

export interface Graph {
  readonly gateway: Gateway;
  readonly trustSubgraphErrors: boolean;
  readonly forwardHeaders: readonly string[];
  close(): Promise<void>;
}

/** Puts a graph behind the one public door that the gateway and a subgraph on its own have in common. */
export async function createGraphServer(graph: Graph, options: GraphServerOptions): Promise<GraphServer> {
  const { log, metrics, apiKeys = null, deadlineMs = 10_000, corsOrigins = [], readiness = [], exampleQuery } = options;
  const apollo = createApollo(graph, options);
  await start(apollo);
  const http = await createHttpServer({ log, metrics, corsOrigins });
  const { isDraining, depart } = prepareDeparture(http);
  const authenticate = createAuthentication(apiKeys);
  registerGraphql(http, { apollo, authenticate, deadlineMs, forwardHeaders: graph.forwardHeaders });
  registerProbes(http, { log, metrics, checks: readiness, authenticate, isDraining });
  if (options.receiveWebhook !== undefined) registerWebhooks(http, options.receiveWebhook);
  if (exampleQuery !== undefined) registerGraphiql(http, exampleQuery);
  const paths = ['/graphql', '/graphiql', '/livez', '/readyz', '/metrics'].filter((url) =>
    http.hasRoute({ method: 'GET', url }),
  );
  http.get('/', async (request, reply) =>
    exampleQuery !== undefined && request.headers.accept?.includes('text/html') === true
      ? reply.redirect('/graphiql')
      : { name: 'grial', paths },
  );

  let closed: Promise<void> | undefined;
  return {
    listen: (address) => listen(http, address, apiKeys === null),
    close: ({ drainMs = 0 } = {}) => (closed ??= close(drainMs)),
  };

  async function close(drainMs: number): Promise<void> {
    await depart(drainMs);
    await apollo.stop();
    await graph.close();
  }
}

async function start(apollo: ApolloServer<RequestScope>): Promise<void> {
  try {
    await apollo.start();
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    throw new ConfigurationError([
      `a supergraph of Federation 2 that this gateway supports is required: ${error.message}`,
    ]);
  }
}

function createApollo(graph: Graph, options: GraphServerOptions): ApolloServer<RequestScope> {
  const limits = { ...defaultDocumentLimits, ...options.documentLimits };
  const warn = (message: string) => options.log.warn({ component: 'apollo' }, message);
  return new ApolloServer<RequestScope>({
    gateway: graph.gateway,
    formatError: createPublicErrors({ log: options.log, trustSubgraphErrors: graph.trustSubgraphErrors }),
    introspection: true,
    persistedQueries: false,
    parseOptions: { maxTokens: limits.tokens },
    validationRules: [documentLimits(limits)],
    // A document of many mistakes is not to make an answer many times its size.
    validationOptions: { maxErrors: 5 },
    csrfPrevention: { requestHeaders: [...preflightHeaders] },
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    nodeEnv: 'production',
    logger: { debug: () => {}, info: () => {}, warn, error: warn },
    plugins: [
      createRequestPlugin(options),
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
    ],
  });
}
