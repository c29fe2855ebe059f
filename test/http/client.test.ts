import { once } from 'node:events';
import { createServer } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SystemError } from '#errors.ts';
import { createHttpClient, type HttpClient } from '#http/client.ts';
import { httpLimits } from '#http/limits.ts';
import type { HttpRequest } from '#http/sender.ts';
import type { UpstreamCall } from '#telemetry/upstream.ts';
import {
  answerHtml,
  answerJson,
  answerText,
  cutBody,
  type FakeServer,
  inTurn,
  neverAnswer,
  resetConnection,
  startFakeServer,
} from '#test/fakes/fake-server.ts';

const read: HttpRequest = { method: 'GET', path: '/things', operation: 'things.list', idempotent: true };
const write: HttpRequest = {
  method: 'POST',
  path: '/things',
  body: { name: 'x' },
  operation: 'things.create',
  idempotent: false,
};

let server: FakeServer;
let calls: UpstreamCall[];
const clients: HttpClient[] = [];

beforeEach(async () => {
  server = await startFakeServer();
  calls = [];
});

afterEach(async () => {
  await Promise.all(clients.splice(0).map((client) => client.close()));
  await server.close();
});

function clientOf(limits: Parameters<typeof httpLimits.parse>[0] = {}, baseUrl = server.url): HttpClient {
  const client = createHttpClient({
    connection: 'erp',
    baseUrl,
    headers: { authorization: 'Bearer secret-token' },
    limits: httpLimits.parse(limits),
    onCall: (call) => calls.push(call),
  });
  clients.push(client);
  return client;
}

async function failureOf(work: Promise<unknown>): Promise<SystemError> {
  const error: unknown = await work.then(
    () => 'no failure',
    (error: unknown) => error,
  );
  if (!(error instanceof SystemError)) throw new Error('a SystemError is required', { cause: error });
  return error;
}

describe('a request', () => {
  it('carries path, query, JSON body, headers and the correlation id, and reads exact JSON', async () => {
    server.behave(answerText('{"price":12.10}', 201, { 'x-thing': 'yes' }));
    const client = clientOf({}, `${server.url}/mini/`);

    const response = await client.request(
      { ...write, query: { limit: 5, after: undefined, all: true }, headers: { 'idempotency-key': 'k1' } },
      { correlationId: 'c-1' },
    );

    expect(response).toMatchObject({ status: 201, headers: { 'x-thing': 'yes' }, body: { price: '12.10' } });
    expect(server.requests[0]).toMatchObject({
      method: 'POST',
      url: '/mini/things?limit=5&all=true',
      body: '{"name":"x"}',
      headers: {
        authorization: 'Bearer secret-token',
        'content-type': 'application/json',
        'idempotency-key': 'k1',
        'x-request-id': 'c-1',
      },
    });
  });

  it('answers null where there is no body', async () => {
    server.behave(answerText('', 204));
    expect(await clientOf().request(write, {})).toMatchObject({ status: 204, body: null });
  });

  it('is told once per exchange, with its operation and outcome', async () => {
    server.behave(inTurn(resetConnection, answerJson({})));
    await clientOf().request(read, {});
    expect(calls).toMatchObject([
      { connection: 'erp', operation: 'things.list', outcome: 'unavailable' },
      { connection: 'erp', operation: 'things.list', outcome: 'ok' },
    ]);
  });

  it('lets a mistake of ours through as what it is', async () => {
    const malformed = { ...read, headers: { 'bad header': 'x' } };
    await expect(clientOf().request(malformed, {})).rejects.not.toBeInstanceOf(SystemError);
  });
});

describe('a failure', () => {
  it.each([
    ['401', answerJson({}, 401), { code: 'UNAUTHORIZED', retryable: false, outcomeUnknown: false }],
    ['403', answerJson({}, 403), { code: 'FORBIDDEN', retryable: false, outcomeUnknown: false }],
    ['404', answerJson({}, 404), { code: 'NOT_FOUND', retryable: false, outcomeUnknown: false }],
    ['409', answerJson({}, 409), { code: 'CONFLICT', retryable: false, outcomeUnknown: false }],
    ['422', answerJson({}, 422), { code: 'REJECTED', retryable: false, outcomeUnknown: false }],
    [
      '429',
      answerJson({}, 429, { 'retry-after': '7' }),
      { code: 'RATE_LIMITED', retryable: true, retryAfterMs: 7_000, outcomeUnknown: false },
    ],
    ['500', answerHtml500(), { code: 'UNAVAILABLE', retryable: true, outcomeUnknown: true }],
    [
      '503',
      answerJson({}, 503, { 'retry-after': '3' }),
      { code: 'UNAVAILABLE', retryAfterMs: 3_000, outcomeUnknown: true },
    ],
    ['a redirect', answerText('', 302, { location: '/login' }), { code: 'BAD_RESPONSE', outcomeUnknown: true }],
    ['a page of HTML', answerHtml, { code: 'BAD_RESPONSE', retryable: true, outcomeUnknown: true }],
    ['a cut body', cutBody, { code: 'BAD_RESPONSE', retryable: true, outcomeUnknown: true }],
    ['a reset', resetConnection, { code: 'UNAVAILABLE', retryable: true, outcomeUnknown: true }],
    ['silence', neverAnswer, { code: 'TIMEOUT', retryable: true, outcomeUnknown: true }],
  ])('of a write by %s becomes the right SystemError, and is not repeated', async (_name, behaviour, expected) => {
    server.behave(behaviour);
    const limits = behaviour === neverAnswer ? { timeoutMs: 500 } : {};
    const failure = await failureOf(clientOf(limits).request(write, {}));
    expect(failure).toMatchObject({ system: 'erp', ...expected });
    expect(server.requests).toHaveLength(1);
  });

  it('of a read leaves nothing in doubt', async () => {
    server.behave(neverAnswer);
    const failure = await failureOf(clientOf({ timeoutMs: 200 }).request(read, {}));
    expect(failure).toMatchObject({ code: 'TIMEOUT', outcomeUnknown: false });
  });

  it('to connect leaves nothing in doubt, not even of a write', async () => {
    const failure = await failureOf(clientOf({}, await unusedUrl()).request(write, {}));
    expect(failure).toMatchObject({ code: 'UNAVAILABLE', outcomeUnknown: false });
  });

  it('to resolve the name of the system is UNAVAILABLE', async () => {
    const failure = await failureOf(clientOf({}, 'http://no-such-system.invalid').request(write, {}));
    expect(failure).toMatchObject({ code: 'UNAVAILABLE', outcomeUnknown: false });
  });

  it("tells a rejection's reason, at most 300 characters of it", async () => {
    server.behave(answerJson({ error: { code: 'no_price', message: `No price\nfor ${'x'.repeat(400)}` } }, 422));
    const failure = await failureOf(clientOf().request(write, {}));
    expect(failure.message).toMatch(/^erp refused: No price for x+$/);
    expect(failure.message.length).toBeLessThan(320);
  });

  it.each([401, 403, 404, 409, 429, 500, 200])('never tells the URL, the token or a body (%i)', async (status) => {
    server.behave(answerText('body-canary', status));
    const failure = await failureOf(clientOf().request({ ...write, path: '/path-canary' }, {}));
    expect(failure.message).not.toMatch(/canary|secret-token|127\.0\.0\.1|http:/);
  });
});

describe('an abort', () => {
  it('by the caller is CANCELLED and ends the exchange', async () => {
    server.behave(neverAnswer);
    const caller = new AbortController();
    const failed = failureOf(clientOf().request(write, { signal: caller.signal }));
    await expect.poll(() => server.requests.length).toBe(1);

    caller.abort();

    expect(await failed).toMatchObject({ code: 'CANCELLED', retryable: false, outcomeUnknown: true });
    await expect.poll(() => server.abandoned).toBe(1);
  });

  it('before anything was sent sends nothing', async () => {
    const failure = await failureOf(clientOf().request(write, { signal: AbortSignal.abort() }));
    expect(failure).toMatchObject({ code: 'CANCELLED', outcomeUnknown: false });
    expect(server.requests).toHaveLength(0);
  });

  it('while waiting in line leaves the line at once', async () => {
    server.behave(neverAnswer);
    const client = clientOf({ maxConcurrent: 1 });
    const first = failureOf(client.request(write, {}));
    await expect.poll(() => server.requests.length).toBe(1);
    const caller = new AbortController();
    const second = failureOf(client.request(write, { signal: caller.signal }));

    caller.abort();

    expect(await second).toMatchObject({ code: 'CANCELLED', outcomeUnknown: false });
    await client.close();
    expect(await first).toMatchObject({ code: 'CANCELLED' });
    expect(server.requests).toHaveLength(1);
  });

  it('by close frees every socket', async () => {
    const client = clientOf({ maxConcurrent: 4 });
    await Promise.all(Array.from({ length: 8 }, () => client.request(read, {})));
    server.behave(neverAnswer);
    const hanging = failureOf(client.request(read, {}));
    await expect.poll(() => server.requests.length).toBe(9);
    expect(server.openConnections()).toBeGreaterThan(0);

    await client.close();

    expect(await hanging).toMatchObject({ code: 'CANCELLED' });
    await expect.poll(() => server.openConnections()).toBe(0);
  });
});

function answerHtml500() {
  return answerText('<h1>Internal Server Error</h1>', 500, { 'content-type': 'text/html' });
}

async function unusedUrl(): Promise<string> {
  const reserved = createServer().listen(0, '127.0.0.1');
  await once(reserved, 'listening');
  const address = reserved.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  reserved.close();
  await once(reserved, 'close');
  return `http://127.0.0.1:${port}`;
}
