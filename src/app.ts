import { readFileSync } from 'node:fs';
import { openGraph, type OpenGraph, openSystemSubgraph, type Surroundings } from '#composition/open-graph.ts';
import { readSupergraph, subgraphNames, supergraph } from '#composition/supergraph.ts';
import type { Configuration } from '#config.ts';
import { ConfigurationError } from '#errors.ts';
import type { GraphServer, GraphServerOptions } from '#gateway/graph-server.ts';
import { type Address, requireServable } from '#gateway/listen.ts';
import { createProbeServer } from '#gateway/probe-server.ts';
import { createGateway } from '#gateway/server.ts';
import { createSubgraphServer } from '#gateway/subgraph-server.ts';
import type { Log } from '#telemetry/log.ts';
import { createMetrics, type Metrics } from '#telemetry/metrics.ts';

/** Something that listens until it is told to stop. */
export interface App {
  readonly url: string;
  /** Finishes what was accepted, then stops. */
  close(): Promise<void>;
}

/** The whole product in one process; and the sandbox systems beside it when nothing is configured. */
export async function startApp(configuration: Configuration, surroundings: Surroundings): Promise<App> {
  return startGraphServer(configuration, surroundings, configuration, async (options, opened) => {
    const graph = await openGraph(configuration, surroundings, options.metrics, opened);
    const server = await createGateway({
      ...options,
      readiness: [{ name: 'store', check: graph.checkStore }],
      supergraphSdl: supergraph(),
      subgraphs: Object.values(graph.subgraphs),
      exampleQuery,
      receiveWebhook: graph.receiveWebhook,
    });
    return { ...server, listen: async (address) => announced(await server.listen(address), graph) };
  });
}

/** One of our subgraphs alone, for any Federation 2 router. */
export async function startSubgraph(
  name: string,
  configuration: Configuration,
  surroundings: Surroundings,
): Promise<App> {
  const known = subgraphNames.find((candidate) => candidate === name);
  if (known === undefined)
    throw new ConfigurationError([`subgraph: one of ${subgraphNames.join(', ')} is required, got "${name}"`]);
  return startGraphServer(configuration, surroundings, configuration, async (options, opened) => {
    const { metrics } = options;
    if (known !== 'integration')
      return createSubgraphServer(
        await openSystemSubgraph(known, configuration, surroundings, metrics, opened),
        options,
      );
    const { subgraphs, checkStore } = await openGraph(configuration, surroundings, metrics, opened);
    const readiness = [{ name: 'store', check: checkStore }];
    return createSubgraphServer(subgraphs.integration, { ...options, readiness });
  });
}

/** The work in the background and no graph: any number of these may share one PostgreSQL with the gateways. */
export async function startWorker(configuration: Configuration, surroundings: Surroundings): Promise<App> {
  if (configuration.databaseUrl === null || configuration.connections === null)
    throw new ConfigurationError([
      'worker: DATABASE_URL and a configuration with connections are required, because workers share the store and the systems',
    ]);
  const { host, workerPort: port } = configuration;
  const address = { host, port, portVariable: 'GRIAL_WORKER_PORT' };
  return startGraphServer(configuration, surroundings, address, async (options, opened) => {
    const { checkStore, checkWorker } = await openGraph(configuration, surroundings, options.metrics, opened);
    const readiness = [
      { name: 'store', check: checkStore },
      { name: 'work', check: checkWorker },
    ];
    return createProbeServer({ ...options, readiness });
  });
}

/** A plain gateway for somebody's supergraph, without a store or systems of ours. */
export async function serveSupergraph(file: string, configuration: Configuration, log: Log): Promise<App> {
  await using opened = new AsyncDisposableStack();
  const server = await createGateway({
    ...serverOptions(configuration, log, createMetrics()),
    supergraphSdl: readSupergraph(file),
    trustSubgraphErrors: true,
    exampleQuery: '{ __typename }\n',
  });
  // Awaited here, while what was opened is still ours to close.
  return await listening(server, configuration, opened);
}

async function announced(url: string, { onListening }: OpenGraph): Promise<string> {
  await onListening(url);
  return url;
}

async function startGraphServer(
  configuration: Configuration,
  surroundings: Surroundings,
  address: Address,
  create: (options: GraphServerOptions, opened: AsyncDisposableStack) => Promise<GraphServer>,
): Promise<App> {
  // What can be refused at once comes before what takes time to open.
  await requireServable(address, configuration.apiKeys === null);
  await using opened = new AsyncDisposableStack();
  const server = await create(serverOptions(configuration, surroundings.log, createMetrics()), opened);
  // Awaited here, while what was opened is still ours to close.
  return await listening(server, address, opened);
}

async function listening(
  server: GraphServer,
  { host, port, portVariable }: Address,
  opened: AsyncDisposableStack,
): Promise<App> {
  opened.defer(() => server.close({ drainMs }));
  const url = await server.listen({ host, port, portVariable });
  const running = opened.move();
  return { url, close: () => running.disposeAsync() };
}

function serverOptions(configuration: Configuration, log: Log, metrics: Metrics): GraphServerOptions {
  const { apiKeys, corsOrigins, requestTimeoutMs } = configuration;
  return { log, metrics, apiKeys, corsOrigins, deadlineMs: requestTimeoutMs };
}

/** How long a server that is told to stop waits for what it has accepted. */
const drainMs = 10_000;

const exampleQuery = readFileSync(new URL('../schema/examples/customer-360.graphql', import.meta.url), 'utf8');
