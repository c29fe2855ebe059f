import { beforeEach, describe, expect, it } from 'vitest';
import { crmIdentitySource } from '#integration/sync/identity-source.ts';
import { wholeDeals } from '#integration/conversion/whole-deals.ts';
import type { HubspotCrm } from '#connectors/hubspot/crm.ts';
import type { Page, PageRequest } from '#model/page.ts';
import { type ListedRecord, positionOf } from '#ports/source.ts';
import { connectHubspot, startConnectedHubspot } from '#test/fakes/hubspot/hubspot-crm.ts';
import { HubspotError } from '#test/fakes/hubspot/hubspot-error.ts';
import type { FakeHubspot, FakeHubspotOptions } from '#test/fakes/hubspot/start-hubspot.ts';

const call = {};

let hubspot: FakeHubspot;
let crm: HubspotCrm;

async function start(options: Partial<FakeHubspotOptions> = {}, settings: Readonly<Record<string, unknown>> = {}) {
  ({ hubspot, crm } = await startConnectedHubspot(options, settings));
}

describe('what many records cost in HubSpot', () => {
  beforeEach(() => start());

  it('reads 100 deals with lines, products and companies in at most 6 calls', async () => {
    const dealIds = seedDealsWithEverything(100);
    // What holds for the whole account is asked for once.
    await crm.dealsByIds(dealIds.slice(0, 1), call);
    const before = total();
    const deals = await wholeDeals(crm, dealIds, call);
    const accounts = await crm.accountsByIds(
      deals.map((deal) => deal?.accountId ?? ''),
      call,
    );
    expect(total() - before).toBeLessThanOrEqual(6);
    expect(accounts.map((account) => account?.name)).toEqual(dealIds.map((_, n) => `Company ${n}`));
    expect(deals.map((deal) => deal?.lines.map(({ sku, lineTotal }) => [sku, lineTotal.amount]))).toEqual(
      dealIds.map((_, n) => [[`P-${n}`, '21.00']]),
    );
  });

  it('reads what holds for the whole account once, however many ask first', async () => {
    const [dealId = ''] = seedDealsWithEverything(1);
    await Promise.all(Array.from({ length: 30 }, () => crm.dealsByIds([dealId], call)));
    expect(hubspot.counts()).toMatchObject({ pipelines: 1, account: 1 });
  });

  it('does not let one that leaves take the answer of the others along', async () => {
    const [dealId = ''] = seedDealsWithEverything(1);
    const leaving = new AbortController();
    const first = crm.dealsByIds([dealId], { signal: leaving.signal });
    const others = Promise.all([1, 2].map(() => crm.dealsByIds([dealId], call)));
    leaving.abort();
    await expect(first).rejects.toMatchObject({ code: 'CANCELLED' });
    expect((await others).map(([deal]) => deal?.name)).toEqual(['Deal 0', 'Deal 0']);
  });

  it('reads contacts for who is who only where a label says which is the main one', async () => {
    seedDealsWithEverything(3);
    const companyId = hubspot.account.table('companies').live()[0]?.id ?? '';
    const contactId = hubspot.account.table('contacts').live()[0]?.id ?? '';
    const label = { category: 'USER_DEFINED', typeId: 7, label: 'Main contact' };
    const ends = [
      { type: 'contacts', id: contactId },
      { type: 'companies', id: companyId },
    ] as const;
    hubspot.account.associations.associate(...ends, label);
    const scan = async (of: HubspotCrm) => {
      const before = total();
      const { records } = await crmIdentitySource(of).scan({ first: 100 }, call);
      return { calls: total() - before, mainContacts: records.map(({ primaryContactId }) => primaryContactId) };
    };
    expect(await scan(crm)).toEqual({ calls: 1, mainContacts: [null, null, null] });
    const labelled = connectHubspot(hubspot.url, { mainContactLabel: 'Main contact' });
    const found = await scan(labelled);
    await labelled.close();
    expect(found).toEqual({ calls: 4, mainContacts: [contactId, null, null] });
  });

  it('reads the activities of 50 companies at the cost of one', async () => {
    const companyIds = Array.from({ length: 50 }, () => {
      const id = hubspot.account.table('companies').seed({ properties: {} });
      for (const type of ['calls', 'emails', 'notes']) {
        const activityId = hubspot.account.table(type).seed({ properties: { hs_timestamp: '2026-01-01T00:00:00Z' } });
        hubspot.account.associations.associate({ type: 'companies', id }, { type, id: activityId });
      }
      return id;
    });
    const cost = async (ids: readonly string[]) => {
      const before = total();
      await crm.interactionsOfAccounts(ids, {}, { first: 10 }, call);
      return total() - before;
    };
    expect(await cost(companyIds)).toBe(await cost(companyIds.slice(0, 1)));
  });
});

describe('the end of a search at 10,000 results', () => {
  it('does not keep 25,000 contacts from being scanned completely', async () => {
    await start();
    const { table, associations } = hubspot.account;
    const companyId = table('companies').seed({ properties: { name: 'Everybody' } });
    const contactIds = Array.from({ length: 25_000 }, (_, n) => {
      // Imports make many records in one instant, some more than fit on a page.
      const createdAt = new Date(Date.parse('2026-01-01T00:00:00Z') + Math.floor(n / 300) * 1_000).toISOString();
      const id = table('contacts').seed({ properties: { lastname: `Contact ${n}` }, createdAt });
      associations.associate({ type: 'contacts', id }, { type: 'companies', id: companyId });
      return id;
    });
    const read = async (page: PageRequest) => {
      const [contacts] = await crm.contactsOfAccounts([companyId], page, call);
      return contacts;
    };
    expect(await readToEnd(read, 1_000)).toEqual(contactIds.toReversed());
  });

  it('does not keep 12,000 accounts from being scanned, oldest first', async () => {
    await start();
    const ids = Array.from({ length: 12_000 }, (_, n) =>
      hubspot.account.table('companies').seed({ properties: { name: `Company ${n}` } }),
    );
    expect(await readToEnd((page) => crm.accounts(page, call), 500)).toEqual(ids);
  });
});

describe("HubSpot's limits", () => {
  it('are kept by a burst of searches and reads', async () => {
    const limits = { searchesPerSecond: 5, requestsPerTenSeconds: 190 };
    await start({ limits }, { limits: { timeoutMs: 60_000 } });
    const companyId = hubspot.account.table('companies').seed({ properties: { name: 'Asked often' } });
    await Promise.all([
      ...Array.from({ length: 12 }, () => crm.accounts({ first: 10 }, call)),
      ...Array.from({ length: 40 }, () => crm.accountsByIds([companyId], call)),
    ]);
    expect(hubspot.counts()).toMatchObject({ search: 12, 'batch-read': 40 });
    expect(hubspot.refusedForRate()).toBe(0);
  });

  it('are refused by the fake when they are not kept', async () => {
    await start({ limits: { searchesPerSecond: 5, requestsPerTenSeconds: 190 } });
    await Promise.allSettled(Array.from({ length: 8 }, () => crm.accounts({ first: 10 }, call)));
    expect(hubspot.refusedForRate()).toBeGreaterThan(0);
  });

  it('keep us away for as long as Retry-After says', async () => {
    await start();
    const companyId = hubspot.account.table('companies').seed({ properties: { name: 'Patience' } });
    const refusal = { headers: { 'retry-after': '1' }, policyName: 'TEN_SECONDLY_ROLLING' };
    hubspot.refuseNext(
      new HubspotError(429, 'RATE_LIMITS', 'You have reached your ten_secondly_rolling limit.', refusal),
    );
    const startedAt = performance.now();
    const [company] = await crm.accountsByIds([companyId], call);
    expect(company?.name).toBe('Patience');
    expect(performance.now() - startedAt).toBeGreaterThan(990);
    expect(hubspot.counts()['batch-read']).toBe(2);
  });

  it('are told to the caller when HubSpot asks for a long pause', async () => {
    await start();
    const refusal = { headers: { 'retry-after': '60' }, policyName: 'DAILY' };
    hubspot.refuseNext(new HubspotError(429, 'RATE_LIMITS', 'You have reached your daily limit.', refusal));
    const failure = { code: 'RATE_LIMITED', retryable: true };
    await expect(crm.pipelines(call)).rejects.toMatchObject({ ...failure, retryAfterMs: 60_000 });
    await expect(crm.accounts({ first: 1 }, call)).rejects.toMatchObject(failure);
    expect(hubspot.counts()['search']).toBeUndefined();
  });
});

function seedDealsWithEverything(count: number): readonly string[] {
  const { table, associations } = hubspot.account;
  return Array.from({ length: count }, (_, n) => {
    const id = table('deals').seed({
      properties: { dealname: `Deal ${n}`, dealstage: 'closedwon', pipeline: 'default' },
    });
    const company = { type: 'companies', id: table('companies').seed({ properties: { name: `Company ${n}` } }) };
    const contact = { type: 'contacts', id: table('contacts').seed({ properties: { lastname: `Contact ${n}` } }) };
    const line = {
      type: 'line_items',
      id: table('line_items').seed({ properties: { hs_sku: `P-${n}`, quantity: '2', price: '10.50' } }),
    };
    for (const other of [company, contact, line]) associations.associate({ type: 'deals', id }, other);
    return id;
  });
}

function total(): number {
  return Object.values(hubspot.counts()).reduce((sum, count) => sum + count, 0);
}

async function readToEnd(
  read: (page: PageRequest) => Promise<Page<ListedRecord> | undefined>,
  first: number,
): Promise<readonly string[]> {
  const ids: string[] = [];
  let after: PageRequest['after'];
  for (;;) {
    const page = await read({ first, after });
    ids.push(...(page?.items ?? []).map(({ id }) => id));
    const last = page?.items.at(-1);
    if (page?.hasNextPage !== true || last === undefined) return ids;
    after = positionOf(last);
  }
}
