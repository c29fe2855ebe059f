import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createIntegrationSubgraph } from '#integration/subgraph.ts';
import { createSystemHealth } from '#integration/system-health.ts';
import { defaultPolicies } from '#integration/conversion/policies.ts';
import { systemClock } from '#ports/clock.ts';
import { type ConversionWorld, startConversionWorld } from '#test/conversion/conversion-world.ts';
import { seedDeal, seedDeals, seedTrade, sku, type Trade } from '#test/conversion/trade.ts';
import { createAnsweredFields, reachableFields } from './answered-fields.ts';
import { type Ask, askerOf } from './ask-subgraph.ts';
import { entitiesOf } from './entities-of.ts';

let world: ConversionWorld;
let trade: Trade;
let ask: Ask;
let fields: ReturnType<typeof createAnsweredFields>;
let schemaFields: readonly string[];

beforeAll(async () => {
  world = await startConversionWorld();
  trade = await seedTrade(world, { customer: { creditLimit: 1_000_000 }, onHand: 1_000 });
  const { store, crm, erp, jobs, parts } = world;
  const subgraph = createIntegrationSubgraph({
    store,
    crm,
    erp,
    clock: systemClock,
    health: createSystemHealth(systemClock),
    masterData: world.masterData,
    conversion: { sources: parts, jobs, policies: defaultPolicies },
  });
  fields = createAnsweredFields(subgraph.schema);
  schemaFields = reachableFields(subgraph.schema);
  ask = askerOf(subgraph, fields.note);
});

afterAll(() => world.close());

const issue = '__typename code severity message field fix';

const conversion = `__typename id deal { __typename id } order { __typename id } status externalReference
  issues { ${issue} } steps { __typename name status attempt startedAt endedAt error }
  attempts requestedBy approvedBy approvalNote cancelReason startedAt completedAt nextAttemptAt`;

const userErrors = `userErrors { __typename code message field ... on ConversionRefused { issues { ${issue} } } }`;

const convert = `mutation ($input: ConvertDealToOrderInput!) {
  __typename convertDealToOrder(input: $input) { __typename conversion { ${conversion} } replayed ${userErrors} }
}`;

const steer = (name: string, input: string) => `mutation ($input: ${input}!) {
  __typename ${name}(input: $input) { __typename conversion { ${conversion} } userErrors { __typename code message field } }
}`;

const approve = steer('approveConversion', 'ApproveConversionInput');
const retry = steer('retryConversion', 'RetryConversionInput');
const cancel = steer('cancelConversion', 'CancelConversionInput');

const money = '__typename amount currency';
const preview = `__typename convertible issues { ${issue} } customer { __typename id name }
  lines { __typename product { __typename id } quantity { __typename value unit } unitPrice { ${money} } lineTotal { ${money} }
    available { __typename value unit } shortage { __typename value unit } }
  untaxed { ${money} } tax { ${money} } total { ${money} } differenceToDeal { ${money} } creditAfter { ${money} } earliestShipDate`;

/** As long as anybody may wait. */
const patiently = { waitMs: 30_000 };

async function newDeal(given: object = {}): Promise<string> {
  return `deal:crm:${await seedDeal(world, trade.accountId, given)}`;
}

function lines(quantity: string): object {
  return { lines: [{ sku, description: 'Envasadora', quantity, unit: 'pcs', unit_price: '12.50' }] };
}

describe('convertDealToOrder', () => {
  it('answers with the finished conversion, its order and its steps', async () => {
    const dealId = await newDeal();
    const { data, errors } = await ask(convert, { input: { ...patiently, dealId } });
    expect(errors).toEqual([]);
    expect(data.convertDealToOrder).toMatchObject({
      replayed: false,
      userErrors: [],
      conversion: { status: 'COMPLETED', deal: { id: dealId }, requestedBy: 'test', attempts: 0, nextAttemptAt: null },
    });
    expect(data.convertDealToOrder.conversion.order.id).toMatch(/^order:erp:\d+$/);

    const again = await ask(convert, { input: { ...patiently, dealId } });
    expect(again.data.convertDealToOrder).toMatchObject({
      replayed: true,
      conversion: { id: data.convertDealToOrder.conversion.id },
    });
  });

  it('says what stands in the way', async () => {
    const { data } = await ask(convert, { input: { ...patiently, dealId: await newDeal({ lines: [] }) } });
    expect(data.convertDealToOrder).toMatchObject({
      conversion: { status: 'BLOCKED', order: null },
      userErrors: [
        {
          __typename: 'ConversionRefused',
          code: 'CONVERSION_REFUSED',
          issues: [{ code: 'NO_LINES', severity: 'BLOCKER' }],
        },
      ],
    });
  });

  it.each([
    ['a deal that does not exist', { dealId: 'deal:crm:1' }, 'NotFound'],
    ['something that is no deal', { dealId: 'order:erp:1' }, 'NotFound'],
    ['a wait that is too long', { dealId: 'deal:crm:10001', waitMs: 60_000 }, 'InvalidInput'],
    ['an empty key', { dealId: 'deal:crm:10001', idempotencyKey: '' }, 'InvalidInput'],
  ])('refuses %s as data, not as an error', async (_, input, typeName) => {
    const { data, errors } = await ask(convert, { input });
    expect(errors).toEqual([]);
    expect(data.convertDealToOrder).toMatchObject({
      conversion: null,
      replayed: false,
      userErrors: [{ __typename: typeName }],
    });
  });

  it('refuses a key that stands for another request', async () => {
    const [one, other] = (await seedDeals(world, trade.accountId, 2)).map((id) => `deal:crm:${id}`);
    await ask(convert, { input: { ...patiently, dealId: one, idempotencyKey: 'k-1' } });
    const { data } = await ask(convert, { input: { dealId: other, idempotencyKey: 'k-1' } });
    expect(data.convertDealToOrder.userErrors).toMatchObject([
      { __typename: 'IdempotencyConflict', field: ['input', 'idempotencyKey'] },
    ]);
  });

  it('refuses a day that is over, but not for what was asked for before', async () => {
    const dealId = await newDeal();
    const past = { dealId, requestedDate: '2020-01-01' };
    const { data } = await ask(convert, { input: past });
    expect(data.convertDealToOrder).toMatchObject({
      conversion: null,
      userErrors: [{ __typename: 'InvalidInput', field: ['input', 'requestedDate'] }],
    });
    await ask(convert, { input: { ...patiently, dealId } });
    const again = await ask(convert, { input: past });
    expect(again.data.convertDealToOrder).toMatchObject({ replayed: true, userErrors: [] });
  });

  it('answers at once when nobody wants to wait, and goes on all the same', async () => {
    const dealId = await newDeal();
    const { data } = await ask(convert, { input: { dealId, waitMs: 0 } });
    const { id } = data.convertDealToOrder.conversion;
    const status = 'query ($id: ID!) { conversion(id: $id) { status } }';
    await expect.poll(async () => (await ask(status, { id })).data.conversion.status).toBe('COMPLETED');
  });
});

describe('steering', () => {
  it('approves, tries again and cancels', async () => {
    const held = await ask(convert, {
      input: { ...patiently, dealId: await newDeal(lines('2000')), onStockShort: 'HOLD' },
    });
    const { id } = held.data.convertDealToOrder.conversion;
    expect(held.data.convertDealToOrder).toMatchObject({ conversion: { status: 'AWAITING_APPROVAL' }, userErrors: [] });

    const early = await ask(retry, { input: { id } });
    expect(early.data.retryConversion.userErrors).toMatchObject([{ __typename: 'InvalidInput' }]);
    const approved = await ask(approve, { input: { id, note: 'urge' } });
    expect(approved.data.approveConversion.conversion).toMatchObject({
      status: 'COMPLETED',
      approvedBy: 'test',
      approvalNote: 'urge',
    });
    const cancelled = await ask(cancel, { input: { id, reason: 'error' } });
    expect(cancelled.data.cancelConversion.conversion).toMatchObject({ status: 'CANCELLED', cancelReason: 'error' });
    const silent = await ask(cancel, { input: { id, reason: ' ' } });
    expect(silent.data.cancelConversion.userErrors).toMatchObject([{ field: ['input', 'reason'] }]);
    const unknown = await ask(cancel, { input: { id: 'conversion:nobody', reason: 'error' } });
    expect(unknown.data.cancelConversion).toMatchObject({ conversion: null, userErrors: [{ __typename: 'NotFound' }] });
  });
});

describe('a cancellation that the ERP refuses', () => {
  it('leaves the order and says why', async () => {
    const { data } = await ask(convert, { input: { ...patiently, dealId: await newDeal() } });
    const { id, order } = data.convertDealToOrder.conversion;
    await world.askErp('POST', '/_clock', { advanceDays: 20 });
    const { cancelConversion } = (await ask(cancel, { input: { id, reason: 'too late' } })).data;
    expect(cancelConversion.conversion).toMatchObject({ status: 'COMPLETED', order: { id: order.id } });
    expect(cancelConversion.userErrors).toMatchObject([{ __typename: 'InvalidInput', field: ['input', 'id'] }]);
    expect(cancelConversion.userErrors[0].message).toMatch(/does not cancel the order: .*shipped|invoiced/);
  });
});

describe('a deal', () => {
  it('tells what order would be made of it, and writes nothing', async () => {
    const dealId = await newDeal(lines('3'));
    const before = world.requests.length;
    const { data, errors } = await ask(entitiesOf('Deal', `id orderPreview { ${preview} } conversion { id }`), {
      references: [{ __typename: 'Deal', id: dealId }],
    });
    expect(errors).toEqual([]);
    expect(data._entities[0]).toMatchObject({
      id: dealId,
      conversion: null,
      orderPreview: {
        convertible: true,
        issues: [],
        customer: { name: 'Talleres Ebro SL' },
        lines: [
          {
            product: { id: `product:erp:${trade.productId}` },
            quantity: { value: '3', unit: 'pcs' },
            unitPrice: { amount: '12.50', currency: 'EUR' },
            lineTotal: { amount: '37.50', currency: 'EUR' },
            shortage: { value: '0', unit: 'pcs' },
          },
        ],
        untaxed: { amount: '37.50', currency: 'EUR' },
        tax: { amount: '7.88', currency: 'EUR' },
        total: { amount: '45.38', currency: 'EUR' },
      },
    });
    const writes = /\.(create|update|confirm|cancel|delete)$/;
    expect(world.requests.slice(before).filter((operation) => writes.test(operation))).toEqual([]);
  });

  it('of a customer whom the ERP does not have says so, and compares with the price list', async () => {
    const [accountId = ''] = await world.seedCrm('account', [{ name: 'Nuevo Cliente SL', country: 'ES' }]);
    const lines = [{ sku, description: 'Envasadora', quantity: '1', unit: 'pcs', unit_price: '5000' }];
    const id = `deal:crm:${await seedDeal(world, accountId, { lines })}`;
    const { data } = await ask(entitiesOf('Deal', `orderPreview { ${preview} }`), {
      references: [{ __typename: 'Deal', id }],
    });
    const { convertible, issues } = data._entities[0].orderPreview;
    expect(convertible).toBe(false);
    expect(issues).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ code: 'CUSTOMER_WILL_BE_CREATED', severity: 'WARNING' }),
        expect.objectContaining({
          code: 'PRICE_DIFFERS',
          message: "Line 1: the deal says 5000.00 EUR, the ERP's price is 12.50 EUR.",
        }),
      ]),
    );
  });

  it('says that it has become an order, and which deal an order came from', async () => {
    const dealId = await newDeal();
    const { data } = await ask(convert, { input: { ...patiently, dealId } });
    const { id, order } = data.convertDealToOrder.conversion;
    const fromDeal = await ask(
      entitiesOf('Deal', 'conversion { __typename id } orderPreview { convertible issues { code } }'),
      {
        references: [{ __typename: 'Deal', id: dealId }],
      },
    );
    expect(fromDeal.data._entities[0]).toMatchObject({
      conversion: { id },
      orderPreview: { convertible: false, issues: [{ code: 'ALREADY_CONVERTED' }] },
    });
    const fromOrder = await ask(entitiesOf('Order', 'id deal { __typename id } conversion { __typename id }'), {
      references: [
        { __typename: 'Order', id: order.id },
        { __typename: 'Order', id: 'order:erp:999999' },
      ],
    });
    expect(fromOrder.data._entities).toMatchObject([
      { deal: { id: dealId }, conversion: { id } },
      { deal: null, conversion: null },
    ]);
  });

  it('has a preview that says so when a system is down', async () => {
    const dealId = await newDeal();
    await world.askErp('POST', '/_faults', { mode: 'down' });
    const { data, errors } = await ask(entitiesOf('Deal', 'orderPreview { convertible issues { code } }'), {
      references: [{ __typename: 'Deal', id: dealId }],
    });
    await world.askErp('POST', '/_faults', { mode: 'none' });
    expect(errors).toEqual([]);
    expect(data._entities[0].orderPreview).toEqual({ convertible: false, issues: [{ code: 'SYSTEM_UNAVAILABLE' }] });
  });
});

describe('the list of conversions', () => {
  it('is read page by page, newest first, each once', async () => {
    const page =
      'query ($after: String) { conversions(first: 4, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } totalCount } }';
    const ids: string[] = [];
    let total = -1;
    for (let after: string | null = null, more = true; more;) {
      const { data }: Awaited<ReturnType<Ask>> = await ask(page, { after });
      ids.push(...data.conversions.nodes.map(({ id }: { id: string }) => id));
      ({ endCursor: after, hasNextPage: more } = data.conversions.pageInfo);
      total = data.conversions.totalCount;
    }
    expect(new Set(ids).size).toBe(total);
    expect(ids).toEqual(ids.toSorted().toReversed());
  });

  it('is filtered by status', async () => {
    const { data } = await ask(
      '{ conversions(status: [BLOCKED]) { __typename edges { __typename cursor node { __typename id status } } nodes { __typename status } pageInfo { __typename hasNextPage hasPreviousPage startCursor endCursor } totalCount } }',
    );
    expect(data.conversions.nodes.length).toBeGreaterThan(0);
    expect(new Set(data.conversions.nodes.map(({ status }: { status: string }) => status))).toEqual(
      new Set(['BLOCKED']),
    );
  });

  it('leads to each of them by node and as an entity', async () => {
    const { data } = await ask('{ conversions(first: 1) { nodes { id } } }');
    const [{ id }] = data.conversions.nodes;
    const byNode = await ask(
      'query ($id: ID!) { node(id: $id) { __typename id } unknown: node(id: "conversion:nobody") { id } }',
      { id },
    );
    expect(byNode.data).toEqual({ node: { __typename: 'Conversion', id }, unknown: null });
    const entity = await ask(entitiesOf('Conversion', 'id status'), { references: [{ __typename: 'Conversion', id }] });
    expect(entity.data._entities[0].id).toBe(id);
  });
});

describe('the schema', () => {
  it('has no field of conversions that was not answered by one of these tests', () => {
    const ours = /^(Conversion|Order|OrderPreview|Deal|ConvertDeal|ConversionRefused|Idempotency)/;
    const unanswered = schemaFields.filter((field) => ours.test(field) && !fields.answered.has(field));
    // Only what failed and waits has a next attempt; the crash tests see to that.
    expect(unanswered.filter((field) => field !== 'Conversion.nextAttemptAt')).toEqual([]);
  });
});
