import type { Configuration } from '#config.ts';
import { ConfigurationError } from '#errors.ts';
import { createMetrics } from '#telemetry/metrics.ts';
import { openGraph, type Surroundings } from './open-graph.ts';

/** The work in the background without a server: any number of these may share one PostgreSQL with the gateways. */
export async function startWorker(
  configuration: Configuration,
  surroundings: Surroundings,
): Promise<{ close(): Promise<void> }> {
  if (configuration.databaseUrl === null || configuration.connections === null)
    throw new ConfigurationError([
      'worker: DATABASE_URL and a configuration with connections are required, because workers share the store and the systems',
    ]);
  await using opened = new AsyncDisposableStack();
  await openGraph(configuration, surroundings, createMetrics(), opened);
  const running = opened.move();
  return { close: () => running.disposeAsync() };
}
