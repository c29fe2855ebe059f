import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client';
import type { OnUpstreamCall } from './upstream.ts';

/** One HTTP request that was answered. `route` is a pattern of ours, never the path that was asked for. */
interface HttpRequest {
  readonly route: string;
  readonly method: string;
  readonly status: number;
  readonly seconds: number;
}

/** One key that was looked up in the cache. */
interface CacheRead {
  readonly connection: string;
  readonly operation: string;
  readonly outcome: 'hit' | 'miss' | 'stale';
}

/** 'ok' without errors, 'partial' with data and errors, 'failed' without data, 'refused' before anything was executed. */
export type GraphqlOutcome = 'ok' | 'partial' | 'failed' | 'refused';

export interface Metrics {
  readonly registry: Registry;
  readonly onUpstreamCall: OnUpstreamCall;
  onCacheRead(read: CacheRead): void;
  onHttpRequest(request: HttpRequest): void;
  onGraphqlOperation(outcome: GraphqlOutcome): void;
}

/** A registry of its own, so that two gateways in one process do not count into each other. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });

  const upstreamLabels = ['connection', 'operation', 'outcome'] as const;
  const upstreamRequests = new Counter({
    name: 'grial_upstream_requests_total',
    help: 'Requests that left for a connected system.',
    labelNames: upstreamLabels,
    registers,
  });
  const upstreamSeconds = new Histogram({
    name: 'grial_upstream_request_seconds',
    help: 'How long connected systems took to answer.',
    labelNames: upstreamLabels,
    buckets,
    registers,
  });
  const cacheReads = new Counter({
    name: 'grial_cache_reads_total',
    help: 'Keys that were looked up in the cache.',
    labelNames: ['connection', 'operation', 'outcome'],
    registers,
  });
  const httpLabels = ['route', 'method', 'status'] as const;
  const httpRequests = new Counter({
    name: 'grial_http_requests_total',
    help: 'HTTP requests that were answered.',
    labelNames: httpLabels,
    registers,
  });
  const httpSeconds = new Histogram({
    name: 'grial_http_request_seconds',
    help: 'From the arrival of a request to the end of its answer.',
    labelNames: ['route', 'method'],
    buckets,
    registers,
  });
  const operations = new Counter({
    name: 'grial_graphql_operations_total',
    help: 'GraphQL operations by outcome: ok, partial, failed or refused.',
    labelNames: ['outcome'],
    registers,
  });

  return {
    registry,
    onUpstreamCall({ connection, operation, outcome, seconds }) {
      upstreamRequests.inc({ connection, operation, outcome });
      upstreamSeconds.observe({ connection, operation, outcome }, seconds);
    },
    onCacheRead: ({ connection, operation, outcome }) => cacheReads.inc({ connection, operation, outcome }),
    onHttpRequest({ route, method, status, seconds }) {
      httpRequests.inc({ route, method, status });
      httpSeconds.observe({ route, method }, seconds);
    },
    onGraphqlOperation: (outcome) => operations.inc({ outcome }),
  };
}

const buckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
