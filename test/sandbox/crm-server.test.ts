import { describe, expect, it } from 'vitest';
import { apiKey, type Json, readAll, readOnlyKey, startCrm, type Talk, talkTo } from './talk.ts';

async function created(talk: Talk, path: string, fields: object): Promise<Json> {
  const { status, body, text } = await talk('POST', path, fields);
  expect([status, text]).toEqual([201, expect.any(String)]);
  return body;
}

describe('the sandbox CRM', () => {
  it('answers 401 without a key, 403 to a read-only key that writes, 404 for what is not there', async () => {
    await using crm = await startCrm();
    const anybody = talkTo(crm.url, {});
    const reader = talkTo(crm.url, { authorization: `Bearer ${readOnlyKey}` });
    expect(await anybody('GET', '/v1/info')).toMatchObject({ status: 401, body: { error: { code: 'unauthorized' } } });
    expect(await reader('GET', '/v1/info')).toMatchObject({ status: 200, body: { actor: 'Grial read-only' } });
    expect((await reader('POST', '/v1/accounts/search', {})).status).toBe(200);
    expect(await reader('POST', '/v1/accounts', { name: 'A' })).toMatchObject({
      status: 403,
      body: { error: { code: 'forbidden' } },
    });
    expect(await crm.talk('PATCH', '/v1/accounts/10001', { name: 'A' })).toMatchObject({ status: 404 });
    expect(await crm.talk('GET', '/v1/nothing')).toMatchObject({ status: 404, body: { error: { code: 'not_found' } } });
  });

  it('names the field that it does not know or understand', async () => {
    await using crm = await startCrm();
    const refusal = async (path: string, body: unknown): Promise<unknown> => {
      const answer = await crm.talk('POST', path, body);
      expect(answer.status).toBe(400);
      return answer.body['error']['message'];
    };
    expect(await refusal('/v1/accounts', { name: 'A', nmae: 'B' })).toContain('"nmae"');
    expect(await refusal('/v1/accounts', {})).toContain('"name" is required');
    expect(
      await refusal('/v1/deals', { name: 'D', lines: [{ description: 'x', quantity: 2, unit_price: '1' }] }),
    ).toContain('lines.0.quantity');
    expect(await refusal('/v1/leads/search', { filters: { account_ids: ['10001'] } })).toContain('"account_ids"');
    expect(await refusal('/v1/accounts', '{"name":')).toContain('not JSON');
  });

  it('refuses more than a hundred ids or accounts', async () => {
    await using crm = await startCrm();
    const ids = Array.from({ length: 101 }, (_none, index) => String(20_001 + index));
    expect((await crm.talk('POST', '/v1/accounts/batch/read', { ids })).status).toBe(400);
    expect((await crm.talk('POST', '/v1/accounts/batch/read', { ids: ids.slice(1) })).status).toBe(200);
    expect((await crm.talk('POST', '/v1/deals/search', { filters: { account_ids: ids } })).status).toBe(400);
    expect((await crm.talk('POST', '/v1/deals/search', { limit: 201 })).status).toBe(400);
  });

  it('answers 413 for a body that is too large', async () => {
    await using crm = await startCrm();
    expect(await crm.talk('POST', '/v1/accounts', { name: 'A', street: 'x'.repeat(1_100_000) })).toMatchObject({
      status: 413,
      body: { error: { code: 'too_large' } },
    });
  });

  it('answers 429 with Retry-After when asked more often than it likes', async () => {
    await using crm = await startCrm({ rateLimitPerSecond: 2 });
    const answers = await Promise.all(Array.from({ length: 12 }, () => crm.talk('GET', '/v1/info')));
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused.length).toBeGreaterThanOrEqual(1);
    expect(refused[0]?.headers.get('retry-after')).toBe('1');
    expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThanOrEqual(2);
  });

  it('reads a batch without the missing and without duplicates', async () => {
    await using crm = await startCrm();
    await created(crm.talk, '/v1/accounts', { name: 'A' });
    await created(crm.talk, '/v1/accounts', { name: 'B' });
    const { body } = await crm.talk('POST', '/v1/accounts/batch/read', {
      ids: ['10001', '10002', '10001', '99999', 'abc'],
    });
    expect((body['results'] as Json[]).map(({ name }) => name as string).toSorted()).toEqual(['A', 'B']);
  });

  it('makes one record when the same idempotency key comes twice, and 409 when it comes with another body', async () => {
    await using crm = await startCrm();
    const log = (subject: string): ReturnType<Talk> =>
      crm.talk('POST', '/v1/interactions', { type: 'note', subject }, { 'idempotency-key': 'one' });
    const first = await log('hello');
    const second = await log('hello');
    expect([first.status, second.status]).toEqual([201, 200]);
    expect(second.body).toEqual(first.body);
    expect((await log('bye')).status).toBe(409);
    expect((await crm.talk('POST', '/v1/interactions/search', {})).body['total']).toBe(1);
  });

  it('completes a deal from its stage and its lines', async () => {
    await using crm = await startCrm();
    const lines = [
      { description: 'a', quantity: '3', unit_price: '33.335' },
      { sku: 'B', description: 'b', quantity: '2', unit_price: '10.00', discount_percent: '12.5' },
      { description: 'c', quantity: '1', unit_price: '10.00', discount: '0.01' },
    ];
    const deal = await created(crm.talk, '/v1/deals', { name: 'D', lines });
    expect(deal).toMatchObject({ status: 'in_progress', probability: '0.10', closed_at: null });
    expect((deal['lines'] as Json[]).map((line) => line['line_total'] as string)).toEqual(['100.01', '17.50', '9.99']);
    const yen = await created(crm.talk, '/v1/deals', { name: 'Y', currency: 'JPY', lines: lines.slice(0, 1) });
    expect(yen['lines'][0]['line_total']).toBe('100');

    const won = await crm.talk('PATCH', '/v1/deals/10001', { stage_id: '10006' });
    expect(won.body).toMatchObject({
      status: 'won',
      probability: '1',
      closed_at: expect.stringMatching(/^\d{4}-.*\.\d{6}\+0[12]:00$/),
    });
    const lost = await crm.talk('PATCH', '/v1/deals/10001', { stage_id: '10007', lost_reason: 'Precio' });
    expect(lost.body).toMatchObject({ status: 'lost', lost_reason: 'Precio' });
    expect((await crm.talk('PATCH', '/v1/deals/10001', { stage_id: '10001' })).body).toMatchObject({ closed_at: null });
    expect(await crm.talk('PATCH', '/v1/deals/10001', { stage_id: '1' })).toMatchObject({
      status: 422,
      body: { error: { code: 'unknown_stage' } },
    });
    expect(await crm.talk('POST', '/v1/deals', { name: 'D', account_id: '10009' })).toMatchObject({
      status: 422,
      body: { error: { code: 'unknown_reference' } },
    });
  });

  it('leaves the modification instant alone when a patch changes nothing', async () => {
    await using crm = await startCrm();
    const deal = await created(crm.talk, '/v1/deals', { name: 'D', order_number: 'SO-1' });
    const same = await crm.talk('PATCH', `/v1/deals/${String(deal['id'])}`, { order_number: 'SO-1' });
    expect(same.body['modified_at']).toBe(deal['modified_at']);
    const other = await crm.talk('PATCH', `/v1/deals/${String(deal['id'])}`, { order_number: 'SO-2' });
    expect(other.body['modified_at']).not.toBe(deal['modified_at']);
  });

  it('groups a search by account, each with its own page and total', async () => {
    await using crm = await startCrm();
    for (const name of ['A', 'B', 'C']) await created(crm.talk, '/v1/accounts', { name });
    for (const account_id of ['10001', '10001', '10001', '10002'])
      await created(crm.talk, '/v1/contacts', { first_name: 'X', account_id });
    const { body } = await crm.talk('POST', '/v1/contacts/search', {
      filters: { account_ids: ['10002', '10001', '10003', '10002'] },
      limit: 2,
    });
    expect(
      (body['groups'] as Json[]).map((group) => [
        group['account_id'],
        group['results'].length,
        group['has_more'],
        group['total'],
      ]),
    ).toEqual([
      ['10002', 1, false, 1],
      ['10001', 2, true, 3],
      ['10003', 0, false, 0],
    ]);
  });

  it('pages through thousands of records of one instant without gap or repeat', async () => {
    await using crm = await startCrm();
    const records = Array.from({ length: 2500 }, (_none, index) => ({
      name: `Account ${String(index)}`,
      created_at: '2026-01-02T03:04:05.678901+01:00',
    }));
    await crm.talk('POST', '/_seed', { kind: 'account', records });
    const all = await readAll(crm.talk, '/v1/accounts/search', 'created_at');
    expect(all.map(({ id }) => Number(id))).toEqual(Array.from({ length: 2500 }, (_none, index) => 10_001 + index));
    const { body } = await crm.talk('POST', '/v1/accounts/search', { filters: { name_contains: 'ACC 249' } });
    expect(body['total']).toBe(13);
  });

  it('tells every change once in its feed, tombstones included, and resumes behind any of them', async () => {
    await using crm = await startCrm();
    for (const name of ['A', 'B', 'C']) await created(crm.talk, '/v1/accounts', { name });
    await created(crm.talk, '/v1/contacts', { first_name: 'X', account_id: '10001' });
    await crm.talk('POST', '/v1/accounts/10001/merge', { into: '10002' });
    await crm.talk('DELETE', '/v1/accounts/10003');
    const changes: Json[] = [];
    for (let query = '?limit=1', more = true; more;) {
      const { body } = await crm.talk('GET', `/v1/changes${query}`);
      const [change] = body['changes'] as [Json];
      changes.push(change);
      more = body['has_more'] as boolean;
      query = `?limit=1&modified_after=${encodeURIComponent(change['modified_at'])}&after_kind=${String(change['kind'])}&after_id=${String(change['id'])}`;
    }
    expect(changes.map((change) => [change['kind'], change['id'], change['deleted'], change['merged_into']])).toEqual([
      ['contact', '10001', false, null],
      ['account', '10001', true, '10002'],
      ['account', '10002', false, null],
      ['account', '10003', true, null],
    ]);
    const moved = await crm.talk('POST', '/v1/contacts/batch/read', { ids: ['10001'] });
    expect(moved.body['results'][0]['account_id']).toBe('10002');
    const { body: present } = await crm.talk('GET', '/v1/changes');
    const later = await crm.talk('GET', `/v1/changes?modified_after=${encodeURIComponent(present['now'])}`);
    expect(later.body['changes']).toEqual([]);
  });

  it('lets go of a deleted record wherever it was referred to', async () => {
    await using crm = await startCrm();
    await created(crm.talk, '/v1/accounts', { name: 'A' });
    await created(crm.talk, '/v1/contacts', { first_name: 'X', account_id: '10001' });
    await created(crm.talk, '/v1/contacts', { first_name: 'Y', account_id: '10001' });
    await created(crm.talk, '/v1/interactions', { type: 'note', account_id: '10001', contact_ids: ['10001', '10002'] });
    expect((await crm.talk('DELETE', '/v1/contacts/10001')).status).toBe(204);
    const { body } = await crm.talk('POST', '/v1/interactions/batch/read', { ids: ['10001'] });
    expect(body['results'][0]).toMatchObject({ account_id: '10001', contact_ids: ['10002'] });
  });

  it('takes instants in any form and answers in Madrid time', async () => {
    await using crm = await startCrm({ apiKey });
    const occurredAt = async (occurred_at: string): Promise<unknown> =>
      (await created(crm.talk, '/v1/interactions', { type: 'note', occurred_at }))['occurred_at'];
    expect(await occurredAt('2026-07-01T10:00:00Z')).toBe('2026-07-01T12:00:00.000000+02:00');
    expect(await occurredAt('2026-01-01T10:00:00.5-05:00')).toBe('2026-01-01T16:00:00.500000+01:00');
    expect(await occurredAt('2026-03-29 00:59:59.999999')).toBe('2026-03-29T01:59:59.999999+01:00');
    expect(await occurredAt('2026-03-29 01:00:00')).toBe('2026-03-29T03:00:00.000000+02:00');
    expect((await crm.talk('POST', '/v1/interactions', { type: 'note', occurred_at: 'yesterday' })).status).toBe(400);
  });
});
