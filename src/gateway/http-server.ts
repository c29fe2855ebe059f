import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import cors from '@fastify/cors';
import helmet from '@fastify/helmet';
import { fastify, type FastifyInstance } from 'fastify';
import type { Log } from '#telemetry/log.ts';
import type { Metrics } from '#telemetry/metrics.ts';
import { compressLargeAnswers } from './compression.ts';
import { answerClientError, answerError, answerNotFound } from './http-errors.ts';

export interface HttpServerOptions {
  readonly log: Log;
  readonly metrics: Metrics;
  /** Origins of web pages that may call; none by default. */
  readonly corsOrigins: readonly string[];
}

/** Fastify with everything that a public HTTP server needs before it has a route. */
export async function createHttpServer(options: HttpServerOptions): Promise<FastifyInstance> {
  const http = fastify({
    logger: false,
    bodyLimit: bodyLimitBytes,
    requestTimeout: requestTimeoutMs,
    keepAliveTimeout: keepAliveTimeoutMs,
    exposeHeadRoutes: false,
    genReqId: requestIdOf,
    // What was accepted while the server closes is answered as always; see departure.ts.
    return503OnClosing: false,
    clientErrorHandler: (error, socket) => answerClientError(error.code, socket),
    frameworkErrors: (error, _request, reply) => answerError(error, reply, options.log),
  });
  // JSON is the only content type; text/plain would let a foreign page post without asking (CSRF).
  http.removeContentTypeParser('text/plain');
  http.setErrorHandler((error, _request, reply) => answerError(error, reply, options.log));
  http.setNotFoundHandler((request, reply) => answerNotFound(http, request, reply));

  await http.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] } },
  });
  if (options.corsOrigins.length > 0)
    await http.register(cors, {
      origin: [...options.corsOrigins],
      methods: ['GET', 'POST'],
      exposedHeaders: ['x-request-id'],
      maxAge: 600,
    });

  http.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id);
  });
  http.addHook('onSend', compressLargeAnswers);
  http.addHook('onResponse', async (request, reply) => {
    options.metrics.onHttpRequest({
      route: request.routeOptions.url ?? 'none',
      method: request.method,
      status: reply.statusCode,
      seconds: reply.elapsedTime / 1000,
    });
  });
  return http;
}

const bodyLimitBytes = 1024 * 1024;
/** For the arrival of a whole request, so that a client which sends one byte now and then does not hold a socket. */
const requestTimeoutMs = 30_000;
/** Longer than the 60 s after which common load balancers close an idle connection, so that it is they who close it. */
const keepAliveTimeoutMs = 72_000;

function requestIdOf({ headers }: IncomingMessage): string {
  const id = headers['x-request-id'];
  return typeof id === 'string' && /^[\w.:/+=-]{1,128}$/.test(id) ? id : randomUUID();
}
