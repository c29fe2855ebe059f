import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { reachableFields } from './answered-fields.ts';
import { entitiesOf } from './entities-of.ts';
import { accountId, type IntegrationWorld, numbers, startIntegrationWorld } from './integration-world.ts';

let world: IntegrationWorld;

beforeAll(async () => {
  world = await startIntegrationWorld();
});
beforeEach(() => world.forgetCalls());
afterAll(() => world.close());

const source = 'source { connection system objectType nativeId url fetchedAt stale }';
const pageInfo = 'pageInfo { hasNextPage hasPreviousPage startCursor endCursor }';
const entry = `at kind title subject { __typename ... on Interaction { id } ... on Deal { id } ... on Order { id }
  ... on Shipment { id } ... on Invoice { id } ... on Payment { id } }`;
const customer = `id name kind crmIds erpIds crmAccountId erpCustomerId
  links { ${source} origin state matchedOn since }
  fieldConflicts { id }
  matchCandidates { ${source} name score matchedOn differsOn }
  timeline { edges { cursor node { ${entry} } } nodes { ${entry} } ${pageInfo} missing { connection kinds code } }`;
const bySource = `query ($connection: String!, $nativeId: String!) {
  customerBySource(connection: $connection, nativeId: $nativeId) { ${customer} }
}`;

describe('a customer', () => {
  it('is one, whichever way it is asked for', async () => {
    const [crm, erp] = [await find('crm', '10001'), await find('erp', '1')];
    expect(crm.id).toMatch(/^customer:[0-9A-Z]{26}$/);
    expect(erp).toEqual(crm);
    const { data } = await world.ask(
      `{ customer(id: "${crm.id}") { ${customer} } node(id: "${crm.id}") { __typename id } }`,
    );
    expect(data).toEqual({ customer: crm, node: { __typename: 'Customer', id: crm.id } });
    const references = [{ id: crm.id }, { crmAccountId: '10001' }, { erpCustomerId: '1' }, { crmAccountId: 'none' }];
    const entered = await world.ask(entitiesOf('Customer', 'id'), {
      references: references.map((reference) => ({ __typename: 'Customer', ...reference })),
    });
    expect(entered.data._entities.map((entity: { id: string } | null) => entity?.id)).toEqual([
      crm.id,
      crm.id,
      crm.id,
      undefined,
    ]);
  });

  it('says why its records are one', async () => {
    const { links, crmIds, erpIds, name } = await find('erp', '1');
    expect({ crmIds, erpIds, name }).toEqual({ crmIds: ['10001'], erpIds: ['1'], name: 'Cliente Número 1' });
    expect(links).toMatchObject([
      { source: { connection: 'crm', system: 'sandbox', nativeId: '10001' }, origin: 'MATCH_RULE', state: 'ACTIVE' },
      { source: { connection: 'erp', system: 'sandbox', nativeId: '1' }, matchedOn: ['TAX_ID', 'LEGAL_NAME'] },
    ]);
  });

  it('has candidates where the rules found several, most alike first, and none by name alone', async () => {
    const twin = await find('crm', '10051');
    expect(twin.matchCandidates).toMatchObject([
      { name: 'Gemelos Uno SL', matchedOn: ['TAX_ID', 'DOMAIN'], differsOn: ['LEGAL_NAME'] },
      { name: 'Gemelos Dos SL', matchedOn: ['TAX_ID'], differsOn: ['LEGAL_NAME'] },
    ]);
    expect((await find('erp', '51')).matchCandidates).toMatchObject([
      { name: 'Gemelos', source: { nativeId: '10051' } },
    ]);
    expect((await find('crm', '10052')).matchCandidates).toEqual([]);
  });

  it('costs as many calls and queries for fifty as for one', async () => {
    const ask = async (first: number) => {
      world.forgetCalls();
      const { data, errors } = await world.ask(`{ customers(first: ${first}) { nodes { ${customer} } } }`);
      expect(errors).toEqual([]);
      expect(data.customers.nodes.length).toBe(first);
      return world.calls();
    };
    const one = await ask(1);
    expect(await ask(50)).toEqual(one);
  });
});

describe('customers', () => {
  it('are found by words of the name, tax number, domain, number and native id', async () => {
    const find = async (search: string) => {
      const { data } = await world.ask(
        'query ($search: String) { customers(search: $search) { nodes { name } totalCount } }',
        { search },
      );
      return data.customers.nodes.map(({ name }: { name: string }) => name);
    };
    expect(await find('numero 17 CLIENTE')).toEqual(['Cliente Número 17']);
    expect(await find('ES-B1.0000018')).toEqual(['Cliente Número 18']);
    expect(await find('gemelos.example')).toEqual(['Gemelos', 'Gemelos Uno SL']);
    expect(await find('C-33')).toEqual(['Cliente Número 33']);
    expect(await find('10052')).toEqual(['Solo Nombre']);
    expect(await find('nobody at all')).toEqual([]);
    expect(await find('%_')).toEqual([]);
  });

  it('are told apart by whether both systems know them and by when they changed', async () => {
    const count = async (filter: string) =>
      (await world.ask(`{ customers(${filter}) { totalCount } }`)).data.customers.totalCount;
    expect(await count('linked: true')).toBe(numbers.length);
    expect(await count('linked: false')).toBe(5);
    expect(await count('updatedSince: "2026-01-01T00:00:00Z"')).toBe(numbers.length + 5);
    expect(await count('updatedSince: "2999-01-01T00:00:00Z"')).toBe(0);
  });

  it('come page by page in the order of their names, each once', async () => {
    const names: string[] = [];
    for (let after: string | null = null; ;) {
      const document = `query ($after: String) { customers(first: 7, after: $after) { edges { cursor node { name } } ${pageInfo} } }`;
      const { data } = await world.ask(document, { after });
      names.push(...data.customers.edges.map(({ node }: { node: { name: string } }) => node.name));
      if (!data.customers.pageInfo.hasNextPage) break;
      after = data.customers.pageInfo.endCursor;
    }
    expect(names.length).toBe(numbers.length + 5);
    expect(new Set(names).size).toBe(names.length - 1); // two are called "Solo Nombre"
    expect(names.slice(0, 2)).toEqual(['Cliente Número 1', 'Cliente Número 10']);
  });
});

describe('a timeline', () => {
  const ask = (given: string) =>
    world.ask(
      `{ customerBySource(connection: "crm", nativeId: "10001") { timeline${given} { nodes { ${entry} } ${pageInfo} missing { connection kinds code } } } }`,
    );

  it('tells everything of both systems, newest first', async () => {
    const { data, errors } = await ask('');
    expect(errors).toEqual([]);
    const { nodes, missing } = data.customerBySource.timeline;
    expect(nodes.map(({ kind }: { kind: string }) => kind)).toEqual([
      'PAYMENT',
      'INVOICE',
      'SHIPMENT',
      'ORDER',
      'INTERACTION',
      'DEAL',
    ]);
    expect(nodes.at(-2)).toMatchObject({
      title: 'Llamada',
      subject: { __typename: 'Interaction', id: 'interaction:crm:10001' },
    });
    expect(missing).toEqual([]);
  });

  it('comes page by page without a gap or a repetition', async () => {
    const kinds: string[] = [];
    for (let after = ''; ;) {
      const { data } = await ask(`(first: 1${after})`);
      const { nodes, pageInfo: info } = data.customerBySource.timeline;
      kinds.push(...nodes.map(({ kind }: { kind: string }) => kind));
      if (!info.hasNextPage) break;
      after = `, after: "${info.endCursor}"`;
    }
    expect(kinds).toEqual(['PAYMENT', 'INVOICE', 'SHIPMENT', 'ORDER', 'INTERACTION', 'DEAL']);
  });

  it('tells only the kinds that are asked for, and asks no system for the others', async () => {
    const { data } = await ask('(kinds: [DEAL])');
    expect(data.customerBySource.timeline.nodes.map(({ title }: { title: string }) => title)).toEqual(['Línea 1']);
    expect(world.calls()).toEqual(['dealsOfAccounts']);
  });

  it('tells half when one system is down, names the rest, and picks it up on the next page', async () => {
    const half = (await world.without(['erp'], () => ask(''))).data.customerBySource.timeline;
    expect(half.nodes.map(({ kind }: { kind: string }) => kind)).toEqual(['INTERACTION', 'DEAL']);
    expect(half.missing).toEqual([
      { connection: 'erp', kinds: ['ORDER', 'SHIPMENT', 'INVOICE', 'PAYMENT'], code: 'UPSTREAM_UNAVAILABLE' },
    ]);
    const rest = (await ask(`(after: "${half.pageInfo.endCursor}")`)).data.customerBySource.timeline;
    expect(rest.nodes.map(({ kind }: { kind: string }) => kind)).toEqual(['PAYMENT', 'INVOICE', 'SHIPMENT', 'ORDER']);
  });

  it('is null with an error when no system answers, and the customer stays', async () => {
    const { data, errors } = await world.without(['crm', 'erp'], () =>
      world.ask('{ customerBySource(connection: "crm", nativeId: "10001") { name timeline { nodes { title } } } }'),
    );
    expect(data.customerBySource).toEqual({ name: 'Cliente Número 1', timeline: null });
    expect(errors).toMatchObject([{ path: 'customerBySource.timeline', extensions: { code: 'UPSTREAM_UNAVAILABLE' } }]);
  });

  it('refuses a cursor of another list', async () => {
    const { data } = await world.ask('{ customers(first: 1) { edges { cursor } } }');
    const { errors } = await ask(`(after: "${data.customers.edges[0].cursor}")`);
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  });
});

describe('node', () => {
  const existing = [
    'deal:crm:10001',
    'contact:crm:10002',
    'interaction:crm:10001',
    'order:erp:1',
    'shipment:erp:1',
    'invoice:erp:1',
    'payment:erp:1',
  ];

  it('answers every kind of thing that exists by its type, and null for what does not, in the order of the ids', async () => {
    const ids = [
      ...existing,
      'deal:crm:99999',
      'order:erp:99999',
      'deal:erp:1',
      'nonsense',
      'customer:none',
      'ticket:crm:1',
    ];
    const { data, errors } = await world.ask('query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }', { ids });
    expect(errors).toEqual([]);
    expect(data.nodes.slice(0, existing.length).map(({ id }: { id: string }) => id)).toEqual(existing);
    expect(data.nodes[0].__typename).toBe('Deal');
    expect(data.nodes.slice(existing.length)).toEqual([null, null, null, null, null, null]);
  });

  it('asks once per kind', async () => {
    const ids = numbers.flatMap((at) => [`deal:crm:${accountId(at)}`, `order:erp:${at}`]);
    await world.ask('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids });
    expect(world.calls().toSorted()).toEqual(['dealsByIds', 'ordersByIds']);
  });

  it('answers the things of one system while the other is down', async () => {
    const { data, errors } = await world.without(['erp'], () =>
      world.ask('{ nodes(ids: ["order:erp:1", "deal:crm:10001"]) { id } }'),
    );
    expect(data.nodes).toEqual([null, { id: 'deal:crm:10001' }]);
    expect(errors).toMatchObject([{ path: 'nodes.0', extensions: { code: 'UPSTREAM_UNAVAILABLE', system: 'erp' } }]);
  });

  it('refuses more than 200 ids', async () => {
    const ids = Array.from({ length: 201 }, () => 'deal:crm:1');
    const { errors } = await world.ask('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids });
    expect(errors).toMatchObject([{ message: 'at most 200 ids are allowed, got 201' }]);
  });
});

describe('the integration subgraph', () => {
  it('answers every field of its own part of the schema', async () => {
    await find('crm', '10001');
    await find('crm', '10051');
    await world.ask(`{ customers(first: 2) { edges { cursor node { id } } nodes { id } ${pageInfo} totalCount } }`);
    world.health.onUpstreamCall({ connection: 'crm', outcome: 'timeout' });
    world.health.onUpstreamCall({ connection: 'crm', outcome: 'ok' });
    const { data } = await world.ask(
      '{ systems { connection system state lastSuccessAt lastError lagSeconds openFailures } }',
    );
    expect(data.systems).toMatchObject([
      { connection: 'crm', system: 'sandbox', state: 'DEGRADED', lastError: 'TIMEOUT', openFailures: 0 },
      { connection: 'erp', system: 'sandbox', state: 'UP', lastSuccessAt: null, lastError: null, openFailures: 0 },
    ]);
    expect(data.systems.every(({ lagSeconds }: { lagSeconds: number }) => lagSeconds < 60)).toBe(true);
    const own = /^(Customer|CustomerLink|MatchCandidate|Timeline\w*|SystemHealth|Customer(Connection|Edge))\./;
    const asked = reachableFields(world.subgraph.schema).filter(
      (field) => own.test(field) && !field.startsWith('TimelineGap'),
    );
    expect(asked.filter((field) => !world.answered.has(field))).toEqual([]);
  });
});

async function find(connection: string, nativeId: string) {
  const { data, errors } = await world.ask(bySource, { connection, nativeId });
  expect(errors).toEqual([]);
  return data.customerBySource;
}
