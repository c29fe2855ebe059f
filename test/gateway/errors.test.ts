import { describe, expect, it } from 'vitest';
import { canary } from './federation.ts';
import { ask, collectLog, startGateway } from './start.ts';

describe('errors', () => {
  it('tells a failing system by its name and keeps the rest of the answer', async () => {
    const { url } = await startGateway();
    const { status, body } = await ask(url, '{ customer(id: "down") { name balance } }');
    expect(status).toBe(200);
    expect(body).toEqual({
      data: { customer: { name: 'Customer down', balance: null } },
      errors: [
        {
          message: 'The system "erp" cannot be reached now.',
          path: ['customer', 'balance'],
          extensions: { code: 'UPSTREAM_UNAVAILABLE', system: 'erp', retryable: true },
        },
      ],
    });
  });

  it('says how long a busy system wants to be left alone', async () => {
    const { url } = await startGateway();
    const { body } = await ask(url, '{ customer(id: "limited") { balance } }');
    expect(body.errors?.[0]?.extensions).toEqual({
      code: 'UPSTREAM_RATE_LIMITED',
      system: 'erp',
      retryable: true,
      retryAfterMs: 1500,
    });
  });

  it('shows a bug as an id, under which the log has all of it', async () => {
    const log = collectLog();
    const { url } = await startGateway({ log: log.log });
    const { body } = await ask(url, '{ customer(id: "bug") { name balance } }', {
      headers: { 'x-request-id': 'desk-1' },
    });
    const [error] = body.errors ?? [];
    const errorId = error?.extensions['errorId'];
    expect(error?.extensions).toEqual({ code: 'INTERNAL_SERVER_ERROR', errorId: expect.any(String) });
    expect(error?.path).toEqual(['customer', 'balance']);
    expect(body.data).toEqual({ customer: { name: 'Customer bug', balance: null } });
    expect(JSON.stringify(body)).not.toContain(canary);

    expect(log.lines().find((line) => line['errorId'] === errorId)).toMatchObject({
      level: 'error',
      err: { type: 'TypeError', message: canary, stack: expect.stringContaining('federation.ts') },
    });
    expect(log.lines().find((line) => line['requestId'] === 'desk-1')).toMatchObject({
      errorIds: [errorId],
      outcome: 'partial',
    });
  });

  it('points into the list where the failure is', async () => {
    const { url } = await startGateway();
    const { body } = await ask(url, '{ a: customer(id: "ok") { balance } b: customer(id: "down") { balance } }');
    expect(body.data).toEqual({ a: { balance: '12.50' }, b: { balance: null } });
    expect(body.errors?.map(({ path }) => path)).toEqual([['b', 'balance']]);
  });

  it('lets nothing that a system said into an answer or the log, nor what a client sent', async () => {
    const log = collectLog();
    const { url } = await startGateway({ log: log.log });
    const secret = 'secret-of-the-client';
    const { body } = await ask(url, 'query ($text: String!) { echo(text: $text) customer(id: "down") { balance } }', {
      variables: { text: secret },
      headers: { authorization: `Bearer ${secret}` },
    });
    expect(JSON.stringify(body)).not.toContain(canary);
    expect(log.text()).not.toBe('');
    expect(log.text()).not.toContain(canary);
    expect(log.text()).not.toContain(secret);
  });

  it('names the connections whose answer was an older copy', async () => {
    const { url } = await startGateway();
    expect((await ask(url, '{ customer(id: "stale") { balance } }')).body).toEqual({
      data: { customer: { balance: '1.00' } },
      extensions: { stale: ['erp'] },
    });
    expect((await ask(url, '{ customer(id: "ok") { balance } }')).body.extensions).toBeUndefined();
  });

  it('counts operations by how they ended', async () => {
    const { url } = await startGateway();
    for (const query of ['{ crmContext }', '{ crmContext }', '{ customer(id: "down") { balance } }', '{ nonsense }'])
      await ask(url, query);
    const metrics = await (await fetch(`${url}/metrics`)).text();
    expect(metrics).toContain('grial_graphql_operations_total{outcome="ok"} 2');
    expect(metrics).toContain('grial_graphql_operations_total{outcome="partial"} 1');
    expect(metrics).toContain('grial_graphql_operations_total{outcome="refused"} 1');
    expect(metrics).toContain('grial_http_requests_total{route="/graphql",method="POST",status="200"} 4');
  });
});
