import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { customersByIds, customersByRecords } from '#integration/identity/read-customers.ts';
import { startSync, type Sync, type SyncOptions } from '#integration/sync/start-sync.ts';
import type { Change } from '#ports/source.ts';
import { openStore, type Store } from '#store/open-store.ts';
import { type StorePlace, storeKinds } from '../store/store-kinds.ts';
import { crosswalk, isScanned, until } from './crosswalk.ts';
import { type SandboxWorld, startSandboxWorld } from './sandbox-world.ts';

const clock = { now: () => Date.now() };
const spain = { country: 'ES', postal_code: '28001' };

describe.each(storeKinds)('reading both systems, on $name', (kind) => {
  let place: StorePlace;
  let store: Store;
  let world: SandboxWorld;
  let sync: Sync | null = null;
  const changes: Change<string>[] = [];
  const failures: unknown[] = [];

  beforeAll(async () => {
    place = await kind.makePlace();
    [store, world] = await Promise.all([openStore(place.options), startSandboxWorld()]);
  });
  afterEach(async () => {
    await sync?.stop();
    sync = null;
    await emptyStore(store);
    changes.length = 0;
    failures.length = 0;
    await Promise.all([world.askCrm('POST', '/_faults', []), world.askErp('POST', '/_faults', [])]);
  });
  afterAll(async () => {
    await store.close();
    await Promise.all([world.close(), place.discard()]);
  });

  function start(options: Partial<SyncOptions> = {}): void {
    sync = startSync({
      store,
      clock,
      crm: world.crm,
      erp: world.erp,
      intervalMs: 50,
      onChanges: (_, told) => void changes.push(...told),
      onFailure: (_, error) => void failures.push(error),
      ...options,
    });
  }

  async function scanned(): Promise<void> {
    start();
    await until(isScanned(store));
  }

  it('links what the rules can link, and keeps what only one system knows', async () => {
    const [crmId] = await world.seedCrm('account', [{ name: 'Scan One SL', vat_number: 'ES-B10000001', ...spain }]);
    const [only] = await world.seedCrm('account', [{ name: 'Scan Two' }]);
    const [erpId] = await world.seedErp('customer', [
      { legalName: 'SCAN ONE', taxNumber: 'B10000001', billingAddress: { countryCode: 'ES' } },
    ]);
    await scanned();
    const walk = await crosswalk(store);
    expect(walk).toContain(`crm ${crmId} MATCH_RULE[TAX_ID+LEGAL_NAME] = erp ${erpId} MATCH_RULE[TAX_ID+LEGAL_NAME]`);
    expect(walk).toContain(`crm ${only} CREATED_HERE[]`);
    expect(failures).toEqual([]);
  });

  it('knows a new customer, a new name and a new match soon after they appear', async () => {
    await scanned();
    const { id } = (await world.askCrm('POST', '/v1/accounts', { name: 'Born Later' })) as { id: string };
    await until(async () => (await nameOf('crm', id)) === 'Born Later');
    await world.askCrm('PATCH', `/v1/accounts/${id}`, { name: 'Renamed', vat_number: 'ESB10000002' });
    await until(async () => (await nameOf('crm', id)) === 'Renamed');
    const erp = (await world.askErp('POST', '/api/customers', {
      legalName: 'Renamed SL',
      taxNumber: 'ESB10000002',
    })) as { id: number };
    await until(async () => (await customerOf('crm', id))?.links.length === 2);
    expect((await customerOf('crm', id))?.id).toBe((await customerOf('erp', String(erp.id)))?.id);
    expect(changes.some((change) => change.kind === 'account' && change.id === id)).toBe(true);
  });

  it('links by the main contact when that becomes known, and doubts the link when it changes', async () => {
    await scanned();
    const account = (await world.askCrm('POST', '/v1/accounts', { name: 'By Contact' })) as { id: string };
    const erp = (await world.askErp('POST', '/api/customers', {
      legalName: 'Por Contacto',
      email: 'eva@gmail.com',
    })) as { id: number };
    const contact = (await world.askCrm('POST', '/v1/contacts', {
      first_name: 'Eva',
      email: 'Eva@gmail.com',
      account_id: account.id,
      is_primary: true,
    })) as { id: string };
    await until(async () => (await customerOf('crm', account.id))?.links.length === 2);
    await world.askCrm('DELETE', `/v1/contacts/${contact.id}`);
    await until(async () => (await stateOf('erp', String(erp.id))) === 'PENDING_REVIEW');
    expect((await customerOf('crm', account.id))?.id).toBe((await customerOf('erp', String(erp.id)))?.id);
  });

  it('breaks the link of a deleted record and leaves the other side alone', async () => {
    const [crmId = ''] = await world.seedCrm('account', [{ name: 'Gone Soon', vat_number: 'ESB10000003' }]);
    const [erpId = ''] = await world.seedErp('customer', [{ legalName: 'Gone Soon', taxNumber: 'ESB10000003' }]);
    await scanned();
    const before = await customerOf('erp', erpId);
    await world.askCrm('DELETE', `/v1/accounts/${crmId}`);
    await until(async () => (await stateOf('crm', crmId)) === 'BROKEN');
    const after = await customerOf('erp', erpId);
    expect(after?.id).toBe(before?.id);
    expect(after?.links.map(({ state }) => state)).toEqual(['BROKEN', 'ACTIVE']);
  });

  it('moves everything to the survivor of a merge, and both old ids lead there', async () => {
    const [goneId = '', staysId = ''] = await world.seedCrm('account', [
      { name: 'Duplicate', vat_number: 'ESB10000004' },
      { name: 'Original' },
    ]);
    const [erpId = ''] = await world.seedErp('customer', [{ legalName: 'Duplicate', taxNumber: 'ESB10000004' }]);
    await scanned();
    const oldIds = [(await customerOf('crm', goneId))?.id ?? '', (await customerOf('crm', staysId))?.id ?? ''];
    expect(new Set(oldIds).size).toBe(2);
    await world.askCrm('POST', `/v1/accounts/${goneId}/merge`, { into: staysId });
    await until(async () => (await customerOf('crm', goneId))?.id === (await customerOf('crm', staysId))?.id);
    const survivor = await customerOf('erp', erpId);
    expect(survivor?.name).toBe('Original');
    const found = await customersByIds(store.db, oldIds);
    expect(found.map((customer) => customer?.id)).toEqual([survivor?.id, survivor?.id]);
    const links = survivor?.links.map(({ nativeId, origin, state }) => [nativeId, origin, state]);
    expect(links).toContainEqual([goneId, 'MERGED', 'BROKEN']);
  });

  it('goes on where it was after a restart, with the same customers', async () => {
    const [crmId = ''] = await world.seedCrm('account', [{ name: 'Steady', vat_number: 'ESB10000005' }]);
    await scanned();
    await sync?.stop();
    const before = await crosswalk(store);
    const id = (await customerOf('crm', crmId))?.id;
    await world.askErp('POST', '/api/customers', { legalName: 'Steady SL', taxNumber: 'ESB10000005' });
    const scans = world.requests.filter((operation) => operation === 'crm accounts.search').length;
    start();
    await until(
      async () =>
        (await crosswalk(store)).length === before.length && (await customerOf('crm', crmId))?.links.length === 2,
    );
    expect((await customerOf('crm', crmId))?.id).toBe(id);
    expect(world.requests.filter((operation) => operation === 'crm accounts.search').length).toBe(scans);
  });

  it('tells its failures, does not spin, and goes on when the system is back', async () => {
    await world.askCrm('POST', '/_faults', { mode: 'error' });
    start();
    await until(async () => failures.length > 1);
    const [early, startedAt] = [failures.length, performance.now()];
    await new Promise((resolve) => setTimeout(resolve, 500));
    // After the second failure every pause is longer than the one before.
    expect(failures.length - early).toBeLessThan((performance.now() - startedAt) / 80);
    const begun = async () =>
      (await store.db.selectFrom('feed').select('connection').execute()).map(({ connection }) => connection);
    await until(async () => (await begun()).length > 0);
    expect(await begun()).toEqual(['erp']);
    await world.askCrm('POST', '/_faults', []);
    await until(isScanned(store));
  });

  it('links nothing before both systems are known whole', async () => {
    const [crmId = ''] = await world.seedCrm('account', [{ name: 'Half Known', vat_number: 'ESB10000006' }]);
    await world.seedErp('customer', [{ legalName: 'Half Known', taxNumber: 'ESB10000006' }]);
    await world.askErp('POST', '/_faults', { mode: 'down' });
    start();
    await until(async () => (await customerOf('crm', crmId)) !== null);
    expect((await customerOf('crm', crmId))?.links.length).toBe(1);
    await world.askErp('POST', '/_faults', []);
    await until(async () => (await customerOf('crm', crmId))?.links.length === 2);
  });

  it('is done by one process at a time, and by another when that one stops', async () => {
    await scanned();
    const asked: string[] = [];
    const second = startSync({
      store,
      clock,
      crm: { ...world.crm, changes: (...args) => (asked.push('crm'), world.crm.changes(...args)) },
      erp: world.erp,
      intervalMs: 20,
      onChanges: () => undefined,
      onFailure: (_, error) => void failures.push(error),
    });
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(asked).toEqual([]);
    await sync?.stop();
    await until(async () => asked.length > 2);
    await second.stop();
    expect(failures).toEqual([]);
  });

  it('tells of changes before it reads what they are about, and keeps what follows from them with its own place', async () => {
    await scanned();
    await sync?.stop();
    const order: string[] = [];
    start({
      crm: { ...world.crm, accountsByIds: (...args) => (order.push('read'), world.crm.accountsByIds(...args)) },
      onChanges: (_, told) => void order.push(...told.map(({ kind }) => `told ${kind}`)),
      keepChanges: async (_trx, _connection, kept) => void order.push(...kept.map(({ kind }) => `kept ${kind}`)),
    });
    await world.askCrm('POST', '/v1/accounts', { name: 'In Order' });
    await until(async () => order.length >= 3);
    expect(order).toEqual(['told account', 'read', 'kept account']);
  });

  it('reads each of 12,000 changes of one instant once and goes on', async () => {
    await scanned();
    const instant = new Date(Date.now() + 1000).toISOString();
    const records = Array.from({ length: 12_000 }, (_, at) => ({ name: `Burst ${at}`, modified_at: instant }));
    const ids = await world.seedCrm('account', records);
    await until(async () => {
      const { count } = await store.db
        .selectFrom('customer')
        .select((row) => row.fn.countAll<string>().as('count'))
        .where('name', 'like', 'Burst %')
        .executeTakeFirstOrThrow();
      return Number(count) === ids.length;
    });
    const told = changes
      .filter(({ kind, modifiedAt }) => kind === 'account' && Date.parse(modifiedAt) === Date.parse(instant))
      .map(({ id }) => id);
    expect(told.length).toBe(ids.length);
    expect(new Set(told)).toEqual(new Set(ids));
    expect(failures).toEqual([]);
  });

  async function customerOf(connection: string, nativeId: string) {
    const [customer = null] = await customersByRecords(store.db, connection, [nativeId]);
    return customer;
  }

  async function nameOf(connection: string, nativeId: string): Promise<string | undefined> {
    return (await customerOf(connection, nativeId))?.name;
  }

  async function stateOf(connection: string, nativeId: string): Promise<string | undefined> {
    const customer = await customerOf(connection, nativeId);
    return customer?.links.find((link) => link.connection === connection && link.nativeId === nativeId)?.state;
  }
});

async function emptyStore(store: Store): Promise<void> {
  for (const table of ['match_key', 'customer_link', 'customer', 'link_refusal', 'feed', 'lease'] as const)
    await store.db.deleteFrom(table).execute();
}
