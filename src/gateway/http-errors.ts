import { randomUUID } from 'node:crypto';
import type { Duplex } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type GraphqlErrorCode, StoreUnavailableError } from '#errors.ts';
import type { Log } from '#telemetry/log.ts';
import { RequestRefused } from './request-refused.ts';

/** Every HTTP error has the shape of a GraphQL error, so that clients read one kind. */
export async function answerError(error: unknown, reply: FastifyReply, log: Log): Promise<FastifyReply> {
  if (error instanceof RequestRefused)
    return reply.code(error.statusCode).headers(error.headers).send(errorBody(error.message, error.code));
  if (error instanceof StoreUnavailableError)
    return reply.code(503).send(errorBody(error.message, 'STORE_UNAVAILABLE', { retryable: true }));
  const status = statusOf(error);
  if (status < 500) return reply.code(status).send(errorBody(clientMistake(error, status, reply), 'BAD_REQUEST'));
  const errorId = randomUUID();
  log.error({ errorId, requestId: reply.request.id, err: error }, 'an HTTP request failed unexpectedly');
  const message = `Something went wrong here. Whoever runs this server finds the reason under the id ${errorId}.`;
  return reply.code(500).send(errorBody(message, 'INTERNAL_SERVER_ERROR', { errorId }));
}

/** 405 where the path exists with another method, otherwise 404. */
export async function answerNotFound(
  http: FastifyInstance,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const path = request.url.split('?', 1)[0] ?? '';
  const allowed = (['GET', 'POST'] as const).filter((method) => http.hasRoute({ method, url: path }));
  if (allowed.length === 0)
    return reply.code(404).send(errorBody('there is nothing at this path; GET / lists what there is', 'BAD_REQUEST'));
  const message = `the method ${allowed.join(' or ')} is required here, got ${request.method}`;
  return reply.code(405).header('allow', allowed.join(', ')).send(errorBody(message, 'BAD_REQUEST'));
}

/** What is not HTTP, too slow or has too large headers never becomes a request: it is answered on the bare socket. */
export function answerClientError(code: string, socket: Duplex): void {
  if (!socket.writable) return;
  const { status, message } = clientErrors.get(code) ?? {
    status: '400 Bad Request',
    message: 'an HTTP/1.1 request is required',
  };
  const body = JSON.stringify(errorBody(message, 'BAD_REQUEST'));
  const head = [
    `HTTP/1.1 ${status}`,
    'content-type: application/json',
    `content-length: ${body.length}`,
    'connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}

// https://nodejs.org/api/http.html#event-clienterror
const clientErrors: ReadonlyMap<string, { readonly status: string; readonly message: string }> = new Map([
  [
    'HPE_HEADER_OVERFLOW',
    { status: '431 Request Header Fields Too Large', message: 'headers of at most 16 KiB are required, got more' },
  ],
  ['ERR_HTTP_REQUEST_TIMEOUT', { status: '408 Request Timeout', message: 'a whole request within 30 s is required' }],
]);

function errorBody(
  message: string,
  code: GraphqlErrorCode,
  extensions: Readonly<Record<string, unknown>> = {},
): object {
  return { errors: [{ message, extensions: { code, ...extensions } }] };
}

function statusOf(error: unknown): number {
  const status = error instanceof Error && 'statusCode' in error ? error.statusCode : undefined;
  return typeof status === 'number' && status >= 400 ? status : 500;
}

// The framework's own texts repeat parts of the request.
function clientMistake(error: unknown, status: number, { request }: FastifyReply): string {
  switch (status) {
    case 413:
      return `a body of at most ${request.routeOptions.bodyLimit} bytes is required, got more`;
    case 415:
      return `the content type application/json is required, got ${request.headers['content-type'] ?? 'none'}`;
    default:
      return codeOf(error) === 'FST_ERR_BAD_URL'
        ? 'a well-formed path is required'
        : 'the body must be well-formed JSON';
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
