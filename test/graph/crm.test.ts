import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { reachableFields } from './answered-fields.ts';
import {
  contact,
  customer,
  deal,
  interaction,
  lead,
  moveDealToStage,
  pipeline,
  queries,
  ticket,
} from './crm-documents.ts';
import { entitiesOf } from './entities-of.ts';
import { accountCount, type CrmWorld, numbers, startCrmWorld } from './crm-world.ts';

let world: CrmWorld;

beforeAll(async () => {
  world = await startCrmWorld();
});

afterAll(() => world.close());

beforeEach(() => {
  world.calls.length = 0;
});

const customerReference = (...crmIds: readonly string[]) => ({ __typename: 'Customer', id: 'customer:1', crmIds });

describe('the crm subgraph', () => {
  it('answers every field of its schema', async () => {
    const answers = [
      await world.ask(queries, { deal: 'deal:crm:10001' }),
      await world.ask(entitiesOf('Customer', customer), { references: [customerReference(...numbers.slice(0, 2))] }),
      await world.ask(entitiesOf('Customer', 'crmAccountId'), {
        references: [{ __typename: 'Customer', crmAccountId: '10001', crmIds: ['10001'] }],
      }),
      await world.ask(moveDealToStage, { input: { dealId: 'deal:crm:10050', stageId: 'stage:crm:10004' } }),
      await world.ask(moveDealToStage, { input: { dealId: 'deal:crm:none', stageId: 'stage:crm:10004' } }),
      await world.ask(moveDealToStage, {
        input: { dealId: 'deal:crm:10050', stageId: 'stage:crm:10004', lostReason: 'not lost' },
      }),
    ];
    expect(answers.flatMap((answer) => answer.errors)).toEqual([]);
    const neverInTheSandbox = new Set(['Address.name', 'SourceRecord.url']);
    expect(reachableFields(world.subgraph.schema).filter((field) => !world.answered.has(field))).toEqual(
      [...neverInTheSandbox].toSorted(),
    );
  });

  it.each([
    ['Contact', 'contact:crm:10003', contact],
    ['Deal', 'deal:crm:10003', deal],
    ['Interaction', 'interaction:crm:10003', interaction],
    ['Lead', 'lead:crm:10002', lead],
    ['Pipeline', 'pipeline:crm:10001', pipeline],
    ['Stage', 'stage:crm:10001', 'id name position probability status'],
    ['Ticket', 'ticket:crm:10003', ticket],
    ['User', 'user:crm:10001', 'id name email'],
  ])('is entered by the id of a %s, and answers null for what does not exist', async (type, id, fields) => {
    const ids = [id, 'nonsense', id.replace(/\d+$/, '99999'), id.replace(':crm:', ':other:'), id];
    const { data, errors } = await world.ask(entitiesOf(type, fields), {
      references: ids.map((each) => ({ __typename: type, id: each })),
    });
    expect(errors).toEqual([]);
    expect(data._entities).toEqual([
      expect.objectContaining({ __typename: type, id }),
      null,
      null,
      null,
      expect.objectContaining({ id }),
    ]);
  });

  it('says of a customer what the first account that fills it in says in each custom field', async () => {
    const { data } = await world.ask(entitiesOf('Customer', 'customFields { name value }'), {
      references: [customerReference('10001', '10002'), customerReference('10001'), customerReference('99999')],
    });
    const phone = { name: 'Teléfono', value: '+34911234567' };
    expect(data._entities.map((entity: object) => Reflect.get(entity, 'customFields'))).toEqual([
      [{ name: 'Sector', value: 'Metal' }, phone],
      [{ name: 'Sector', value: null }, phone],
      [],
    ]);
  });

  it('finds a deal by its id and nothing by any other', async () => {
    const found = await world.ask(
      '{ here: deal(id: "deal:crm:10001") { name } order: deal(id: "order:erp:1") { name } text: deal(id: "?") { name } }',
    );
    expect(found).toEqual({ data: { here: { name: 'Línea 10001' }, order: null, text: null }, errors: [] });
  });

  it('reckons with exact amounts', async () => {
    const { data } = await world.ask(
      '{ deal(id: "deal:crm:10001") { linesTotal { amount } weightedAmount { amount } lines { lineTotal { amount } } } }',
    );
    expect(data.deal).toEqual({
      lines: [{ lineTotal: { amount: '9.55' } }, { lineTotal: { amount: '99.45' } }],
      linesTotal: { amount: '109.00' },
      weightedAmount: { amount: '400.00' },
    });
  });
});

describe('a customer of several accounts', () => {
  it('is described by the first account that says anything', async () => {
    const { data } = await askCustomer('industry owner { name } phone', '10001', '10002', '99999');
    expect(data._entities[0]).toMatchObject({
      industry: 'Metal',
      owner: { name: 'Marta Ruiz' },
      phone: '+34911234567',
    });
  });

  it('has the deals of all of them in one list, page by page', async () => {
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const { data, errors } = await world.ask(
        `query ($references: [_Any!]!, $after: String) { _entities(representations: $references) { ... on Customer {
          deals(first: 2, after: $after) { totalCount nodes { name } pageInfo { hasNextPage endCursor } } } } }`,
        { references: [customerReference('10001', '10002', '10003')], after },
      );
      expect(errors).toEqual([]);
      const { deals } = data._entities[0];
      expect(deals.totalCount).toBe(4);
      seen.push(...deals.nodes.map((node: { name: string }) => node.name));
      after = deals.pageInfo.hasNextPage ? deals.pageInfo.endCursor : null;
    } while (after !== null);
    expect(seen).toEqual(['Perdida', 'Línea 10003', 'Línea 10002', 'Línea 10001']);
  });

  it('has nothing, without a question to the CRM, when the CRM does not know them', async () => {
    const { data, errors } = await askCustomer('industry lastInteractionAt contacts { totalCount nodes { id } }');
    expect(errors).toEqual([]);
    expect(data._entities[0]).toEqual({
      __typename: 'Customer',
      industry: null,
      lastInteractionAt: null,
      contacts: { totalCount: 0, nodes: [] },
    });
    expect(world.calls).toEqual([]);
  });

  it('is told apart from nobody when the CRM does not say whose record it is', async () => {
    const { data } = await world.ask('{ deals(search: "sin cliente") { nodes { name customer { crmAccountId } } } }');
    expect(data.deals.nodes).toEqual([{ name: 'Sin cliente', customer: null }]);
  });

  it('must be pointed at with the accounts', async () => {
    const { data, errors } = await world.ask(entitiesOf('Customer', 'industry'), {
      references: [{ __typename: 'Customer', id: 'customer:1' }],
    });
    expect(data._entities).toEqual([null]);
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  });
});

describe('lists of the crm', () => {
  it('are filtered', async () => {
    const { data, errors } = await world.ask(`{
      lost: deals(status: [LOST]) { nodes { name lostReason closedAt } }
      searched: deals(search: "línea 10002") { nodes { name } }
      owned: deals(ownerId: "user:crm:10001") { totalCount }
      all: deals(status: []) { totalCount }
      converted: leads(status: [CONVERTED], ownerId: "user:crm:10001") { nodes { displayName convertedDeal { name } } }
      none: leads(updatedSince: "2999-01-01T00:00:00Z") { totalCount }
    }`);
    expect(errors).toEqual([]);
    expect(data).toMatchObject({
      lost: { nodes: [{ name: 'Perdida', lostReason: 'Precio' }] },
      searched: { nodes: [{ name: 'Línea 10002' }] },
      owned: { totalCount: accountCount },
      all: { totalCount: accountCount + 2 },
      converted: { nodes: [{ displayName: 'Luis Sanz', convertedDeal: { name: 'Línea 10001' } }] },
      none: { totalCount: 0 },
    });
  });

  it('filter the children of a customer', async () => {
    const { data } = await world.ask(
      entitiesOf(
        'Customer',
        `lost: deals(status: [LOST]) { totalCount } open: deals(status: [OPEN]) { totalCount }
         calls: interactions(kinds: [CALL], since: "2026-02-01T12:00:01+02:00") { nodes { occurredAt } }
         mails: interactions(kinds: [EMAIL]) { totalCount } tickets(status: [RESOLVED]) { totalCount }`,
      ),
      { references: [customerReference('10001', '10002')] },
    );
    expect(data._entities[0]).toMatchObject({
      lost: { totalCount: 1 },
      open: { totalCount: 2 },
      calls: { nodes: [{ occurredAt: '2026-02-01T10:00:01.000000Z' }] },
      mails: { totalCount: 0 },
      tickets: { totalCount: 2 },
    });
  });

  it.each([
    ['{ deals(first: 0) { totalCount } }', /first of Query.deals must be between 1 and 200, got 0/],
    ['{ deals(first: 201) { totalCount } }', /between 1 and 200, got 201/],
    ['{ deals(after: "nonsense") { totalCount } }', /after must be a cursor of Query.deals, got "nonsense"/],
    ['{ deals(ownerId: "deal:crm:1") { totalCount } }', /ownerId must be the id of a user of crm, got "deal:crm:1"/],
    ['{ leads(ownerId: "user:other:1") { totalCount } }', /ownerId must be the id of a user of crm/],
  ])('refuse %s', async (document, message) => {
    const { data, errors } = await world.ask(document);
    expect(data).toBeNull();
    expect(errors).toMatchObject([{ message: expect.stringMatching(message), extensions: { code: 'BAD_USER_INPUT' } }]);
  });

  it('refuse the cursor of another list', async () => {
    const { data } = await world.ask('{ leads { edges { cursor } } }');
    const { errors } = await world.ask('query ($after: String) { deals(after: $after) { totalCount } }', {
      after: data.leads.edges[0].cursor,
    });
    expect(errors).toMatchObject([{ message: 'after must be a cursor of Query.deals, got one of Query.leads' }]);
  });
});

describe('the number of questions to the CRM', () => {
  it('is the same for one customer and for fifty', async () => {
    const forOne = await callsForCustomers(1);
    expect(forOne).toEqual([...new Set(forOne)]);
    expect(await callsForCustomers(50)).toEqual(forOne);
  });

  it('is the same for one deal and for fifty', async () => {
    const forOne = await callsForDeals(1);
    expect(forOne).toEqual(['contactsByIds', 'deals', 'linesOfDeals', 'pipelines', 'usersByIds']);
    expect(await callsForDeals(50)).toEqual(forOne);
  });

  it('is one for the same page of a list, whoever asks', async () => {
    await world.ask(entitiesOf('Customer', 'lastInteractionAt interactions { totalCount }'), {
      references: [customerReference('10001'), customerReference('10002')],
    });
    expect(world.calls).toEqual(['interactionsOfAccounts']);
  });
});

describe('when the CRM fails', () => {
  it('the fields that need it say so, and the others are answered', async () => {
    await world.fail({ mode: 'error', operations: ['users.read'] });
    try {
      const { data, errors } = await world.ask(
        '{ deal(id: "deal:crm:10001") { name owner { name } primaryContact { firstName } } }',
      );
      expect(data.deal).toEqual({ name: 'Línea 10001', owner: null, primaryContact: { firstName: 'Ana' } });
      expect(errors).toEqual([
        {
          message: 'The system "crm" cannot be reached now.',
          path: 'deal.owner',
          extensions: { code: 'UPSTREAM_UNAVAILABLE', system: 'crm', retryable: true },
        },
      ]);
    } finally {
      await world.fail({ mode: 'none' });
    }
  });

  it('one type of entity does not take the others with it', async () => {
    await world.fail({ mode: 'error', operations: ['tickets.read'] });
    try {
      const { data, errors } = await world.ask(
        'query ($references: [_Any!]!) { _entities(representations: $references) { ... on Deal { name } ... on Ticket { subject } } }',
        {
          references: [
            { __typename: 'Ticket', id: 'ticket:crm:10001' },
            { __typename: 'Deal', id: 'deal:crm:10001' },
          ],
        },
      );
      expect(data._entities).toEqual([null, { name: 'Línea 10001' }]);
      expect(errors).toMatchObject([{ path: '_entities.0', extensions: { code: 'UPSTREAM_UNAVAILABLE' } }]);
    } finally {
      await world.fail({ mode: 'none' });
    }
  });
});

async function callsForCustomers(count: number): Promise<readonly string[]> {
  world.calls.length = 0;
  const references = numbers.slice(0, count).map((number) => customerReference(number));
  const { data, errors } = await world.ask(entitiesOf('Customer', customer), { references });
  expect(errors).toEqual([]);
  expect(data._entities).toHaveLength(count);
  return world.calls.toSorted();
}

async function callsForDeals(count: number): Promise<readonly string[]> {
  world.calls.length = 0;
  const document = `query ($first: Int) { deals(search: "línea", first: $first) { nodes { ${deal} } } }`;
  const { data, errors } = await world.ask(document, { first: count });
  expect(errors).toEqual([]);
  expect(data.deals.nodes).toHaveLength(count);
  return world.calls.toSorted();
}

function askCustomer(fields: string, ...crmIds: readonly string[]) {
  return world.ask(entitiesOf('Customer', fields), { references: [customerReference(...crmIds)] });
}
