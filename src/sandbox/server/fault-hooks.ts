import { setTimeout as delay } from 'node:timers/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { FaultRule, Faults } from './faults.ts';
import { Problem } from './problem.ts';

/** Faults come before everything else: a system that is down asks for no key. */
export function registerFaults(server: FastifyInstance, faults: Faults, closing: AbortSignal): void {
  const fates = new WeakMap<FastifyRequest, FaultRule>();

  server.addHook('onRequest', async (request, reply) => {
    const { control, operation } = request.routeOptions.config;
    const fate = control === true ? undefined : faults.pick(operation);
    if (fate === undefined) return undefined;
    fates.set(request, fate);
    return refuse(fate, faults, request, reply);
  });

  // Behind the reading of the body: a client that gives up meanwhile must not take the request with it.
  server.addHook('preHandler', async (request) => {
    const fate = fates.get(request);
    if (fate?.mode !== 'slow' && fate?.mode !== 'commit-late') return;
    const closed = await delay(fate.ms, false, { signal: closing }).catch(() => true);
    if (closed) throw new Problem(503, 'unavailable', 'the server is closing');
  });

  server.addHook('onSend', async (request, reply, payload) => {
    const mode = fates.get(request)?.mode;
    if (mode === 'lost-response' || mode === 'commit-late') request.raw.socket.resetAndDestroy();
    if (mode !== 'commit-then-error') return payload;
    reply.code(500);
    return JSON.stringify({ error: { code: 'internal', message: 'injected fault after the commit' } });
  });
}

async function refuse(
  { mode, ms }: FaultRule,
  faults: Faults,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply | undefined> {
  switch (mode) {
    case 'down':
      request.raw.socket.resetAndDestroy();
      return reply.hijack();
    case 'hang':
      return reply.hijack();
    case 'error': {
      const status = faults.errorStatus();
      throw new Problem(status, status === 500 ? 'internal' : 'unavailable', 'injected fault');
    }
    case 'rate-limit':
      reply.header('retry-after', String(Math.ceil(ms / 1000)));
      throw new Problem(429, 'rate_limited', 'injected fault');
    case 'none':
    case 'slow':
    case 'lost-response':
    case 'commit-then-error':
    case 'commit-late':
      return undefined;
  }
}
