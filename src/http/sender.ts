import { Pool } from 'undici';
import { SystemError } from '#errors.ts';
import type { Call } from '#ports/source.ts';
import type { OnUpstreamCall } from '#telemetry/upstream.ts';
import type { Deadline } from './deadline.ts';
import { parseExactJson } from './exact-json.ts';
import type { Pace } from './pace.ts';
import { type Answer, statusFailure } from './status-failure.ts';
import { transportFailure } from './transport-failure.ts';

export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Behind the base URL, beginning with a slash. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>> | undefined;
  /** Sent as JSON. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** What is asked, for the metrics: a small closed vocabulary. */
  readonly operation: string;
  /** True for what only reads: it may be repeated, and a failure leaves nothing in doubt. */
  readonly idempotent: boolean;
  /** A narrower pace than that of the connection, where the system counts this kind of request apart. */
  readonly pace?: Pace | undefined;
}

export interface HttpResponse {
  readonly status: number;
  /** Names in lower case; of a repeated header the first. */
  readonly headers: Readonly<Record<string, string>>;
  /** Parsed by `parseExactJson`; null when there was none. */
  readonly body: unknown;
}

export interface SenderOptions {
  /** The connection's name in the configuration. */
  readonly connection: string;
  readonly baseUrl: string;
  /** Go with every request. */
  readonly headers: Readonly<Record<string, string>>;
  readonly maxConcurrent: number;
  readonly onCall: OnUpstreamCall;
}

export interface Sender {
  /** One exchange, without any second try. Rejects with SystemError. */
  send(request: HttpRequest, call: Call, deadline: Deadline): Promise<HttpResponse>;
  /** Ends what is under way and frees every socket. */
  close(): Promise<void>;
}

/** The bare way to one system: a pool of connections, exact JSON, and every failure as SystemError. */
export function createSender(options: SenderOptions): Sender {
  const { connection, onCall } = options;
  const base = new URL(options.baseUrl);
  const pool = new Pool(base.origin, {
    connections: options.maxConcurrent,
    pipelining: 1,
    // Over HTTP/2 all requests would share one socket, and one reset would fail everything under way.
    allowH2: false,
    keepAliveTimeout: keepAliveMs,
    connect: { timeout: connectTimeoutMs },
    // The deadline of the request is the only clock that counts.
    headersTimeout: 0,
    bodyTimeout: 0,
    maxResponseSize: maxResponseBytes,
  });

  async function send(request: HttpRequest, call: Call, deadline: Deadline): Promise<HttpResponse> {
    const startedAt = performance.now();
    const tell = (outcome: string) =>
      onCall({ connection, operation: request.operation, outcome, seconds: (performance.now() - startedAt) / 1000 });
    try {
      const answer = await exchange(
        request,
        { ...options.headers, ...correlation(call), ...request.headers },
        deadline,
      );
      const response = read(answer, !request.idempotent);
      tell('ok');
      return response;
    } catch (error) {
      if (error instanceof SystemError) tell(error.code.toLowerCase());
      throw error;
    }
  }

  async function exchange(request: HttpRequest, headers: Record<string, string>, deadline: Deadline): Promise<Answer> {
    const hasBody = request.body !== undefined;
    try {
      const response = await pool.request({
        method: request.method,
        path: base.pathname.replace(/\/$/, '') + request.path + queryString(request.query),
        headers: { accept: 'application/json', ...(hasBody && { 'content-type': 'application/json' }), ...headers },
        body: hasBody ? JSON.stringify(request.body) : null,
        signal: deadline.signal,
      });
      const text = await response.body.text().catch((error: unknown) => {
        if (deadline.signal.aborted) throw error;
        return null;
      });
      return { status: response.statusCode, headers: firstValues(response.headers), text };
    } catch (error) {
      throw transportFailure(connection, error, deadline, !request.idempotent);
    }
  }

  function read(answer: Answer, isWrite: boolean): HttpResponse {
    const failure = statusFailure(connection, answer, isWrite);
    if (failure !== null) throw failure;
    const { status, headers, text } = answer;
    if (text === '') return { status, headers, body: null };
    try {
      if (text !== null) return { status, headers, body: parseExactJson(text) };
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
    }
    const what = text === null ? 'was cut short' : 'is not JSON';
    throw new SystemError('BAD_RESPONSE', connection, `the answer of ${connection} ${what}`, {
      outcomeUnknown: isWrite,
    });
  }

  return { send, close: () => pool.destroy() };
}

const keepAliveMs = 10_000;
const connectTimeoutMs = 5_000;
const maxResponseBytes = 64 * 1024 * 1024;

function correlation(call: Call): Record<string, string> {
  return call.correlationId === undefined ? {} : { 'x-request-id': call.correlationId };
}

function queryString(query: HttpRequest['query']): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query ?? {}))
    if (value !== undefined) parameters.append(name, String(value));
  return parameters.size === 0 ? '' : `?${parameters}`;
}

function firstValues(headers: Record<string, string | string[] | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => {
      const first = Array.isArray(value) ? value[0] : value;
      return first === undefined ? [] : [[name, first]];
    }),
  );
}
