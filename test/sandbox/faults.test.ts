import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Answer, startCrm, type TalkingServer } from './talk.ts';

describe('injected faults', () => {
  let crm: TalkingServer;
  beforeEach(async () => {
    crm = await startCrm();
  });
  afterEach(() => crm[Symbol.asyncDispose]());

  const inject = async (rules: unknown): Promise<void> => {
    expect((await crm.talk('POST', '/_faults', rules)).status).toBe(200);
  };
  const create = (): Promise<Answer> => crm.talk('POST', '/v1/accounts', { name: 'A' });
  const count = async (): Promise<unknown> => {
    await inject({ mode: 'none' });
    return (await crm.talk('POST', '/v1/accounts/search', {})).body['total'];
  };

  it('down: resets the connection and does nothing', async () => {
    await inject({ mode: 'down' });
    await expect(create()).rejects.toThrow('fetch failed');
    expect(await count()).toBe(0);
  });

  it('hang: never answers and does nothing', async () => {
    await inject({ mode: 'hang' });
    const outcome = await Promise.race([create(), new Promise((resolve) => setTimeout(resolve, 150, 'silence'))]);
    expect(outcome).toBe('silence');
    expect(await count()).toBe(0);
  });

  it('slow: waits, then answers', async () => {
    await inject({ mode: 'slow', ms: 120 });
    const began = performance.now();
    expect((await create()).status).toBe(201);
    expect(performance.now() - began).toBeGreaterThan(100);
  });

  it('error: 500 or 503, and nothing is done', async () => {
    await inject({ mode: 'error' });
    const statuses = (await Promise.all(Array.from({ length: 20 }, create))).map(({ status }) => status);
    expect(new Set(statuses)).toEqual(new Set([500, 503]));
    expect(await count()).toBe(0);
  });

  it('rate-limit: 429 with Retry-After in seconds', async () => {
    await inject({ mode: 'rate-limit', ms: 2500 });
    const { status, headers } = await create();
    expect([status, headers.get('retry-after')]).toEqual([429, '3']);
    expect(await count()).toBe(0);
  });

  it('lost-response: does it and resets the connection', async () => {
    await inject({ mode: 'lost-response' });
    await expect(create()).rejects.toThrow('fetch failed');
    expect(await count()).toBe(1);
  });

  it('commit-then-error: does it and answers 500', async () => {
    await inject({ mode: 'commit-then-error' });
    expect((await create()).status).toBe(500);
    expect(await count()).toBe(1);
  });

  it('commit-late: does it although the client has left, and never answers', async () => {
    await inject({ mode: 'commit-late', ms: 5000 });
    const leaving = new AbortController();
    const gaveUp = fetch(`${crm.url}/v1/accounts`, {
      method: 'POST',
      headers: { authorization: 'Bearer test-key', 'content-type': 'application/json' },
      body: '{"name":"A"}',
      signal: leaving.signal,
    });
    const leaveWhenStruck = async () => {
      const struck = async () => (await crm.talk('GET', '/_faults')).body['struck'];
      await expect.poll(struck).toEqual({ 'commit-late': 1 });
      leaving.abort();
    };
    await Promise.all([expect(gaveUp).rejects.toThrow('aborted'), leaveWhenStruck()]);
    expect(await count()).toBe(0);
    await expect.poll(count).toBe(1);
  });

  it('are aimed at operations', async () => {
    await inject({ mode: 'error', operations: ['accounts.create'] });
    expect((await create()).status).toBeGreaterThanOrEqual(500);
    expect((await crm.talk('GET', '/v1/info')).status).toBe(200);
  });

  it('strike their share of the requests, the same ones for the same seed', async () => {
    const rules = [
      { mode: 'error', share: 0.2, seed: 7 },
      { mode: 'rate-limit', share: 0.1 },
    ];
    const run = async (): Promise<readonly number[]> => {
      await inject(rules);
      const statuses: number[] = [];
      for (let request = 0; request < 300; request++) statuses.push((await crm.talk('GET', '/v1/info')).status);
      return statuses;
    };
    const first = await run();
    const { struck } = (await crm.talk('GET', '/_faults')).body;
    const limited = first.filter((status) => status === 429).length;
    expect(struck).toEqual({ error: first.filter((status) => status >= 500).length, 'rate-limit': limited });
    expect(await run()).toEqual(first);
    const share = (test: (status: number) => boolean): number => first.filter(test).length / first.length;
    expect(share((status) => status >= 500)).toBeCloseTo(0.2, 1);
    expect(share((status) => status === 429)).toBeCloseTo(0.1, 1);
  });

  it('spare the control requests and refuse rules that make no sense', async () => {
    await inject({ mode: 'down' });
    expect((await crm.talk('GET', '/_clock')).status).toBe(200);
    expect((await crm.talk('POST', '/_faults', { mode: 'sideways' })).status).toBe(400);
    const tooMuch = [
      { mode: 'down', share: 0.7 },
      { mode: 'error', share: 0.7 },
    ];
    expect((await crm.talk('POST', '/_faults', tooMuch)).status).toBe(400);
    expect((await crm.talk('GET', '/_faults')).body['rules']).toMatchObject([{ mode: 'down' }]);
  });
});
