import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { divide, multiply, subtract } from '#model/decimal.ts';
import { money, roundMoney } from '#model/money.ts';
import { type Json, readAll, startCrm, type TalkingServer } from './talk.ts';

describe('the demo data of the CRM', () => {
  let crm: TalkingServer;
  const all: Record<string, readonly Json[]> = {};
  const of = (kind: string): readonly Json[] => all[kind] ?? [];
  const listKeys = new Map([
    ['interactions', 'occurred_at'],
    ['tickets', 'opened_at'],
  ]);

  beforeAll(async () => {
    crm = await startCrm({ seedData: 'demo' });
    for (const kind of ['users', 'accounts', 'contacts', 'leads', 'deals', 'interactions', 'tickets'])
      all[kind] = await readAll(crm.talk, `/v1/${kind}/search`, listKeys.get(kind) ?? 'created_at');
  });
  afterAll(() => crm[Symbol.asyncDispose]());

  it('is as large as a real company of that size', () => {
    const sizes = Object.fromEntries(Object.entries(all).map(([kind, records]) => [kind, records.length]));
    expect(sizes).toMatchObject({
      accounts: expect.toSatisfy((size: number) => size >= 300),
      contacts: expect.toSatisfy((size: number) => size >= 600),
      leads: expect.toSatisfy((size: number) => size >= 40),
      deals: expect.toSatisfy((size: number) => size >= 800),
      interactions: expect.toSatisfy((size: number) => size >= 3000),
      tickets: expect.toSatisfy((size: number) => size >= 200),
    });
  });

  it('refers only to records that exist', () => {
    const targets = {
      owner_id: 'users',
      account_id: 'accounts',
      converted_account_id: 'accounts',
      contact_id: 'contacts',
      deal_id: 'deals',
      converted_deal_id: 'deals',
    };
    const ids = new Map(
      Object.entries(all).map(([kind, records]) => [kind, new Set(records.map((record) => record['id']))]),
    );
    const dangling = Object.values(all)
      .flat()
      .flatMap((record) => [
        ...Object.entries(targets).filter(
          ([field, kind]) => typeof record[field] === 'string' && ids.get(kind)?.has(record[field]) !== true,
        ),
        ...((record['contact_ids'] ?? []) as string[]).filter((id) => ids.get('contacts')?.has(id) !== true),
      ]);
    expect(dangling).toEqual([]);
  });

  it('has deals in every stage of both pipelines', async () => {
    const { body } = await crm.talk('GET', '/v1/pipelines');
    const stages = (body['results'] as Json[]).flatMap((pipeline) =>
      (pipeline['stages'] as Json[]).map((stage) => stage['id'] as string),
    );
    expect(stages).toHaveLength(13);
    expect(new Set(of('deals').map((deal) => deal['stage_id']))).toEqual(new Set(stages));
  });

  it('has line totals that are quantity times price less the discount', () => {
    const wrong = of('deals').flatMap((deal) =>
      (deal['lines'] as Json[]).filter((line) => {
        const gross = multiply(line['quantity'], line['unit_price']);
        const net =
          line['discount_percent'] === null
            ? subtract(gross, line['discount'] ?? '0')
            : multiply(gross, subtract('1', divide(line['discount_percent'], '100')));
        return roundMoney(money(net, deal['currency'])).amount !== line['line_total'];
      }),
    );
    expect(wrong).toEqual([]);
  });

  it('has lines by SKU, write-in lines, and discounts of both kinds', () => {
    const lines = of('deals').flatMap((deal) => deal['lines'] as Json[]);
    const having = (test: (line: Json) => boolean): number => lines.filter(test).length;
    expect(having((line) => line['sku'] !== null)).toBeGreaterThan(1000);
    expect(having((line) => line['sku'] === null)).toBeGreaterThan(20);
    expect(having((line) => line['discount_percent'] !== null)).toBeGreaterThan(100);
    expect(having((line) => line['discount'] !== null)).toBeGreaterThan(20);
  });

  it('closes deals after they were created, and only those that are won, lost or dropped', () => {
    const wrong = of('deals').filter((deal) => {
      const closed = ['won', 'lost', 'dropped'].includes(deal['status'] as string);
      return (
        closed !== (deal['closed_at'] !== null) ||
        (closed && Date.parse(deal['closed_at']) < Date.parse(deal['created_at']))
      );
    });
    expect(wrong).toEqual([]);
  });

  it('has nothing that happens in the future', async () => {
    const now = Date.parse((await crm.talk('GET', '/v1/info')).body['now'] as string);
    const future = Object.values(all)
      .flat()
      .filter((record) =>
        [record['created_at'], record['modified_at'], record['occurred_at']].some(
          (instant) => Date.parse(instant) > now,
        ),
      );
    expect(future).toEqual([]);
  });

  it('knows names that are easily confused', () => {
    const names = of('accounts').map((account) => account['name'] as string);
    expect(names.filter((name) => /^Talleres N[uú][nñ]ez/.test(name))).toHaveLength(2);
    expect(names.filter((name) => name.startsWith('Construcciones García'))).toHaveLength(2);
    const domains = of('accounts').flatMap((account) => account['email_domains'] as string[]);
    expect(domains.filter((domain) => domain === 'grupoebro.es.example')).toHaveLength(2);
    expect(of('contacts').some((contact) => String(contact['email']).endsWith('@gmail.com'))).toBe(true);
  });

  it('shows a customer that is rich in everything, with a deal that is ready to be ordered', () => {
    const showcase = of('accounts').find((account) => account['id'] === '10001');
    const own = (kind: string): readonly Json[] => of(kind).filter((record) => record['account_id'] === '10001');
    expect(showcase?.['name']).toMatch(/^Talleres Ibáñez/);
    expect(own('interactions').length).toBeGreaterThanOrEqual(20);
    expect(own('deals').length).toBeGreaterThanOrEqual(10);
    expect(own('contacts').length).toBeGreaterThanOrEqual(3);
    expect(own('tickets').length).toBeGreaterThanOrEqual(3);
    const deal = own('deals').find(({ name }) => name === 'Línea de envasado 2026');
    expect(deal).toMatchObject({ status: 'won', order_number: null, currency: 'EUR' });
    expect(((deal?.['lines'] ?? []) as Json[]).map((line) => line['sku'] as unknown)).not.toContain(null);
  });
});
