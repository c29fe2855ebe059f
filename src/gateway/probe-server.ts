import { createAuthentication } from './authentication.ts';
import { prepareDeparture } from './departure.ts';
import type { GraphServer, GraphServerOptions } from './graph-server.ts';
import { createHttpServer } from './http-server.ts';
import { listen } from './listen.ts';
import { registerProbes } from './probes.ts';

/** The door of a process that serves no graph: whether it is alive, ready, and how it is doing. */
export async function createProbeServer(
  options: Pick<GraphServerOptions, 'log' | 'metrics' | 'apiKeys' | 'readiness'>,
): Promise<GraphServer> {
  const { log, metrics, apiKeys = null, readiness = [] } = options;
  const http = await createHttpServer({ log, metrics, corsOrigins: [] });
  const { isDraining, depart } = prepareDeparture(http);
  registerProbes(http, { log, metrics, checks: readiness, authenticate: createAuthentication(apiKeys), isDraining });
  http.get('/', async () => ({ name: 'grial worker', paths: ['/livez', '/readyz', '/metrics'] }));

  let closed: Promise<void> | undefined;
  return {
    listen: (address) => listen(http, address, apiKeys === null),
    close: ({ drainMs = 0 } = {}) => (closed ??= depart(drainMs)),
  };
}
