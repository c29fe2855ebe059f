import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createHttpClient, type HttpClient } from '#http/client.ts';
import { createDeadline } from '#http/deadline.ts';
import { httpLimits } from '#http/limits.ts';
import { createRetry } from '#http/retry.ts';
import { createSender, type HttpRequest, type Sender } from '#http/sender.ts';
import {
  answerJson,
  type Behaviour,
  type FakeServer,
  inTurn,
  neverAnswer,
  resetConnection,
  startFakeServer,
} from '#test/fakes/fake-server.ts';

const read: HttpRequest = { method: 'GET', path: '/things', operation: 'things.list', idempotent: true };
const failing = answerJson({}, 503);

let server: FakeServer;
const opened: (HttpClient | Sender)[] = [];

beforeEach(async () => {
  server = await startFakeServer();
});

afterEach(async () => {
  await Promise.all(opened.splice(0).map((client) => client.close()));
  await server.close();
});

const connectionOptions = () => ({ connection: 'erp', baseUrl: server.url, headers: {}, onCall: () => {} });

function clientOf(limits: Parameters<typeof httpLimits.parse>[0] = {}): HttpClient {
  const client = createHttpClient({ ...connectionOptions(), limits: httpLimits.parse(limits) });
  opened.push(client);
  return client;
}

describe('repetition', () => {
  it('hides a passing failure of a read', async () => {
    server.behave(inTurn(failing, resetConnection, answerJson({ ok: true })));
    expect((await clientOf().request(read, {})).body).toEqual({ ok: true });
    expect(server.requests).toHaveLength(3);
  });

  it('gives up a read after three attempts', async () => {
    server.behave(failing);
    await expect(clientOf().request(read, {})).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    expect(server.requests).toHaveLength(3);
  });

  it('does not repeat what would fail again', async () => {
    server.behave(answerJson({}, 404));
    await expect(clientOf().request(read, {})).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(server.requests).toHaveLength(1);
  });

  it('stops when the caller leaves', async () => {
    const caller = new AbortController();
    server.behave((request, response) => {
      caller.abort();
      failing(request, response);
    });
    await expect(clientOf().request(read, { signal: caller.signal })).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(server.requests).toHaveLength(1);
  });

  it('costs a dead system at most a quarter more, even without the breaker', async () => {
    server.behave(failing);
    const sender = createSender({ ...connectionOptions(), maxConcurrent: 16 });
    opened.push(sender);
    const retry = createRetry();
    const readOnce = async () => {
      const deadline = createDeadline('erp', 10_000, undefined);
      await retry(
        () => sender.send(read, {}, deadline),
        deadline,
        () => true,
      ).catch(() => {});
      deadline.release();
    };

    for (let wave = 0; wave < 20; wave++) await Promise.all(Array.from({ length: 50 }, readOnce));

    expect(server.requests.length).toBeGreaterThan(1_100);
    expect(server.requests.length).toBeLessThanOrEqual(1_250);
  });
});

describe('the breaker', () => {
  it.each([
    ['one after the other', false],
    ['all at once', true],
  ])('lets at most 60 of 1,000 reads reach a dead system, %s', async (_name, atOnce) => {
    server.behave(failing);
    const client = clientOf();
    const readOnce = () => expect(client.request(read, {})).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    if (atOnce) await Promise.all(Array.from({ length: 1_000 }, readOnce));
    else for (let i = 0; i < 1_000; i++) await readOnce();
    expect(server.requests.length).toBeLessThanOrEqual(60);
  });

  it('opens when most attempts fail, though never five in a row', async () => {
    server.behave(mostly(failing, answerJson({})));
    const client = clientOf();
    const write = { ...read, method: 'POST' as const, idempotent: false };
    for (let i = 0; i < 60; i++) await client.request(write, {}).catch(() => {});
    expect(server.requests.length).toBeLessThan(60);
  });

  it('stays closed when the system only says no', async () => {
    server.behave(answerJson({}, 422));
    const client = clientOf();
    for (let i = 0; i < 30; i++) await expect(client.request(read, {})).rejects.toMatchObject({ code: 'REJECTED' });
    expect(server.requests).toHaveLength(30);
  });

  it('lets one attempt find out that the system is back', async () => {
    server.behave(failing);
    const client = clientOf();
    for (let i = 0; i < 20; i++) await client.request(read, {}).catch(() => {});
    server.behave(answerJson({ ok: true }));
    await expect.poll(() => client.request(read, {})).toMatchObject({ body: { ok: true } });
    await expect(client.request(read, {})).resolves.toMatchObject({ body: { ok: true } });
  });
});

describe('the time of a caller', () => {
  it('is not all taken by one read of a system that hangs', async () => {
    server.behave(neverAnswer);
    const client = clientOf({ timeoutMs: 60_000 });
    const endsAtMs = performance.now() + 6_000;
    await expect(client.request(read, { endsAtMs })).rejects.toMatchObject({ code: 'TIMEOUT' });
    expect(performance.now()).toBeLessThan(endsAtMs);
  });

  it('says nothing about the system when there was little left of it', async () => {
    server.behave(neverAnswer);
    const client = clientOf();
    const hurried = () => client.request(read, { endsAtMs: performance.now() + 40 });
    for (let i = 0; i < 6; i++) await expect(hurried()).rejects.toMatchObject({ code: 'TIMEOUT' });
    server.behave(answerJson({ ok: true }));
    await expect(client.request(read, {})).resolves.toMatchObject({ body: { ok: true } });
  });
});

describe('the gate of a Retry-After', () => {
  it('makes later calls wait when it is short', async () => {
    server.behave(inTurn(answerJson({}, 429, { 'retry-after': '1' }), answerJson({ ok: true })));
    const client = clientOf();
    const write = { ...read, method: 'POST' as const, idempotent: false };
    const startedAt = performance.now();
    await expect(client.request(write, {})).rejects.toMatchObject({ code: 'RATE_LIMITED', retryAfterMs: 1_000 });
    await Promise.all([client.request(read, {}), client.request(write, {})]);
    expect(performance.now() - startedAt).toBeGreaterThan(990);
    expect(server.requests).toHaveLength(3);
  });

  it('refuses later calls at once when it is long', async () => {
    server.behave(answerJson({}, 429, { 'retry-after': '60' }));
    const client = clientOf();
    await expect(client.request(read, {})).rejects.toMatchObject({ code: 'RATE_LIMITED', retryAfterMs: 60_000 });
    const failure = client.request(read, {});
    await expect(failure).rejects.toMatchObject({ code: 'RATE_LIMITED', outcomeUnknown: false });
    expect(server.requests).toHaveLength(1);
  });

  it('gives a caller its own deadline while it waits', async () => {
    server.behave(answerJson({}, 429, { 'retry-after': '2' }));
    const client = clientOf({ timeoutMs: 1_500 });
    await expect(client.request({ ...read, idempotent: false }, {})).rejects.toMatchObject({ code: 'RATE_LIMITED' });
    const late = client.request({ ...read, idempotent: false }, {});
    await expect(late).rejects.toMatchObject({ code: 'TIMEOUT', outcomeUnknown: false });
    expect(server.requests).toHaveLength(1);
  });
});

describe('the limits of a connection', () => {
  it('keeps to so many requests at a time and answers all in the end', async () => {
    let underWay = 0;
    let most = 0;
    server.behave((request, response) => {
      underWay += 1;
      most = Math.max(most, underWay);
      setTimeout(() => {
        underWay -= 1;
        answerJson({})(request, response);
      }, 10);
    });
    const client = clientOf({ maxConcurrent: 3 });
    await Promise.all(Array.from({ length: 30 }, () => client.request(read, {})));
    expect(most).toBe(3);
  });

  it('refuses what will not get its turn in time', async () => {
    server.behave(neverAnswer);
    const client = clientOf({ maxConcurrent: 1, timeoutMs: 500 });
    const outcomes = await Promise.allSettled(Array.from({ length: 2_100 }, () => client.request(read, {})));
    const codes = outcomes.map((outcome) => outcome.status === 'rejected' && outcome.reason.code);
    expect(codes).toContain('RATE_LIMITED');
    expect(codes).toContain('TIMEOUT');
    expect(server.requests).toHaveLength(1);
  });

  it('keeps to so many requests per second', async () => {
    const client = clientOf({ requestsPerSecond: 20 });
    const startedAt = performance.now();
    await Promise.all(Array.from({ length: 40 }, () => client.request(read, {})));
    expect(performance.now() - startedAt).toBeGreaterThan(900);
  });

  it('refuses at once what its own pace would keep waiting for long', async () => {
    const client = clientOf({ requestsPerSecond: 2 });
    const outcomes = await Promise.allSettled(Array.from({ length: 16 }, () => client.request(read, {})));
    const refused = outcomes.filter((outcome) => outcome.status === 'rejected');
    expect(refused.length).toBeGreaterThan(0);
    for (const { reason } of refused) expect(reason).toMatchObject({ code: 'RATE_LIMITED', retryable: true });
    expect(server.requests).toHaveLength(outcomes.length - refused.length);
  });
});

/** Three of four answers by the first, the fourth by the second. */
function mostly(first: Behaviour, second: Behaviour): Behaviour {
  let count = 0;
  return (request, response) => (++count % 4 === 0 ? second : first)(request, response);
}
