import { readFileSync } from 'node:fs';
import { cachedKinds } from '#caching/time-to-live.ts';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { type Answer, askWhole } from './ask.ts';
import { type GrialProcess, makeDirectory, removeDirectory, startGrial } from './grial-process.ts';
import { untilCustomersAreKnown } from './known-customers.ts';
import { childrenOf, idsOf, parentsOf, reaches, relations } from './relations.ts';
import { upstreamRequestsDuring } from './upstream-requests.ts';

const customer360 = readFileSync(new URL('../../schema/examples/customer-360.graphql', import.meta.url), 'utf8');
const fiftyCustomers = `{ customers(first: 50) { nodes {
  name
  deals(first: 5) { nodes { name status amount { amount currency } } }
  orders(first: 5) { nodes { number status total { amount currency } } }
  invoices(first: 5) { nodes { number balance { amount currency } } }
  payments(first: 5) { nodes { date amount { amount currency } } }
} } }`;

let directory = '';
let sandbox: GrialProcess;
let configuration: object;

beforeAll(async () => {
  directory = await makeDirectory();
  sandbox = await startGrial({ directory, command: ['sandbox'] });
  // What a busy machine lets wait too long would be asked for again, which would be counted.
  const limits = { timeoutMs: 60_000 };
  const [crm, erp] = sandbox.urls.map((url) => ({ system: 'sandbox', url, apiKey: 'sandbox', limits }));
  configuration = {
    connections: { crm, erp },
    server: { requestTimeoutSeconds: 120 },
    // Customers are compared at their own time, which would be counted.
    masterData: { mode: 'off' },
  };
});
afterAll(async () => {
  await sandbox.kill();
  await removeDirectory(directory);
});

describe('a question about fifty makes as many requests as one about one:', () => {
  let grial: GrialProcess;
  const parents = new Map<string, readonly string[]>();

  beforeAll(async () => {
    // Nothing is remembered from one question to the next.
    grial = await startGrial({ directory, configuration: { ...configuration, cache: keeping(0.001) } });
    await untilCustomersAreKnown(grial.url);
    for (const [type, list] of Object.entries(parentsOf))
      parents.set(type, idsOf(type, await askWhole(grial.url, list)));
  });
  afterAll(() => grial.stop());

  it.each(relations)('$type $field', async ({ type, field }) => {
    const question = childrenOf(type, field);
    const { nodes } = await askWhole(grial.url, question, { ids: parents.get(type)?.slice(0, 100) });
    // Those without children would make fewer requests and prove nothing.
    const ids = idsOf(type, nodes.filter(reaches)).slice(0, 50);
    expect(ids.length).toBeGreaterThan(5);
    const ofOne = await upstreamRequestsDuring(grial.url, () =>
      askWhole(grial.url, question, { ids: ids.slice(0, 1) }),
    );
    const ofMany = await upstreamRequestsDuring(grial.url, () => askWhole(grial.url, question, { ids }));
    expect(Object.keys(ofMany.byOperation)).toEqual(Object.keys(ofOne.byOperation));
    // One more, where a copy of that very millisecond has saved a request to the one.
    expect(ofMany.count).toBeLessThanOrEqual(ofOne.count + 1);
  });

  it('Deal orderPreview, but for the price of each order, which no ERP reckons for many at a time', async () => {
    const question = childrenOf('Deal', 'orderPreview { convertible total { amount } }');
    const { deals } = await askWhole(grial.url, '{ deals(status: [WON], first: 60) { nodes { id } } }');
    const ids = deals.nodes.map(({ id }: { readonly id: string }) => id);
    let priced = 0;
    const { byOperation } = await upstreamRequestsDuring(grial.url, async () => {
      const { nodes } = await askWhole(grial.url, question, { ids });
      priced = nodes.filter(({ children }: PreviewedDeal) => children.total !== null).length;
    });
    const { 'erp orders.price': prices = 0, ...others } = byOperation;
    expect(priced).toBeGreaterThan(10);
    expect(prices).toBeGreaterThanOrEqual(priced);
    expect(prices).toBeLessThanOrEqual(ids.length);
    expect(Object.keys(others).length).toBeGreaterThan(5);
    for (const [operation, count] of Object.entries(others))
      expect([operation, Math.min(count, 2)]).toEqual([operation, count]);
  });
});

function keeping(seconds: number): object {
  return { ttlSeconds: Object.fromEntries(cachedKinds.map((kind) => [kind, seconds])) };
}

interface PreviewedDeal {
  readonly children: { readonly total: object | null };
}

describe('a question about everything', () => {
  it('of one customer makes at most 20 requests, and none when it is asked again', async () => {
    const { url } = await freshGrial();
    let cold: unknown;
    const first = await upstreamRequestsDuring(url, async () => {
      cold = await askWhole(url, customer360);
    });
    expect(first.count).toBeGreaterThan(5);
    expect(first.count).toBeLessThanOrEqual(20);
    expectWhole(cold);
    let warm: unknown;
    const second = await upstreamRequestsDuring(url, async () => {
      warm = await askWhole(url, customer360);
    });
    expect(second.byOperation).toEqual({});
    expect(warm).toEqual(cold);
  });

  it('of fifty customers makes at most 25 requests, and none when it is asked again', async () => {
    const { url } = await freshGrial();
    const first = await upstreamRequestsDuring(url, async () => {
      const { customers } = await askWhole(url, fiftyCustomers);
      expect(customers.nodes).toHaveLength(50);
    });
    expect(first.count).toBeGreaterThan(3);
    expect(first.count).toBeLessThanOrEqual(25);
    const second = await upstreamRequestsDuring(url, () => askWhole(url, fiftyCustomers));
    expect(second.byOperation).toEqual({});
  });

  /** One that finds the customers that the process before it has read, and an empty cache. */
  async function freshGrial(): Promise<GrialProcess> {
    const grial = await startGrial({ directory, configuration: { ...configuration, cache: keeping(3_600) } });
    onTestFinished(() => grial.kill());
    return grial;
  }
});

/** Both systems are there, every list is filled, and what hangs on it too. */
function expectWhole({ customers }: Answer['data']): void {
  const [{ name, owner, account, contacts, interactions, deals, orders, payments, ...rest }] = customers.nodes;
  expect([name, account.number]).toEqual(['Talleres Ibáñez', 'C-00001']);
  expect([owner.name, account.paymentTerms.name].every(Boolean)).toBe(true);
  expect(contacts.nodes.length).toBeGreaterThan(2);
  expect(interactions.nodes).toHaveLength(20);
  expect(deals.nodes).toHaveLength(10);
  expect(orders.nodes).toHaveLength(10);
  expect(payments.nodes).toHaveLength(5);
  const found = JSON.stringify({ deals, orders });
  for (const something of ['"stage":{"name":"', '"product":{"sku":"', '"trackingNumbers":["', '"allocations":[{'])
    expect(found).toContain(something);
  expect(found).toMatch(/"daysOverdue":[1-9]/);
  expect(Number(rest.credit.exposure.amount)).toBeGreaterThan(0);
  expect(Number(rest.receivables.total.amount)).toBeGreaterThan(0);
  const timeline: readonly { readonly kind: string; readonly at: string }[] = rest.timeline.nodes;
  expect(timeline).toHaveLength(20);
  expect(new Set(timeline.map(({ kind }) => kind))).toContain('INTERACTION');
  expect(new Set(timeline.map(({ kind }) => kind))).toContain('ORDER');
  expect(timeline.map(({ at }) => at)).toEqual(
    timeline
      .map(({ at }) => at)
      .toSorted()
      .toReversed(),
  );
}
