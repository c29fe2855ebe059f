import { beforeEach, describe, expect, it } from 'vitest';
import { createCrmSubgraph } from '#crm/subgraph.ts';
import { startConnectedHubspot } from '#test/fakes/hubspot/hubspot-crm.ts';
import type { FakeHubspot } from '#test/fakes/hubspot/start-hubspot.ts';
import { type Ask, askerOf } from '#test/graph/ask-subgraph.ts';
import { entitiesOf } from '#test/graph/entities-of.ts';

// Every link between two records of HubSpot is a question of its own, and so are line items: who does not select them does not pay for them.

const count = 100;

let hubspot: FakeHubspot;
let ask: Ask;
let companyIds: readonly string[];

beforeEach(async () => {
  const { hubspot: fake, crm } = await startConnectedHubspot();
  hubspot = fake;
  ask = askerOf(createCrmSubgraph({ crm }));
  companyIds = seedEverything();
  // What holds for the whole account is asked for once.
  await ask('{ deals(first: 1) { nodes { name owner { name } } } }');
  await ask(entitiesOf('Customer', 'tickets { nodes { status } }'), { references: referencesTo(companyIds) });
});

const lists: readonly (readonly [selection: string, calls: Readonly<Record<string, number>>])[] = [
  ['deals(first: 100) { nodes { name amount { amount } stage { name } } }', { search: 1, pipelines: 1 }],
  ['deals(first: 100) { nodes { name customer { crmAccountId } } }', { search: 1, associations: 1 }],
  ['deals(first: 100) { nodes { primaryContact { email } } }', { search: 1, associations: 1, 'batch-read': 1 }],
  [
    'deals(first: 100) { nodes { lines { sku } linesTotal { amount } } }',
    { search: 1, associations: 1, 'batch-read': 1 },
  ],
  ['leads(first: 100) { nodes { displayName status owner { name } } }', { search: 1 }],
  ['leads(first: 100) { nodes { company email phone } }', { search: 1, associations: 2, 'batch-read': 2 }],
  ['leads(first: 100) { nodes { convertedDeal { name } } }', { search: 1, associations: 1, 'batch-read': 1 }],
  ['leads(first: 100) { nodes { convertedCustomer { crmAccountId } } }', { search: 1, associations: 2 }],
];

const ofCustomers: readonly (readonly [selection: string, calls: Readonly<Record<string, number>>])[] = [
  ['contacts { nodes { displayName email } }', { associations: 1, 'batch-read': 1 }],
  ['contacts { nodes { customer { crmAccountId } } }', { associations: 2, 'batch-read': 1 }],
  ['deals { nodes { name status } }', { associations: 1, 'batch-read': 1 }],
  ['tickets { nodes { subject status } }', { associations: 1, 'batch-read': 1 }],
  ['tickets { nodes { contact { email } } }', { associations: 2, 'batch-read': 2 }],
  ['interactions(kinds: [CALL]) { nodes { subject occurredAt } }', { associations: 1, 'batch-read': 1 }],
  ['lastInteractionAt', { associations: 5, 'batch-read': 2 }],
  // Whose they are is known: that is how they were found.
  ['interactions(kinds: [CALL]) { nodes { customer { crmAccountId } } }', { associations: 1, 'batch-read': 1 }],
  ['interactions(kinds: [CALL]) { nodes { contacts { email } } }', { associations: 2, 'batch-read': 2 }],
  ['interactions { nodes { contacts { email } deal { name } } }', { associations: 9, 'batch-read': 4 }],
];

describe('what a question of HubSpot costs', () => {
  it.each(lists)('for { %s }', async (selection, calls) => {
    const before = hubspot.counts();
    const { data, errors } = await ask(`{ ${selection} }`);
    expect(errors).toEqual([]);
    expect(Object.values(data)).toMatchObject([{ nodes: { length: count } }]);
    expect(since(before)).toEqual(calls);
  });

  it.each(ofCustomers)('for the %s of 100 customers', async (selection, calls) => {
    const before = hubspot.counts();
    const { data, errors } = await ask(entitiesOf('Customer', selection), { references: referencesTo(companyIds) });
    expect(errors).toEqual([]);
    expect(data._entities).toHaveLength(count);
    expect(since(before)).toEqual(calls);
  });
});

function referencesTo(ids: readonly string[]): readonly object[] {
  return ids.map((id) => ({ __typename: 'Customer', id: `customer:${id}`, crmIds: [id] }));
}

function since(before: Readonly<Record<string, number>>): Readonly<Record<string, number>> {
  const now = Object.entries(hubspot.counts());
  return Object.fromEntries(
    now.flatMap(([kind, made]) => (made === (before[kind] ?? 0) ? [] : [[kind, made - (before[kind] ?? 0)]])),
  );
}

/** Companies with a contact, a deal with a line, a lead that led to it, a ticket, a call and a note each. */
function seedEverything(): readonly string[] {
  const { table, associations } = hubspot.account;
  const seed = (type: string, properties: Readonly<Record<string, string>>) => ({
    type,
    id: table(type).seed({ properties }),
  });
  return Array.from({ length: count }, (_, n) => {
    const company = seed('companies', { name: `Company ${n}` });
    const contact = seed('contacts', { lastname: `Contact ${n}`, email: `contact${n}@example.com` });
    const deal = seed('deals', { dealname: `Deal ${n}`, dealstage: 'closedwon', pipeline: 'default' });
    const line = seed('line_items', { hs_sku: `P-${n}`, quantity: '2', price: '10.50' });
    const lead = seed('leads', { hs_lead_name: `Lead ${n}`, hs_pipeline_stage: 'new-stage-id' });
    const ticket = seed('tickets', { subject: `Ticket ${n}`, hs_pipeline: '0', hs_pipeline_stage: '1' });
    const call = seed('calls', { hs_timestamp: '2026-01-01T00:00:00Z', hs_call_title: `Call ${n}` });
    const note = seed('notes', { hs_timestamp: '2026-01-02T00:00:00Z', hs_note_body: `Note ${n}` });
    associations.associate(deal, line);
    associations.associate(lead, deal);
    for (const record of [contact, deal, lead, ticket, call, note]) associations.associate(record, company);
    for (const record of [deal, lead, ticket, call, note]) associations.associate(record, contact);
    for (const record of [call, note]) associations.associate(record, deal);
    return company.id;
  });
}
