import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectors } from '#connectors/registry.ts';
import { createSandboxCrm } from '#connectors/sandbox/crm.ts';
import { createSandboxErp } from '#connectors/sandbox/erp.ts';
import { sandboxCrmSettings, sandboxErpSettings } from '#connectors/sandbox/settings.ts';
import { systemClock } from '#ports/clock.ts';
import type { CrmSystem } from '#ports/crm-system.ts';
import type { ErpSystem } from '#ports/erp-system.ts';
import { startSandboxCrm } from '#sandbox/crm-server.ts';
import { startSandboxErp } from '#sandbox/erp-server.ts';
import { connectHubspot, hubspotToken } from '#test/fakes/hubspot/hubspot-crm.ts';
import { startHubspot } from '#test/fakes/hubspot/start-hubspot.ts';
import { postJson } from '#test/graph/post-json.ts';

const call = {};
const environment = { clock: systemClock, onCall: () => {} };
const options = { directory: null, apiKey: 'key', seedData: 'empty', rateLimitPerSecond: 10_000 } as const;
const page = { first: 10 };

describe('fields and states of a company of its own', () => {
  let crm: CrmSystem;
  let erp: ErpSystem;
  const open: { close(): Promise<void> }[] = [];

  beforeAll(async () => {
    const crmServer = await startSandboxCrm(options);
    const erpServer = await startSandboxErp(options);
    await postJson(`${crmServer.url}/_seed`, {
      kind: 'account',
      records: [{ name: 'Áridos', industry: ' ', email_domains: ['a.example', 'b.example'] }],
    });
    await postJson(`${crmServer.url}/_seed`, {
      kind: 'deal',
      records: [
        { name: 'Paused', stage_id: '10005' },
        { name: 'In progress', stage_id: '10001' },
      ],
    });
    await postJson(`${erpServer.url}/_seed`, { kind: 'product', records: [{ sku: 'A', name: 'A', listPrice: 12.1 }] });
    await postJson(`${erpServer.url}/_seed`, { kind: 'customer', records: [{ legalName: 'Áridos SL', onHold: true }] });
    await postJson(`${erpServer.url}/_seed`, {
      kind: 'order',
      records: [{ customerId: 1, state: 'hold', lines: [{ productId: 1, quantity: 1 }] }],
    });
    crm = createSandboxCrm(
      'crm',
      sandboxCrmSettings.parse({
        system: 'sandbox',
        url: crmServer.url,
        apiKey: 'key',
        customFields: {
          accounts: { Domains: 'email_domains', Sector: 'industry', 'Not there': 'nowhere', Name: 'name' },
        },
        states: { deals: { paused: 'OPEN' } },
      }),
      environment,
    );
    erp = createSandboxErp(
      'erp',
      sandboxErpSettings.parse({
        system: 'sandbox',
        url: erpServer.url,
        apiKey: 'key',
        customFields: { customers: { Held: 'onHold' }, products: { Price: 'listPrice' } },
        states: { orders: { hold: 'PENDING_APPROVAL' } },
      }),
      environment,
    );
    open.push(crm, erp, crmServer, erpServer);
  });

  afterAll(async () => {
    for (const each of open) await each.close();
  });

  it('are read as text in the order of the configuration, null where there is nothing', async () => {
    const accounts = await crm.accounts(page, call);
    expect(accounts.items.map(({ customFields }) => customFields)).toEqual([
      [
        { name: 'Domains', value: '["a.example","b.example"]' },
        { name: 'Sector', value: null },
        { name: 'Not there', value: null },
        { name: 'Name', value: 'Áridos' },
      ],
    ]);
  });

  it('keep the digits of numbers and say true and false', async () => {
    const [product] = await erp.productsByIds(['1'], call);
    const [customer] = await erp.customersByIds(['1'], call);
    expect(product?.customFields).toEqual([{ name: 'Price', value: '12.1' }]);
    expect(customer?.customFields).toEqual([{ name: 'Held', value: 'true' }]);
  });

  it('are none where the configuration names none', async () => {
    const { items } = await crm.deals({}, page, call);
    expect(items.map(({ customFields }) => customFields)).toEqual([[], []]);
  });

  it('mean in records, stages and filters what the configuration says', async () => {
    const { items } = await crm.deals({ status: ['OPEN'] }, page, call);
    expect(items.map(({ name, status }) => [name, status])).toEqual([
      ['In progress', 'OPEN'],
      ['Paused', 'OPEN'],
    ]);
    expect((await crm.deals({ status: ['ON_HOLD'] }, page, call)).items).toEqual([]);
    const stages = (await crm.pipelines(call)).flatMap((pipeline) => pipeline.stages);
    expect(stages.find(({ id }) => id === '10005')?.status).toBe('OPEN');
    const waiting = await erp.orders({ status: ['PENDING_APPROVAL'] }, page, call);
    expect(waiting.items.map(({ status, nativeStatus }) => [status, nativeStatus])).toEqual([
      ['PENDING_APPROVAL', 'hold'],
    ]);
    expect((await erp.orders({ status: ['ON_HOLD'] }, page, call)).items).toEqual([]);
  });

  it('are properties of HubSpot, which are asked for with the others', async () => {
    const hubspot = await startHubspot({ token: hubspotToken });
    const customFields = {
      accounts: { Sector: 'industry', Fax: 'fax_number' },
      contacts: { Mobile: 'mobilephone' },
      leads: { Name: 'hs_lead_name' },
      deals: { 'Lost because': 'closed_lost_reason' },
      tickets: { Urgency: 'hs_ticket_priority' },
    };
    const connected = connectHubspot(hubspot.url, { customFields, currency: 'EUR', timeZone: 'UTC' });
    open.push(connected, hubspot);
    const seed = (type: string, properties: Readonly<Record<string, string>>) =>
      hubspot.account.table(type).seed({ properties });
    const company = seed('companies', { name: 'A', industry: 'MINING' });
    const contact = seed('contacts', { email: 'a@a.example', mobilephone: '600' });
    const deal = seed('deals', { dealname: 'D', dealstage: 'closedlost', closed_lost_reason: '' });
    const [account] = await connected.accountsByIds([company], call);
    expect(account).toMatchObject({
      industry: 'MINING',
      customFields: [
        { name: 'Sector', value: 'MINING' },
        { name: 'Fax', value: null },
      ],
    });
    expect((await connected.contactsByIds([contact], call))[0]?.customFields).toEqual([
      { name: 'Mobile', value: '600' },
    ]);
    expect((await connected.dealsByIds([deal], call))[0]?.customFields).toEqual([
      { name: 'Lost because', value: null },
    ]);
    const lead = seed('leads', { hs_lead_name: 'L', hs_pipeline_stage: 'new-stage-id' });
    const ticket = seed('tickets', { subject: 'T', hs_pipeline_stage: '1', hs_ticket_priority: 'HIGH' });
    expect((await connected.leadsByIds([lead], call))[0]?.customFields).toEqual([{ name: 'Name', value: 'L' }]);
    expect((await connected.ticketsByIds([ticket], call))[0]?.customFields).toEqual([
      { name: 'Urgency', value: 'HIGH' },
    ]);
  });
});

describe('a configuration of such fields and states', () => {
  const sandbox = { system: 'sandbox', url: 'http://127.0.0.1:1', apiKey: 'key' };

  it('is refused with the words that are ours when it names a state that is not', () => {
    const result = connectors.sandbox?.crm?.settings.safeParse({
      ...sandbox,
      states: { deals: { paused: 'WAITING' } },
    });
    expect(result?.error?.issues[0]?.path).toEqual(['states', 'deals', 'paused']);
    expect(result?.error?.issues[0]?.message).toMatch(/"OPEN"\|"ON_HOLD"\|"WON"/);
  });

  it('is refused when a kind has no such fields or a native name cannot be one', () => {
    const refused = (connector: string, side: 'crm' | 'erp', customFields: object) =>
      connectors[connector]?.[side]?.settings
        .safeParse({ ...sandbox, system: connector, token: 't', customFields })
        .error?.issues.some(({ path }) => path[0] === 'customFields');
    expect(refused('sandbox', 'crm', { interactions: { A: 'subject' } })).toBe(true);
    expect(refused('sandbox', 'erp', { orders: { A: 'not a name' } })).toBe(true);
    expect(refused('hubspot', 'crm', { deals: { A: 'DealName' } })).toBe(true);
    expect(refused('tryton', 'erp', { orders: { A: 'party.name' } })).toBe(true);
    expect(refused('sandbox', 'crm', { deals: { A: 'lost_reason' } })).not.toBe(true);
  });
});
