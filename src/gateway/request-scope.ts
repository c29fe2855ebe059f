import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor, GraphRequest } from '#graphql/subgraph.ts';

/** What belongs to one GraphQL request, from its arrival to its answer. A type alias, as Apollo wants an indexable context. */
export type RequestScope = {
  readonly request: GraphRequest;
  readonly requestId: string;
  /** Aborts at the deadline, or when the client leaves. */
  readonly signal: AbortSignal;
  /** Connections that answered with an older copy because they could not be reached. */
  readonly stale: ReadonlySet<string>;
  /** Headers of the client that remote subgraphs are to see. */
  readonly forwardedHeaders: Readonly<Record<string, string>>;
};

export interface RequestScopeOptions {
  readonly actor: Actor;
  readonly deadlineMs: number;
  readonly forwardHeaders: readonly string[];
}

/** Lives until the reply is written or its client has left. */
export function openRequestScope(
  request: FastifyRequest,
  reply: FastifyReply,
  { actor, deadlineMs, forwardHeaders }: RequestScopeOptions,
): RequestScope {
  const stale = new Set<string>();
  const endsAtMs = performance.now() + deadlineMs;
  const signal = signalOf(reply, deadlineMs);
  return {
    request: {
      actor,
      call: { signal, endsAtMs, correlationId: request.id, onStale: (connection) => stale.add(connection) },
    },
    requestId: request.id,
    signal,
    stale,
    forwardedHeaders: Object.fromEntries(
      forwardHeaders.flatMap((name) => {
        const value = request.headers[name.toLowerCase()];
        return typeof value === 'string' ? [[name.toLowerCase(), value]] : [];
      }),
    ),
  };
}

// A controller of our own, since AbortSignal.timeout keeps its timer, and with it the request, until the deadline.
function signalOf(reply: FastifyReply, deadlineMs: number): AbortSignal {
  const controller = new AbortController();
  const timer = setTimeout(
    () => controller.abort(new Error(`the deadline of ${deadlineMs} ms has passed`)),
    deadlineMs,
  );
  reply.raw.once('close', () => {
    clearTimeout(timer);
    if (!reply.raw.writableFinished) controller.abort(new Error('the client has left'));
  });
  return controller.signal;
}
