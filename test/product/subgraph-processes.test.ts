import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { buildClientSchema, getIntrospectionQuery, Kind, parse, print } from 'graphql';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { entitiesOf } from '../graph/entities-of.ts';
import { askSandbox } from './ask-sandbox.ts';
import { type Answer, ask, askWhole } from './ask.ts';
import { everythingOf } from './everything-of.ts';
import { demoArguments, type Explorer, startExplorer } from './explorer.ts';
import { type GrialProcess, makeDirectory, removeDirectory, sandboxUrls, startGrial } from './grial-process.ts';
import { untilCustomersAreKnown } from './known-customers.ts';
import { makeFieldConflict } from './make-field-conflict.ts';

const customer360 = readSchema('examples/customer-360.graphql');
const names = ['crm', 'erp', 'integration'] as const;
const directories: string[] = [];
const subgraphs = new Map<string, GrialProcess>();
let whole: GrialProcess;
let gateway: GrialProcess;

// The whole product in one process, and the same in four that share nothing but the two systems.
beforeAll(async () => {
  whole = await startGrial({ directory: await ownDirectory() });
  const { crm, erp } = sandboxUrls(whole);
  const connection = (url: string) => ({ system: 'sandbox', url, apiKey: 'sandbox' });
  const configuration = { connections: { crm: connection(crm), erp: connection(erp) } };
  let supergraph = readSchema('supergraph.graphql');
  for (const name of names) {
    const subgraph = await startGrial({ directory: await ownDirectory(), command: ['subgraph', name], configuration });
    subgraphs.set(name, subgraph);
    supergraph = supergraph.replace(new RegExp(`(name: "${name}", url: )"[^"]*"`), `$1"${subgraph.url}/graphql"`);
  }
  const directory = await ownDirectory();
  writeFileSync(path.join(directory, 'supergraph.graphql'), supergraph);
  gateway = await startGrial({ directory, command: ['serve', '--supergraph', 'supergraph.graphql'] });
  await Promise.all([whole, gateway].map(({ url }) => untilCustomersAreKnown(url)));
});
afterAll(async () => {
  await Promise.all([gateway, ...subgraphs.values(), whole].map((each) => each.kill()));
  await Promise.all(directories.map(removeDirectory));
});

describe('a gateway over subgraphs that are processes of their own', () => {
  it('answers what one process with all of them answers', async () => {
    const [remote, embedded] = await Promise.all([gateway, whole].map(({ url }) => askWhole(url, customer360)));
    expect(withoutIds(remote)).toEqual(withoutIds(embedded));
  });

  it('says the same about a mistake and about an outage', async () => {
    const mistake = '{ orders(first: 0) { nodes { id } } }';
    expect((await ask(gateway.url, mistake)).errors).toEqual((await ask(whole.url, mistake)).errors);

    const { erp } = sandboxUrls(whole);
    await askSandbox(erp, 'POST', '/_faults', { mode: 'down' });
    const outage = '{ payments(first: 7) { nodes { number } } }';
    const [remote, embedded] = await Promise.all([gateway, whole].map(({ url }) => ask(url, outage)));
    await askSandbox(erp, 'POST', '/_faults', { mode: 'none' });
    await Promise.all([gateway, whole].map(({ url }) => untilNobodyIsLeftAlone(url)));
    expect(remote?.errors.map(({ extensions }) => extensions['code'])).toEqual(['UPSTREAM_UNAVAILABLE']);
    expect(embedded?.errors.map(({ extensions }) => extensions['code'])).toEqual(['UPSTREAM_UNAVAILABLE']);
  });
});

describe('every entity is entered by way of _entities, at', () => {
  let graph: Explorer;
  let customers: readonly object[] = [];

  beforeAll(async () => {
    graph = await startExplorer(gateway.url);
    await graph.askAll();
    for (let type = graph.nextType(); type !== undefined; type = graph.nextType())
      await graph.enter(type, graph.found(type).slice(0, 20));
    customers = (await graph.note('{ customers(linked: true, first: 20) { nodes { id crmIds erpIds } } }')).customers
      .nodes;
    await makeFieldConflict(graph, sandboxUrls(whole).erp, '+34976000001');
    await makeConversionAndFailure(graph);
  });

  it.each(names)('%s', async (name) => {
    const url = subgraphs.get(name)?.url ?? '';
    const schema = buildClientSchema(await askWhole(url, getIntrospectionQuery()));
    for (const typeName of entitiesKnownTo(name)) {
      const type = schema.getType(typeName);
      if (type === undefined) throw new TypeError(`${name} does not have the ${typeName} of the supergraph`);
      const references =
        typeName === 'Customer'
          ? customers
          : graph
              .found(typeName)
              .slice(0, 20)
              .map((id) => ({ id }));
      expect(references).not.toEqual([]);
      const representations = references.map((reference) => ({ __typename: typeName, ...reference }));
      const fields = everythingOf(schema, type, demoArguments, keysAt[name]);
      const { _entities } = await askWhole(url, entitiesOf(typeName, fields), { references: representations });
      expect(_entities).toEqual(references.map(() => expect.objectContaining({ __typename: typeName })));
    }
  });

  it.each([
    ['erp', 'Product', { sku: 'ENV-020' }, 'sku'],
    ['erp', 'Order', { externalReference: 'PED-TI-560' }, 'externalReference'],
    ['integration', 'Customer', { crmAccountId: '10001' }, 'crmIds'],
    ['integration', 'Customer', { erpCustomerId: '1' }, 'erpIds'],
  ])('%s, %s by another key than its id', async (name, type, reference, field) => {
    const references = [{ __typename: type, ...reference }];
    const data = await askWhole(subgraphs.get(name)?.url ?? '', entitiesOf(type, field), { references });
    expect([data._entities[0][field]].flat()).toEqual(Object.values(reference));
  });
});

/** What a subgraph knows of an entity that is not its own. */
const keysAt = {
  crm: { Customer: 'crmAccountId' },
  erp: { Customer: 'erpCustomerId' },
  integration: {},
};

/** What only work brings about: an order of a deal, and something of the order that the deal could not be told. */
async function makeConversionAndFailure(graph: Explorer): Promise<void> {
  const { crm, erp } = sandboxUrls(whole);
  const { deals } = await graph.note(
    '{ deals(status: [WON], first: 100) { nodes { id orderPreview { convertible } } } }',
  );
  const { id } = deals.nodes.find(({ orderPreview }: PreviewedDeal) => orderPreview.convertible);
  const { conversion } = await graph.mutate('convertDealToOrder', { dealId: id });
  const order = await vi.waitFor(
    async () => {
      const made = 'query ($id: ID!) { conversion(id: $id) { completedAt order { source { nativeId } } } }';
      const { completedAt, order } = (await graph.note(made, conversion)).conversion;
      expect(completedAt).not.toBeNull();
      return order;
    },
    { timeout: 120_000, interval: 200 },
  );
  await askSandbox(crm, 'POST', '/_faults', { mode: 'error', operations: ['deals.update'] });
  await askSandbox(erp, 'POST', `/api/orders/${order.source.nativeId}/cancel`, { reason: 'For a test' });
  await vi.waitFor(
    async () => {
      await graph.note('{ syncFailures { __typename id } }');
      expect(graph.found('SyncFailure')).not.toEqual([]);
    },
    { timeout: 120_000, interval: 200 },
  );
  // The fault stays, because a failure that can be seen to is none any more.
}

/** A process that has just seen a system fail several times in a row does not ask it for a while. */
async function untilNobodyIsLeftAlone(url: string): Promise<void> {
  await expect
    .poll(async () => (await askWhole(url, '{ systems { state } }')).systems.map(({ state }: SystemState) => state))
    .not.toContain('DOWN');
}

interface SystemState {
  readonly state: string;
}

interface PreviewedDeal {
  readonly orderPreview: { readonly convertible: boolean };
}

/** The types that a router may enter there, as the supergraph says. */
function entitiesKnownTo(subgraph: string): readonly string[] {
  const known = parse(readSchema('supergraph.graphql')).definitions.flatMap((definition) => {
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION) return [];
    const keys = definition.directives?.filter(({ name }) => name.value === 'join__type').map(print) ?? [];
    const enterable = keys.some(
      (key) => key.includes(`graph: ${subgraph.toUpperCase()}, key:`) && !key.includes('resolvable: false'),
    );
    return enterable ? [definition.name.value] : [];
  });
  return known.toSorted();
}

/** The ids of customers are minted by each store for itself. */
function withoutIds(answer: Answer['data']): unknown {
  return JSON.parse(JSON.stringify(answer, (key, value: unknown) => (key === 'id' ? undefined : value)));
}

function readSchema(file: string): string {
  return readFileSync(new URL(`../../schema/${file}`, import.meta.url), 'utf8');
}

async function ownDirectory(): Promise<string> {
  const directory = await makeDirectory();
  directories.push(directory);
  return directory;
}
