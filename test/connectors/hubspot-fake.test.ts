import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type FakeHubspot, startHubspot } from '#test/fakes/hubspot/start-hubspot.ts';

// The connector is judged by the fake, so the fake must refuse what HubSpot refuses.

let hubspot: FakeHubspot;

beforeEach(async () => {
  hubspot = await startHubspot({ token: 'fake' });
});

afterEach(() => hubspot.close());

const read = { inputs: [{ id: '1' }], properties: [], propertiesWithHistory: [] };
const search = { after: '0', filterGroups: [], limit: 10, properties: [], sorts: [] };
const filters = (...all: readonly object[]) => ({ ...search, filterGroups: [{ filters: all }] });
const filter = { propertyName: 'name', operator: 'EQ', value: 'A' };
const ids = (count: number) => Array.from({ length: count }, () => ({ id: '1' }));
const call = { associations: [], properties: { hs_timestamp: '2026-01-01T00:00:00Z' } };
const association = { to: { id: '1' }, types: [{ associationCategory: 'HUBSPOT_DEFINED', associationTypeId: 182 }] };

const refused: readonly (readonly [what: string, path: string, body: unknown])[] = [
  ['an unknown field in a batch', 'objects/2026-09/companies/batch/read', { ...read, archived: false }],
  [
    'a batch without propertiesWithHistory',
    'objects/2026-09/companies/batch/read',
    without(read, 'propertiesWithHistory'),
  ],
  ['a batch without properties', 'objects/2026-09/companies/batch/read', without(read, 'properties')],
  ['ids that are numbers', 'objects/2026-09/companies/batch/read', { ...read, inputs: [{ id: 1 }] }],
  ['101 ids', 'objects/2026-09/companies/batch/read', { ...read, inputs: ids(101) }],
  ['a batch by a property that is not unique', 'objects/2026-09/companies/batch/read', { ...read, idProperty: 'name' }],
  ['a type that does not exist', 'objects/2026-09/parties/batch/read', read],
  ['an unknown field in a search', 'objects/2026-09/companies/search', { ...search, offset: 1 }],
  ['a search without after', 'objects/2026-09/companies/search', without(search, 'after')],
  ['a search without sorts', 'objects/2026-09/companies/search', without(search, 'sorts')],
  ['a search without limit', 'objects/2026-09/companies/search', without(search, 'limit')],
  ['sorts that are objects', 'objects/2026-09/companies/search', { ...search, sorts: [{ propertyName: 'name' }] }],
  ['two sorts', 'objects/2026-09/companies/search', { ...search, sorts: ['name', '-createdate'] }],
  ['201 results', 'objects/2026-09/companies/search', { ...search, limit: 201 }],
  ['results behind 10,000', 'objects/2026-09/companies/search', { ...search, after: '9991' }],
  ['an operator that does not exist', 'objects/2026-09/companies/search', filters({ ...filter, operator: 'LIKE' })],
  ['a filter by an unknown property', 'objects/2026-09/companies/search', filters({ ...filter, propertyName: 'nome' })],
  ['a filter value that is a number', 'objects/2026-09/companies/search', filters({ ...filter, value: 1 })],
  ['seven filters in a group', 'objects/2026-09/companies/search', filters(...ids(7).map(() => filter))],
  ['a body of more than 3,000 characters', 'objects/2026-09/companies/search', { ...search, query: 'x'.repeat(3_000) }],
  ['a new record without associations', 'objects/2026-09/calls', without(call, 'associations')],
  ['a new call without a timestamp', 'objects/2026-09/calls', { ...call, properties: {} }],
  ['a property that does not exist', 'objects/2026-09/calls', withProperty('hs_call_titel', 'A')],
  ['a value that is not an option', 'objects/2026-09/calls', withProperty('hs_call_direction', 'SIDEWAYS')],
  ['a number that is none', 'objects/2026-09/calls', withProperty('hs_call_duration', 'long')],
  ['a property that only HubSpot sets', 'objects/2026-09/calls', withProperty('hs_object_id', '1')],
  ['an association of another type of record', 'objects/2026-09/notes', { ...call, associations: [association] }],
  [
    'a deal in a stage that does not exist',
    'objects/2026-09/deals',
    { associations: [], properties: { dealstage: 'x' } },
  ],
  ['an unknown field in associations', 'associations/2026-09/deals/companies/batch/read', { inputs: [], limit: 1 }],
  ['1,001 parents', 'associations/2026-09/deals/companies/batch/read', { inputs: ids(1_001) }],
  ['properties in a group that does not exist', 'properties/2026-09/deals/batch/create', newProperties({})],
  ['a property of an unknown type', 'properties/2026-09/deals/batch/create', newProperties({ type: 'money' })],
];

describe('the fake HubSpot', () => {
  it.each(refused)('refuses %s', async (_what, path, body) => {
    const response = await post(path, body);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      status: 'error',
      message: expect.stringMatching(/./),
      correlationId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      category: 'VALIDATION_ERROR',
    });
  });

  it('takes the same requests when they are complete', async () => {
    const taken = [
      ['objects/2026-09/companies/search', filters(filter)],
      ['objects/2026-09/calls', call],
    ] as const;
    for (const [path, body] of taken) expect((await post(path, body)).ok).toBe(true);
  });

  it('refuses a stranger and another version', async () => {
    const stranger = await fetch(`${hubspot.url}/crm/owners/2026-09`);
    expect(stranger.status).toBe(401);
    expect((await post('objects/v3/companies/search', search)).status).toBe(404);
  });

  it('answers what it has of a batch with status 207', async () => {
    const id = hubspot.account.table('companies').seed({ properties: { name: 'A' } });
    const response = await post('objects/2026-09/companies/batch/read', {
      ...read,
      inputs: [{ id }, { id: '999' }],
      properties: ['name', 'no_such_property'],
    });
    expect(response.status).toBe(207);
    expect(await response.json()).toMatchObject({
      status: 'COMPLETE',
      results: [{ id, properties: { name: 'A' }, archived: false }],
      numErrors: 1,
      errors: [{ category: 'OBJECT_NOT_FOUND', context: { ids: ['999'] } }],
    });
  });

  it('lets a line item belong to one deal only', () => {
    const { table, associations } = hubspot.account;
    const line = { type: 'line_items', id: table('line_items').seed({ properties: {} }) };
    const [first, second] = [1, 2].map(() => ({ type: 'deals', id: table('deals').seed({ properties: {} }) }));
    associations.associate(first ?? line, line);
    expect(() => associations.associate(second ?? line, line)).toThrow('one parent');
  });

  it('leads from a merged record to the one that survives, and moves what was associated', async () => {
    const { table, associations } = hubspot.account;
    const [kept = '', lost = ''] = [1, 2].map(() => table('companies').seed({ properties: {} }));
    const contact = { type: 'contacts', id: table('contacts').seed({ properties: {} }) };
    associations.associate({ type: 'companies', id: lost }, contact);
    const merge = await post('objects/2026-09/companies/merge', { primaryObjectId: kept, objectIdToMerge: lost });
    expect(merge.ok).toBe(true);
    const found = await post('objects/2026-09/companies/batch/read', { ...read, inputs: [{ id: lost }] });
    expect(await found.json()).toMatchObject({ results: [{ id: kept }] });
    expect([...associations.of(contact, 'companies').keys()]).toEqual([kept]);
  });
});

function post(path: string, body: unknown): Promise<Response> {
  return fetch(`${hubspot.url}/crm/${path}`, {
    method: 'POST',
    headers: { authorization: 'Bearer fake', 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

function without(body: object, name: string): object {
  return Object.fromEntries(Object.entries(body).filter(([key]) => key !== name));
}

function withProperty(name: string, value: string): object {
  return { ...call, properties: { ...call.properties, [name]: value } };
}

function newProperties(change: object): object {
  const property = { name: 'a', label: 'A', groupName: 'nowhere', type: 'string', fieldType: 'text', ...change };
  return { inputs: [property] };
}
