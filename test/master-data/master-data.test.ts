import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { storeKinds } from '#test/store/store-kinds.ts';
import { propagated } from './master-data-settings.ts';
import { type MasterDataWorld, startMasterDataWorld, within } from './master-data-world.ts';

const oldPhone = '+34976123456';
const newPhone = '+34976654321';
const otherPhone = '+34976111222';

describe.each(storeKinds)('master data of two systems, on $name', (storeKind) => {
  let world: MasterDataWorld;

  beforeAll(async () => {
    const owners = { ...propagated.owners, EMAIL: 'EITHER' as const };
    world = await startMasterDataWorld({ storeKind, masterData: { ...propagated, owners } });
  });
  afterAll(() => world.close());
  beforeEach(async () => {
    await world.askCrm('POST', '/_faults', { mode: 'none' });
    await world.askErp('POST', '/_faults', { mode: 'none' });
  });

  it('goes to the other side when its owner changes it, once, and the echo changes nothing', async () => {
    const pair = await world.seedPair();
    await world.caughtUp();
    const before = world.writes().length;
    await world.changeAccount(pair, { phone: newPhone });
    await expect.poll(async () => (await world.customerOf(pair))?.phone, within).toBe(newPhone);
    const address = { street: 'Calle Mayor 1', city: 'Zaragoza', postcode: '50001', countryCode: 'ES' };
    await world.changeCustomer(pair, { taxNumber: 'B12345674', billingAddress: address });
    await expect.poll(async () => (await world.accountOf(pair))?.taxId, within).toBe('B12345674');
    expect((await world.accountOf(pair))?.address).toMatchObject({ line1: 'Calle Mayor 1', city: 'Zaragoza' });

    await world.changed('crm', [{ kind: 'account', id: pair.accountId }]);
    await world.changed('erp', [{ kind: 'customer', id: pair.customerId }]);
    await world.caughtUp();
    expect(world.writes().slice(before)).toEqual(['erp customers.update', 'crm accounts.update']);
    expect(await world.conflictsOf(pair)).toEqual([]);
  });

  it('is filled where it is empty at first, by its owner alone', async () => {
    const pair = await world.seedPair({ vat_number: 'ES-B87654323' }, { phone: null });
    await expect.poll(async () => (await world.customerOf(pair))?.phone, within).toBe(oldPhone);
    const customer = await world.customerOf(pair);
    expect((await world.accountOf(pair))?.erpNumber).toBe(customer?.number);
    expect(customer?.taxId).toBeNull();
    expect(await world.conflictsOf(pair)).toEqual([]);
  });

  it('stays as it is when the side that does not own it changes it, until both say the same again', async () => {
    const pair = await world.seedPair();
    await world.changeCustomer(pair, { phone: newPhone });
    await expect
      .poll(() => world.conflictsOf(pair), within)
      .toMatchObject([
        {
          field: 'PHONE',
          crmValue: oldPhone,
          erpValue: newPhone,
          baseValue: oldPhone,
          owner: 'CRM',
          reason: 'OTHER_SIDE_CHANGED',
          resolvedAt: null,
          customer: { __typename: 'Customer' },
        },
      ]);
    expect((await world.accountOf(pair))?.phone).toBe(oldPhone);
    await world.changeCustomer(pair, { phone: oldPhone });
    await expect.poll(() => world.conflictsOf(pair), within).toEqual([]);
    expect(await world.endedConflicts()).toContainEqual(
      expect.objectContaining({ field: 'PHONE', resolution: 'AGREED', resolvedBy: null }),
    );
  });

  it('is the owner’s when both change it, and what was overwritten can still be read', async () => {
    const pair = await world.seedPair();
    await world.caughtUp();
    await world.askErp('POST', '/_faults', { mode: 'error', operations: ['customers.query'] });
    await world.changeAccount(pair, { phone: newPhone });
    await world.changeCustomer(pair, { phone: otherPhone });
    await expect
      .poll(
        () => world.store.db.selectFrom('sync_task').select('error_code').where('attempts', '>', 0).execute(),
        within,
      )
      .toContainEqual({ error_code: 'UNAVAILABLE' });
    await world.askErp('POST', '/_faults', { mode: 'none' });
    await expect.poll(async () => (await world.customerOf(pair))?.phone, within).toBe(newPhone);
    await expect
      .poll(() => world.endedConflicts(), within)
      .toContainEqual(
        expect.objectContaining({
          reason: 'BOTH_CHANGED',
          resolution: 'OWNER_WON',
          crmValue: newPhone,
          erpValue: otherPhone,
          baseValue: oldPhone,
        }),
      );
  });

  it('is written once when the answer to the write is lost', async () => {
    const pair = await world.seedPair();
    await world.caughtUp();
    const before = world.writes().length;
    await world.askErp('POST', '/_faults', { mode: 'lost-response', operations: ['customers.update'] });
    await world.changeAccount(pair, { phone: newPhone });
    await expect.poll(async () => (await world.customerOf(pair))?.phone, within).toBe(newPhone);
    await world.caughtUp();
    expect(world.writes().slice(before)).toEqual(['erp customers.update']);
  });

  it('waits for a system that is down, and is told afterwards', async () => {
    const pair = await world.seedPair();
    await world.askErp('POST', '/_faults', { mode: 'error', operations: ['customers.update'] });
    await world.changeAccount(pair, { phone: newPhone });
    const failures = async () => {
      const { data } = await world.ask('{ syncFailures { objectType nativeId code deadLettered } }');
      return data.syncFailures;
    };
    await expect
      .poll(failures, within)
      .toContainEqual({ objectType: 'account', nativeId: pair.accountId, code: 'UNAVAILABLE', deadLettered: false });
    await world.askErp('POST', '/_faults', { mode: 'none' });
    await expect.poll(async () => (await world.customerOf(pair))?.phone, within).toBe(newPhone);
    await expect.poll(failures, within).toEqual([]);
  });

  it('follows the side that has changed where either may, and asks a person when both have', async () => {
    const pair = await world.seedPair();
    await world.changeCustomer(pair, { email: 'pagos@ebro.example' });
    await expect.poll(async () => (await world.accountOf(pair))?.email, within).toBe('pagos@ebro.example');
    await world.caughtUp();

    await world.askErp('POST', '/_faults', { mode: 'error', operations: ['customers.query'] });
    await world.changeAccount(pair, { email: 'crm@ebro.example' });
    await world.changeCustomer(pair, { email: 'erp@ebro.example' });
    await world.askErp('POST', '/_faults', { mode: 'none' });
    await expect
      .poll(() => world.conflictsOf(pair), within)
      .toMatchObject([{ field: 'EMAIL', reason: 'BOTH_CHANGED', owner: 'EITHER', baseValue: 'pagos@ebro.example' }]);
    const [{ id }] = await world.conflictsOf(pair);
    const { data } = await world.resolve({ id }, 'ERP');
    expect(data.resolveFieldConflict).toMatchObject({
      conflict: { id, resolution: 'ERP_TAKEN', resolvedBy: 'test' },
      userErrors: [],
    });
    expect((await world.accountOf(pair))?.email).toBe('erp@ebro.example');
    expect(await world.conflictsOf(pair)).toEqual([]);
  });

  it('is left alone when a record is deleted: the link breaks, and the other record stays', async () => {
    const pair = await world.seedPair({}, { phone: otherPhone });
    await expect.poll(() => world.conflictsOf(pair), within).toMatchObject([{ reason: 'FIRST_COMPARED' }]);
    await world.askCrm('DELETE', `/v1/accounts/${pair.accountId}`);
    await expect.poll(() => world.conflictsOf(pair), within).toEqual([]);
    const { data } = await world.ask(
      'query ($id: String!) { customerBySource(connection: "erp", nativeId: $id) { erpIds links { state source { connection } } } }',
      { id: pair.customerId },
    );
    expect(data.customerBySource).toEqual({
      erpIds: [pair.customerId],
      links: [
        { state: 'BROKEN', source: { connection: 'crm' } },
        { state: 'ACTIVE', source: { connection: 'erp' } },
      ],
    });
    expect(await world.customerOf(pair)).toMatchObject({ phone: otherPhone });
    expect(await world.endedConflicts()).toContainEqual(expect.objectContaining({ resolution: 'LINK_GONE' }));
  });

  it('is not compared for a customer with several records on a side', async () => {
    const pair = await world.seedPair({}, { phone: otherPhone });
    await expect.poll(() => world.conflictsOf(pair), within).toHaveLength(1);
    const [second = ''] = await world.seedCrm('account', [{ name: 'Ebro duplicado' }]);
    const found = await world.ask(
      'query ($id: String!) { customerBySource(connection: "crm", nativeId: $id) { id } }',
      { id: pair.accountId },
    );
    const linked = await world.ask(
      `mutation ($id: ID!, $second: String!) {
        linkCustomer(input: { customerId: $id, connection: "crm", nativeId: $second }) { userErrors { message } }
      }`,
      { id: found.data.customerBySource.id, second },
    );
    expect(linked.data.linkCustomer.userErrors).toEqual([]);
    await expect.poll(() => world.conflictsOf(pair), within).toEqual([]);
    await world.changeAccount(pair, { phone: newPhone });
    await world.changed('crm', [{ kind: 'account', id: pair.accountId }]);
    await world.caughtUp();
    expect((await world.customerOf(pair))?.phone).toBe(otherPhone);
  });
});
