import {
  buildClientSchema,
  getIntrospectionQuery,
  getNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  isInterfaceType,
} from 'graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import { createAnsweredFields, reachableFields } from '../graph/answered-fields.ts';
import { type Answer, askWhole, type Variables } from './ask.ts';
import { askSandbox } from './ask-sandbox.ts';
import { everythingOf } from './everything-of.ts';
import { type GrialProcess, sandboxUrls } from './grial-process.ts';

const given = {
  'Query.customers': 'first: 150',
  'Query.customerBySource': 'connection: "crm", nativeId: "10001"',
  'Query.orderByNumber': 'number: "SO-00001"',
  'Query.product': 'sku: "ENV-020"',
  'Customer.priceOf': 'sku: "ENV-020", quantity: "50"',
  'Product.availableToPromise': 'quantity: "5"',
};

/** What the sandbox never has. */
const neverThere: ReadonlySet<string> = new Set(['SourceRecord.url']);

/** Asks for everything that there is. */
export function describeEveryField(process: () => GrialProcess): void {
  let grial: GrialProcess;
let schema: GraphQLSchema;
let answered: ReturnType<typeof createAnsweredFields>;
const found = new Map<string, Set<string>>();
const entered = new Set<string>();

  beforeAll(async () => {
    grial = process();
    // The demo has no second line in any address.
    const billingAddress = { street: 'Calle Mayor 1', street2: 'Nave 7', city: 'Zaragoza', countryCode: 'ES' };
    await askSandbox(sandboxUrls(grial).erp, 'PATCH', '/api/customers/1', { billingAddress });
    schema = buildClientSchema(await askWhole(grial.url, getIntrospectionQuery()));
    answered = createAnsweredFields(schema);
  });

// One test after the other finds more of what there is.
describe('the graph', () => {
  it('answers every question that needs to name nothing', async () => {
    await note(`{ ${everythingOf(schema, typeOf('Query'), given)} }`);
    expect([...found.keys()]).toEqual(expect.arrayContaining(['Customer', 'Deal', 'Order', 'Product']));
  });

  it('answers everything of every entity when it is entered by its id', async () => {
    // What one type leads to is found on the way.
    for (let type = next(); type !== undefined; type = next()) {
      const ids = spread([...(found.get(type) ?? [])], 100);
      expect(await enter(type, ids)).toEqual(ids.map((id) => [type, id]));
    }
    expect(entities().filter((type) => !entered.has(type))).toEqual(['Conversion']);

    function next(): string | undefined {
      return entities().find((type) => found.has(type) && !entered.has(type));
    }
  });

  it('answers every mutation, and says why one did nothing', async () => {
    const { customers, unlinked, deals, pipelines } = await note(things);
    const [customer] = customers.nodes;
    const stage = pipelines[0].stages.find(({ status }: { status: string }) => status === 'LOST');
    const single = unlinked.nodes.find(({ matchCandidates }: Single) => matchCandidates.length > 0);
    const { connection, nativeId } = single.matchCandidates[0].source;
    const clean = dealWith(deals.nodes, []);
    const overLimit = dealWith(deals.nodes, ['CREDIT_LIMIT_EXCEEDED']);
    const linesMissing = dealWith(deals.nodes, ['NO_LINES']);

    const linked = { customerId: single.id, connection, nativeId };
    await mutate('linkCustomer', linked);
    await mutate('unlinkCustomer', linked);
    await mutate('unlinkCustomer', { ...linked, nativeId: '0' });
    await mutate('logInteraction', { customerId: customer.id, kind: 'NOTE', subject: 'Said in a test' });
    await mutate('logInteraction', { customerId: customer.id, kind: 'NOTE' });
    await mutate('moveDealToStage', { dealId: linesMissing, stageId: stage.id, lostReason: 'Too late' });

    await mutate('convertDealToOrder', { dealId: clean, idempotencyKey: 'once' });
    await mutate('convertDealToOrder', { dealId: overLimit, idempotencyKey: 'once' });
    await mutate('convertDealToOrder', { dealId: linesMissing });
    const held = await mutate('convertDealToOrder', { dealId: overLimit, onCreditExceeded: 'HOLD' });
    await mutate('approveConversion', { id: held.conversion.id, note: 'A good customer' });
    await mutate('cancelConversion', { id: held.conversion.id, reason: 'Not so good after all' });
    expect(held.userErrors).toEqual([]);

    const { conversions } = await note(`{ ${everythingOf(schema, typeOf('Query'), given)} }`);
    const ids = conversions.nodes.map(({ id }: Entity) => id);
    expect(await enter('Conversion', ids)).toHaveLength(ids.length);
    await enter('Order', [(await note(orderOf, { id: ids[0] })).conversion.order.id]);
  });

  it('answers each question for one thing by its id', async () => {
    const questions = Object.values(typeOf('Query').getFields()).filter(({ args }) => args[0]?.name === 'id');
    for (const { name, type } of questions) {
      const [id] = found.get(getNamedType(type).name.replace('Node', 'Order')) ?? [];
      const data = await note(`query ($id: ID!) { ${name}(id: $id) { __typename id } }`, { id });
      expect(data[name].id).toBe(id);
    }
  });

  it('answers what only an outage brings about', async () => {
    const { erp } = sandboxUrls(grial);
    const { customers } = await askWhole(grial.url, '{ customers(linked: true, first: 200) { nodes { id } } }');
    const stranger = customers.nodes.map(({ id }: Entity) => id).find((id: string) => !found.get('Customer')?.has(id));
    const { deals } = await note(things);
    await askSandbox(erp, 'POST', '/_faults', { mode: 'error' });
    const waiting = await mutate('convertDealToOrder', { dealId: dealWith(deals.nodes, []), waitMs: 500 });
    await note('{ systems { connection lastError } }');
    await note('query ($id: ID!) { customer(id: $id) { timeline { missing { connection kinds code } } } }', {
      id: stranger,
    });
    await note(`query ($id: ID!) { conversion(id: $id) { id nextAttemptAt } }`, { id: waiting.conversion.id });
    await askSandbox(erp, 'POST', '/_faults', { mode: 'none' });
    await mutate('retryConversion', { id: waiting.conversion.id });
    expect(waiting.conversion.id).toMatch(/^conversion:/);
  });

  it('has answered every field that it has', () => {
    const fields = reachableFields(schema).filter((field) => !neverThere.has(field));
    expect(fields.filter((field) => !answered.answered.has(field))).toEqual([]);
  });
});

const orderOf = 'query ($id: ID!) { conversion(id: $id) { order { id } } }';
const things = `{
  customers(linked: true, first: 1) { nodes { id } }
  unlinked: customers(linked: false, first: 100) { nodes { id matchCandidates { source { connection nativeId } } } }
  deals(status: [WON], first: 100) { nodes { id conversion { id } orderPreview { issues { code severity } } } }
  pipelines { stages { id status } }
}`;

interface Single {
  readonly matchCandidates: readonly object[];
}

interface PreviewedDeal {
  readonly id: string;
  readonly orderPreview: { readonly issues: readonly { readonly code: string; readonly severity: string }[] };
}

/** A deal of which nothing else stands in the way of its order. */
function dealWith(deals: readonly PreviewedDeal[], blockers: readonly string[]): string {
  const blockersOf = ({ orderPreview }: PreviewedDeal) =>
    orderPreview.issues.filter(({ severity }) => severity === 'BLOCKER').map(({ code }) => code);
  const deal = deals.find((each) => blockersOf(each).join() === blockers.join());
  if (deal === undefined) throw new TypeError(`a won deal with [${blockers.join()}] is required`);
  return deal.id;
}

async function mutate(name: string, input: object): Promise<Answer['data']> {
  const field = typeOf('Mutation').getFields()[name];
  if (field === undefined) throw new TypeError(`the schema has no mutation ${name}`);
  const selection = everythingOf(schema, getNamedType(field.type), given);
  const question = `mutation ($input: ${String(field.args[0]?.type)}) { ${name}(input: $input) { ${selection} } }`;
  return (await note(question, { input }))[name];
}

interface Entity {
  readonly __typename: string;
  readonly id: string;
}

/** Asks, and notes what was answered and which entities were in it. */
async function note(question: string, variables?: Variables): Promise<Answer['data']> {
  const data = await askWhole(grial.url, question, variables);
  answered.note(question, data);
  JSON.stringify(data, (_key, value: Partial<Entity> | null) => {
    if (value?.__typename !== undefined && value.id !== undefined)
      found.set(value.__typename, (found.get(value.__typename) ?? new Set()).add(value.id));
    return value;
  });
  return data;
}

/** Asks for everything of these; answers which they are. */
async function enter(type: string, ids: readonly string[]): Promise<readonly (readonly [string, string])[]> {
  entered.add(type);
  const named = schema.getType(type);
  if (named === undefined) throw new TypeError(`the schema has no type ${type}`);
  const selection = everythingOf(schema, named, given);
  const { nodes } = await note(`query ($ids: [ID!]!) { nodes(ids: $ids) { ... on ${type} { ${selection} } } }`, {
    ids,
  });
  return nodes.map((node: Entity) => [node.__typename, node.id]);
}

function entities(): readonly string[] {
  const node = schema.getType('Node');
  return isInterfaceType(node) ? schema.getPossibleTypes(node).map(({ name }) => name) : [];
}

/** So many of them, from everywhere in the list. */
function spread(all: readonly string[], count: number): readonly string[] {
  const step = Math.max(1, all.length / count);
  return Array.from({ length: Math.min(count, all.length) }, (_, at) => all[Math.floor(at * step)] ?? '');
}

function typeOf(name: 'Query' | 'Mutation'): GraphQLObjectType {
  const type = name === 'Query' ? schema.getQueryType() : schema.getMutationType();
  if (!type) throw new TypeError(`the schema has no ${name}`);
  return type;
}
}
