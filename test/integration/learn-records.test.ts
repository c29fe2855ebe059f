import { afterAll, beforeAll, expect, it } from 'vitest';
import { createCustomerDirectory } from '#integration/conversion/customer-directory.ts';
import { linksOfRecords } from '#integration/identity/link-row.ts';
import { customersByRecords } from '#integration/identity/read-customers.ts';
import { crmIdentitySource, erpIdentitySource } from '#integration/sync/identity-source.ts';
import { learnRecords } from '#integration/sync/learn-records.ts';
import { syncStep } from '#integration/sync/sync-step.ts';
import type { CrmSystem } from '#ports/crm-system.ts';
import { systemClock } from '#ports/clock.ts';
import { openStore, type Store } from '#store/open-store.ts';
import { embedded, type StorePlace } from '#test/store/store-kinds.ts';
import { isScanned, until } from './crosswalk.ts';
import { type SandboxWorld, startSandboxWorld } from './sandbox-world.ts';

let place: StorePlace;
let store: Store;
let world: SandboxWorld;

beforeAll(async () => {
  place = await embedded.makePlace();
  [store, world] = await Promise.all([openStore(place.options), startSandboxWorld()]);
  await follow(isScanned(store));
});
afterAll(async () => {
  await store.close();
  await Promise.all([world.close(), place.discard()]);
});

it('a name that the feed tells while the record is being read for somebody else stays', async () => {
  const { id } = (await world.askCrm('POST', '/v1/accounts', { name: 'Before' })) as { id: string };
  const crm = readingSlowly(async () => {
    await world.askCrm('PATCH', `/v1/accounts/${id}`, { name: 'After' });
    await follow(async () => (await customerOf(id))?.name === 'After');
  });
  const [learned] = await learnRecords({ store, crm, erp: world.erp, clock: systemClock }, 'crm', [id], {});
  expect(learned?.name).toBe('After');
  expect((await customerOf(id))?.name).toBe('After');
});

it('a record whose deletion the feed tells while it is being read for somebody else stays gone', async () => {
  const { id } = (await world.askCrm('POST', '/v1/accounts', { name: 'Not for long' })) as { id: string };
  await follow(async () => (await customerOf(id)) !== null);
  const crm = readingSlowly(async () => {
    await world.askCrm('DELETE', `/v1/accounts/${id}`);
    await follow(async () => (await customerOf(id))?.links[0]?.state === 'BROKEN');
  });
  const learned = await learnRecords({ store, crm, erp: world.erp, clock: systemClock }, 'crm', [id], {});
  expect(learned).toEqual([null]);
  expect((await customerOf(id))?.links[0]?.state).toBe('BROKEN');
});

it('what the feed has told of a customer that we made is not forgotten when it is taken for that of an account', async () => {
  const { id } = (await world.askErp('POST', '/api/customers', { legalName: 'As made' })) as { id: number };
  const [made = null] = await world.erp.customersByIds([String(id)], {});
  const [account] = await world.seedCrm('account', [{ name: 'As made' }]);
  await world.askErp('PATCH', `/api/customers/${id}`, { legalName: 'As corrected' });
  await follow(async () => (await erpNameOf(id)) === 'As corrected' && (await customerOf(account ?? '')) !== null);
  const directory = createCustomerDirectory({ store, crm: world.crm, erp: world.erp, clock: systemClock });
  if (made !== null) await directory.adopt((await customerOf(account ?? ''))?.id ?? '', made);
  expect(await erpNameOf(id)).toBe('As corrected');
  expect((await customerOf(account ?? ''))?.links.map(({ nativeId }) => nativeId)).toEqual([account, String(id)]);
});

async function erpNameOf(id: number): Promise<string | undefined> {
  const [link] = await linksOfRecords(store.db, 'erp', [String(id)]);
  return link?.facts.name;
}

/** A CRM of whose first answer nobody hears before something else has happened. */
function readingSlowly(meanwhile: () => Promise<void>): CrmSystem {
  let isFirst = true;
  return {
    ...world.crm,
    async accountsByIds(ids, call) {
      const accounts = await world.crm.accountsByIds(ids, call);
      if (isFirst) {
        isFirst = false;
        await meanwhile();
      }
      return accounts;
    },
  };
}

/** Reads both systems until it is so. */
async function follow(condition: () => Promise<boolean>): Promise<void> {
  const sources = [crmIdentitySource(world.crm), erpIdentitySource(world.erp)];
  await until(async () => {
    for (const source of sources) await syncStep({ store, clock: systemClock, onChanges: () => undefined }, source, {});
    return condition();
  });
}

async function customerOf(accountId: string) {
  const [customer = null] = await customersByRecords(store.db, 'crm', [accountId]);
  return customer;
}
