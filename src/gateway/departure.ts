import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';

export interface Departure {
  /** True from the moment the server begins to take its leave. */
  isDraining(): boolean;
  /** Takes leave within `drainMs`; with 0 every connection is cut at once. */
  depart(drainMs: number): Promise<void>;
}

/**
 * Stops a server without losing a request. First every answer says `Connection: close`, so that no client sends its next
 * request into a socket that is being closed, and balancers read at /readyz to go elsewhere. Then, just before the server
 * stops to listen, new requests are held for a moment: a busy server always has connections that the operating system has
 * taken and the server has not, and those would be reset. Clients that wait for an answer do not connect.
 */
export function prepareDeparture(http: FastifyInstance): Departure {
  let draining = false;
  let held: PromiseWithResolvers<void> | undefined;
  let running = 0;
  let onIdle: (() => void) | undefined;

  http.addHook('onRequest', async (_request, reply) => {
    await held?.promise;
    running += 1;
    reply.raw.once('close', () => {
      running -= 1;
      if (running === 0) onIdle?.();
    });
  });
  http.addHook('onSend', async (_request, reply) => {
    if (draining) reply.header('connection', 'close');
  });

  return {
    isDraining: () => draining,
    async depart(drainMs) {
      draining = true;
      const cutAt = Date.now() + drainMs;
      await sleep(Math.min(noticeMs, drainMs / 4));
      await hold(Math.min(longestHoldMs, drainMs / 4));
      http.server.close();
      held?.resolve();
      const cut = setTimeout(() => http.server.closeAllConnections(), Math.max(0, cutAt - Date.now()));
      await http.close();
      clearTimeout(cut);
    },
  };

  async function hold(limitMs: number): Promise<void> {
    held = Promise.withResolvers();
    const idle = running === 0 ? undefined : new Promise<void>((resolve) => (onIdle = resolve));
    await Promise.race([idle, sleep(limitMs, undefined, { ref: false })]);
    // What has connected meanwhile is taken in the turn of the event loop that ends here.
    if (limitMs > 0) await sleep(pauseMs);
    await nextTurn();
  }
}

const noticeMs = 500;
const longestHoldMs = 1_000;
const pauseMs = 20;
