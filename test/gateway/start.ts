import { onTestFinished } from 'vitest';
import type { GraphServer } from '#gateway/graph-server.ts';
import { createGateway, type GatewayOptions } from '#gateway/server.ts';
import { createLog, type Log } from '#telemetry/log.ts';
import { createMetrics } from '#telemetry/metrics.ts';
import { testFederation } from './federation.ts';

export interface StartedGateway {
  readonly url: string;
  readonly server: GraphServer;
}

/** A gateway over the test federation on a free port, closed when the test is over. */
export async function startGateway(options: Partial<GatewayOptions> = {}): Promise<StartedGateway> {
  const { supergraphSdl, subgraphs } = testFederation();
  const server = await createGateway({
    log: createLog('silent'),
    metrics: createMetrics(),
    supergraphSdl,
    subgraphs,
    ...options,
  });
  onTestFinished(() => server.close());
  return { url: await server.listen({ host: '127.0.0.1', port: 0 }), server };
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: {
    readonly data?: Record<string, unknown> | null;
    readonly errors?: readonly {
      readonly message: string;
      readonly path?: readonly (string | number)[];
      readonly extensions: Readonly<Record<string, unknown>>;
    }[];
    readonly extensions?: Readonly<Record<string, unknown>>;
  };
}

/** Asks with POST and reads the whole answer. */
export async function ask(
  url: string,
  query: string,
  rest: RequestInit & { variables?: object } = {},
): Promise<Answer> {
  const { variables, headers, ...init } = rest;
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query, variables }),
    ...init,
  });
  return { status: response.status, headers: response.headers, body: (await response.json()) as Answer['body'] };
}

export interface CollectedLog {
  readonly log: Log;
  /** Everything that was written, as text. */
  text(): string;
  lines(): readonly Record<string, unknown>[];
}

export function collectLog(): CollectedLog {
  const lines: string[] = [];
  return {
    log: createLog('debug', { write: (line) => void lines.push(line) }),
    text: () => lines.join(''),
    lines: () => lines.map((line) => JSON.parse(line) as Record<string, unknown>),
  };
}
