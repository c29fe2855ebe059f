import type { FastifyInstance } from 'fastify';
import type { Log } from '#telemetry/log.ts';
import type { Metrics } from '#telemetry/metrics.ts';
import type { Authenticate } from './authentication.ts';

/** Something this process cannot serve without. A connected system is no such thing: without it, answers are partial. */
export interface ReadinessCheck {
  readonly name: string;
  /** Rejects when it is not there. */
  check(): Promise<unknown>;
}

export interface ProbeOptions {
  readonly log: Log;
  readonly metrics: Metrics;
  readonly checks: readonly ReadinessCheck[];
  readonly authenticate: Authenticate;
  isDraining(): boolean;
}

/** What machines ask of a server: is it alive, is it ready, how is it doing. The first two tell nothing and stay open. */
export function registerProbes(
  http: FastifyInstance,
  { log, metrics, checks, authenticate, isDraining }: ProbeOptions,
): void {
  http.get('/livez', async () => ({ status: 'alive' }));

  http.get('/readyz', async (_request, reply) => {
    const results = await Promise.all(checks.map(async (check) => [check.name, await passes(check)] as const));
    const draining = isDraining();
    const ready = !draining && results.every(([, passed]) => passed);
    return reply.code(ready ? 200 : 503).send({
      status: ready ? 'ready' : draining ? 'draining' : 'not ready',
      checks: Object.fromEntries(results.map(([name, passed]) => [name, passed ? 'ok' : 'failed'])),
    });
  });

  http.get('/metrics', async (request, reply) => {
    authenticate(request.headers);
    const text = await metrics.registry.metrics();
    return reply.type(metrics.registry.contentType).send(text);
  });

  async function passes({ name, check }: ReadinessCheck): Promise<boolean> {
    const late = Promise.withResolvers<never>();
    const timer = setTimeout(() => late.reject(new Error(`no answer within ${checkTimeoutMs} ms`)), checkTimeoutMs);
    try {
      await Promise.race([check(), late.promise]);
      return true;
    } catch (error) {
      log.warn({ component: 'readiness', kind: name, err: error }, 'a readiness check failed');
      return false;
    } finally {
      clearTimeout(timer);
    }
  }
}

const checkTimeoutMs = 2_000;
