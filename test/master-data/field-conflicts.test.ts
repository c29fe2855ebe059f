import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SystemError } from '#errors.ts';
import { fieldConflictIdOf } from '#integration/field-conflict-mutations.ts';
import { resolveConflict } from '#integration/master-data/resolve-conflict.ts';
import { holdLease, releaseLease } from '#integration/sync/lease.ts';
import { entitiesOf } from '#test/graph/entities-of.ts';
import { startSandboxWorld } from '#test/integration/sandbox-world.ts';
import { propagated, reported } from './master-data-settings.ts';
import { conflict, type MasterDataWorld, type Pair, startMasterDataWorld, within } from './master-data-world.ts';

const oldPhone = '+34976123456';
const newPhone = '+34976654321';
const otherPhone = '+34976111222';
const lookAgain = [{ code: 'INVALID_INPUT', message: expect.stringContaining('look again') }];

describe('where nothing is to be written', () => {
  let world: MasterDataWorld;
  let pair: Pair;

  beforeAll(async () => {
    world = await startMasterDataWorld({ masterData: reported });
    pair = await world.seedPair();
  });
  afterAll(() => world.close());

  it('a change of the owner is a difference, listed and found by its id, and nothing is written', async () => {
    await world.changeAccount(pair, { phone: newPhone });
    await expect
      .poll(() => world.conflictsOf(pair), within)
      .toMatchObject([{ field: 'PHONE', reason: 'NOT_WRITTEN', crmValue: newPhone, erpValue: oldPhone }]);
    expect(world.writes()).toEqual([]);
    const [found] = await world.conflictsOf(pair);
    const { data } = await world.ask(
      `query ($id: ID!) { node(id: $id) { __typename ... on FieldConflict { ${conflict} } } fieldConflicts { edges { cursor node { id } } nodes { id } pageInfo { hasNextPage } } }`,
      { id: found.id },
    );
    expect(data.node).toEqual(found);
    expect(data.fieldConflicts.nodes).toEqual([{ id: found.id }]);
    expect(data.fieldConflicts.edges).toMatchObject([{ node: { id: found.id } }]);
    expect(data.fieldConflicts.pageInfo.hasNextPage).toBe(false);
    const entity = await world.ask(entitiesOf('FieldConflict', conflict), {
      references: [{ __typename: 'FieldConflict', id: found.id }],
    });
    expect(entity.data._entities).toEqual([found]);
  });

  it('a person’s decision is refused when what they saw was changed, on either side', async () => {
    const [found] = await world.conflictsOf(pair);
    await world.silenceFeed('crm');
    await world.changeAccount(pair, { phone: otherPhone });
    const changed = await world.resolve(found, 'CRM');
    expect(changed.data.resolveFieldConflict).toMatchObject({
      conflict: { id: found.id, resolvedAt: null },
      userErrors: lookAgain,
    });
    await world.askCrm('POST', '/_faults', { mode: 'none' });
    await expect.poll(() => world.conflictsOf(pair), within).toMatchObject([{ crmValue: otherPhone }]);

    await world.silenceFeed('erp');
    await world.changeCustomer(pair, { phone: newPhone });
    const overwriting = await world.resolve({ id: found.id }, 'CRM');
    expect(overwriting.data.resolveFieldConflict.userErrors).toMatchObject(lookAgain);
    expect((await world.customerOf(pair))?.phone).toBe(newPhone);
    await world.askErp('POST', '/_faults', { mode: 'none' });
    await expect.poll(() => world.conflictsOf(pair), within).toMatchObject([{ erpValue: newPhone }]);
  });

  it('a person’s decision for what they saw is refused when the conflict tells something else by now', async () => {
    const [seen] = await world.conflictsOf(pair);
    await world.changeCustomer(pair, { phone: oldPhone });
    await expect.poll(() => world.conflictsOf(pair), within).toMatchObject([{ id: seen.id, erpValue: oldPhone }]);
    const outdated = await world.resolve(seen, 'CRM');
    expect(outdated.data.resolveFieldConflict).toMatchObject({
      conflict: {
        id: seen.id,
        erpValue: oldPhone,
        resolvedAt: null,
        version: expect.not.stringContaining(seen.version),
      },
      userErrors: lookAgain,
    });
    expect(world.writes()).toEqual([]);
  });

  it('a person’s decision that waits until the time of its request is over is answered with why', async () => {
    const by = { holder: 'another process', name: 'master-data' };
    await expect.poll(() => holdLease(world.store.db, by.name, by.holder, 3_600_000)).toBe(true);
    const [found] = await world.conflictsOf(pair);
    const decision = { id: fieldConflictIdOf(found.id) ?? '', take: 'CRM', version: null, by: 'test' } as const;
    const outcome = await resolveConflict(world.masterData, decision, { signal: AbortSignal.abort() });
    await releaseLease(world.store.db, by.name, by.holder);
    expect(outcome).toMatchObject({ kind: 'refused', reason: 'master data is being compared; try again' });
  });

  it('a person’s decision about a conflict that never was is refused', async () => {
    const unknown = await world.resolve({ id: 'field-conflict:01ARZ3NDEKTSV4RRFFQ69G5FAV' }, 'CRM');
    expect(unknown.data.resolveFieldConflict).toMatchObject({ conflict: null, userErrors: [{ code: 'NOT_FOUND' }] });
  });

  it('a person’s decision is written all the same, once', async () => {
    const [found] = await world.conflictsOf(pair);
    const { id } = found;
    const { data } = await world.resolve(found, 'CRM');
    expect(data.resolveFieldConflict).toMatchObject({ conflict: { id, resolution: 'CRM_TAKEN' }, userErrors: [] });
    expect((await world.customerOf(pair))?.phone).toBe(otherPhone);
    const again = await world.resolve({ id }, 'ERP');
    expect(again.data.resolveFieldConflict.userErrors).toMatchObject([{ code: 'INVALID_INPUT' }]);
    expect(world.writes()).toEqual(['erp customers.update']);
    expect(world.masterDataReports.map(({ field, news }) => [field, news])).toContainEqual([
      'PHONE',
      { kind: 'resolved', resolution: 'CRM_TAKEN' },
    ]);
  });

  it('the number that the ERP gives cannot be taken from the CRM', async () => {
    await world.changeAccount(pair, { erp_number: 'X-1' });
    await expect.poll(() => world.conflictsOf(pair), within).toMatchObject([{ field: 'CUSTOMER_NUMBER' }]);
    const [found] = await world.conflictsOf(pair);
    const { data } = await world.resolve(found, 'CRM');
    expect(data.resolveFieldConflict.userErrors).toMatchObject([{ code: 'INVALID_INPUT' }]);
  });
});

it('what changes while nothing runs, and what was only reported before, is told after a restart that allows it', async () => {
  const systems = await startSandboxWorld();
  const directory = await mkdtemp(path.join(tmpdir(), 'grial-master-data-'));
  const before = await startMasterDataWorld({ masterData: reported, systems, directory });
  const [first, second] = [await before.seedPair(), await before.seedPair()];
  await before.changeAccount(first, { phone: newPhone });
  await expect.poll(() => before.conflictsOf(first), within).toMatchObject([{ reason: 'NOT_WRITTEN' }]);
  await before.close();

  await before.changeAccount(second, { phone: otherPhone });
  const after = await startMasterDataWorld({ masterData: propagated, systems, directory });
  await expect.poll(async () => (await after.customerOf(first))?.phone, within).toBe(newPhone);
  await expect.poll(async () => (await after.customerOf(second))?.phone, within).toBe(otherPhone);
  await expect.poll(() => after.conflictsOf(first), within).toEqual([]);
  await after.close();
  await systems.close();
  await rm(directory, { recursive: true, force: true });
});

it('what a system refuses keeps no other field from it, and is told as a failure', async () => {
  const sandbox = await startSandboxWorld();
  const { erp } = sandbox;
  const strict = {
    ...erp,
    updateCustomer: async (...[id, patch, call]: Parameters<typeof erp.updateCustomer>) => {
      if (patch.phone !== undefined) throw new SystemError('REJECTED', 'erp', 'not this number');
      return erp.updateCustomer(id, patch, call);
    },
  };
  const world = await startMasterDataWorld({ masterData: propagated, systems: { ...sandbox, erp: strict } });
  const pair = await world.seedPair();
  await world.changeAccount(pair, { phone: newPhone, email: 'nuevo@ebro.example' });
  await expect.poll(async () => (await world.customerOf(pair))?.email, within).toBe('nuevo@ebro.example');
  const told = '{ syncFailures { objectType code message } }';
  await expect
    .poll(async () => (await world.ask(told)).data.syncFailures, within)
    .toContainEqual({ objectType: 'account', code: 'REJECTED', message: 'not this number' });
  expect((await world.customerOf(pair))?.phone).toBe(oldPhone);
  expect(world.writes().filter((request) => request.startsWith('erp'))).toEqual(['erp customers.update']);
  await world.close();
  await sandbox.close();
});

it('a system that does not keep what it is told is told once, and a person is asked', async () => {
  const sandbox = await startSandboxWorld();
  const { erp } = sandbox;
  const stubborn = {
    ...erp,
    updateCustomer: (...[id, patch, call]: Parameters<typeof erp.updateCustomer>) =>
      erp.updateCustomer(id, { ...patch, phone: otherPhone }, call),
  };
  const world = await startMasterDataWorld({ masterData: propagated, systems: { ...sandbox, erp: stubborn } });
  const pair = await world.seedPair();
  await world.changeAccount(pair, { phone: newPhone });
  await expect
    .poll(() => world.conflictsOf(pair), within)
    .toMatchObject([{ reason: 'NOT_KEPT', crmValue: newPhone, erpValue: otherPhone, baseValue: newPhone }]);
  await world.changed('crm', [{ kind: 'account', id: pair.accountId }]);
  await world.caughtUp();
  expect(world.writes().filter((request) => request.startsWith('erp'))).toEqual(['erp customers.update']);
  await world.close();
  await sandbox.close();
});
