import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until } from '../integration/crosswalk.ts';
import { accountId, type IntegrationWorld, startIntegrationWorld } from './integration-world.ts';

let world: IntegrationWorld;

beforeAll(async () => {
  world = await startIntegrationWorld();
});
afterAll(() => world.close());

const userErrors = 'userErrors { __typename code message field }';
const payload = `customer { id crmIds erpIds links { source { nativeId } origin matchedOn } } ${userErrors}`;

describe('linking', () => {
  it('makes the candidate of a customer this customer, for ever', async () => {
    const [twin, one, two] = await Promise.all([idOf('crm', '10051'), idOf('erp', '51'), idOf('erp', '52')]);
    const { customer, userErrors: refused } = await link(twin, 'erp', '52');
    expect(refused).toEqual([]);
    expect(customer).toMatchObject({ id: twin, crmIds: ['10051'], erpIds: ['52'] });
    expect(customer.links).toContainEqual({ source: { nativeId: '52' }, origin: 'EXPLICIT', matchedOn: [] });
    expect(await idOf('erp', '52')).toBe(twin);
    expect((await world.ask(`{ customer(id: "${two}") { id } }`)).data.customer.id).toBe(twin);

    await world.askErp('PATCH', '/api/customers/51', { crmReference: '10051' });
    await untilItRefersToTheCrm('51');
    expect(await idOf('erp', '51')).toBe(one);
    expect(await idOf('erp', '52')).toBe(twin);
  });

  it('links a record that was made a moment ago', async () => {
    const made = (await world.askErp('POST', '/api/customers', { legalName: 'Recién Hecho' })) as { id: number };
    const id = await idOf('crm', '10052');
    const { customer, userErrors: refused } = await link(id, 'erp', String(made.id));
    expect(refused).toEqual([]);
    expect(customer.erpIds).toContain(String(made.id));
  });

  it('does not make two real customers one by the way', async () => {
    const [first, second] = await Promise.all([idOf('crm', accountId(10)), idOf('crm', accountId(11))]);
    const { customer, userErrors: refused } = await link(first, 'erp', '11');
    expect(customer).toBeNull();
    expect(refused).toMatchObject([{ __typename: 'InvalidInput', field: ['input', 'nativeId'] }]);
    expect(refused[0].message).toContain(second);
    expect(await idOf('erp', '11')).toBe(second);
  });

  it.each([
    ['customer:01ARZ3NDEKTSV4RRFFQ69G5FAV', 'erp', '1', 'customerId'],
    ['nonsense', 'erp', '1', 'customerId'],
    [null, 'erp', '99999', 'nativeId'],
    [null, 'nowhere', '1', 'nativeId'],
  ])('of %s with %s %s is refused, because it does not exist', async (customerId, connection, nativeId, field) => {
    const outcome = await link(customerId ?? (await idOf('crm', accountId(12))), connection, nativeId);
    expect(outcome).toMatchObject({ customer: null, userErrors: [{ code: 'NOT_FOUND', field: ['input', field] }] });
  });
});

describe('unlinking', () => {
  it('makes the record a customer of its own, and no rule brings it back', async () => {
    const id = await idOf('crm', accountId(20));
    const { customer } = await unlink(id, 'erp', '20');
    expect(customer).toMatchObject({ id, crmIds: [accountId(20)], erpIds: [] });
    expect(await idOf('erp', '20')).not.toBe(id);

    await world.askErp('PATCH', '/api/customers/20', { crmReference: accountId(20) });
    await untilItRefersToTheCrm('20');
    expect(await idOf('erp', '20')).not.toBe(id);
    const { data } = await world.ask(`{ customer(id: "${id}") { matchCandidates { name } } }`);
    expect(data.customer.matchCandidates).toEqual([]);
  });

  it('can be taken back by linking', async () => {
    const id = await idOf('crm', accountId(21));
    await unlink(id, 'erp', '21');
    expect((await link(id, 'erp', '21')).customer).toMatchObject({ id, crmIds: [accountId(21)], erpIds: ['21'] });
  });

  it('of the only record of a customer is refused', async () => {
    const outcome = await unlink(await idOf('erp', '51'), 'erp', '51');
    expect(outcome).toMatchObject({ customer: null, userErrors: [{ __typename: 'InvalidInput' }] });
  });

  it('of a record that belongs to another customer is refused', async () => {
    const id = await idOf('crm', accountId(22));
    const message = `erp "23" is not a record of customer ${id}`;
    expect(await unlink(id, 'erp', '23')).toMatchObject({
      customer: null,
      userErrors: [{ code: 'NOT_FOUND', message, field: ['input', 'nativeId'] }],
    });
  });
});

describe('logging an interaction', () => {
  it('writes it into the CRM with the customer, once per key', async () => {
    const input = {
      customerId: await idOf('crm', accountId(30)),
      kind: 'MEETING',
      direction: 'OUTBOUND',
      subject: '  Visita  ',
      dealId: `deal:crm:${accountId(30)}`,
      idempotencyKey: 'k-1',
      occurredAt: '2026-03-01T10:00:00Z',
    };
    const [first, again] = [await log(input), await log(input)];
    expect(first).toEqual({ interaction: { id: expect.stringMatching(/^interaction:crm:\d+$/) }, userErrors: [] });
    expect(again).toEqual(first);
    const [written] = await world.crm.interactionsByIds([first.interaction.id.split(':')[2]], {});
    expect(written).toMatchObject({
      accountId: accountId(30),
      subject: 'Visita',
      body: null,
      dealId: accountId(30),
      kind: 'MEETING',
    });
  });

  it.each([
    [{ subject: ' ' }, 'InvalidInput', 'subject'],
    [{ customerId: 'customer:none' }, 'NotFound', 'customerId'],
    [{ dealId: 'deal:crm:99999' }, 'NotFound', 'dealId'],
    [{ dealId: 'order:erp:1' }, 'NotFound', 'dealId'],
    [{ dealId: `deal:crm:${accountId(32)}` }, 'InvalidInput', 'dealId'],
    [{ contactIds: ['contact:crm:99999'] }, 'NotFound', 'contactIds'],
    [{ contactIds: ['contact:crm:10001'] }, 'InvalidInput', 'contactIds'],
  ])('writes nothing for %j and says why', async (given, type, field) => {
    world.forgetCalls();
    const customerId = await idOf('crm', accountId(31));
    const outcome = await log({ customerId, kind: 'NOTE', subject: 'a', ...given });
    expect(outcome).toMatchObject({ interaction: null, userErrors: [{ __typename: type, field: ['input', field] }] });
    expect(world.calls()).not.toContain('logInteraction');
  });

  it('is refused for a customer whom the CRM does not know', async () => {
    const outcome = await log({ customerId: await idOf('erp', '51'), kind: 'NOTE', subject: 'a' });
    expect(outcome).toMatchObject({ userErrors: [{ __typename: 'InvalidInput', field: ['input', 'customerId'] }] });
  });
});

async function link(customerId: string, connection: string, nativeId: string) {
  const document = `mutation ($input: LinkCustomerInput!) { linkCustomer(input: $input) { ${payload} } }`;
  return (await world.ask(document, { input: { customerId, connection, nativeId } })).data.linkCustomer;
}

async function unlink(customerId: string, connection: string, nativeId: string) {
  const document = `mutation ($input: UnlinkCustomerInput!) { unlinkCustomer(input: $input) { ${payload} } }`;
  return (await world.ask(document, { input: { customerId, connection, nativeId } })).data.unlinkCustomer;
}

async function log(input: object) {
  const document = `mutation ($input: LogInteractionInput!) { logInteraction(input: $input) { interaction { id } ${userErrors} } }`;
  return (await world.ask(document, { input })).data.logInteraction;
}

async function idOf(connection: string, nativeId: string): Promise<string> {
  const document =
    'query ($connection: String!, $nativeId: String!) { customerBySource(connection: $connection, nativeId: $nativeId) { id } }';
  return (await world.ask(document, { connection, nativeId })).data.customerBySource.id;
}

/** Waits until the feed has brought what was just written, so that a rule would have had its chance. */
async function untilItRefersToTheCrm(nativeId: string): Promise<void> {
  await until(async () => {
    const row = await world.store.db
      .selectFrom('customer_link')
      .select('facts')
      .where('connection', '=', 'erp')
      .where('native_id', '=', nativeId)
      .executeTakeFirstOrThrow();
    return (row.facts as { foreignIds: readonly string[] }).foreignIds.length > 0;
  });
}
