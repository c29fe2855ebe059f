import { afterAll, beforeAll, expect } from 'vitest';
import { identityTransaction } from '#integration/identity/identity-transaction.ts';
import type { IdentityRecord } from '#integration/identity/identity-record.ts';
import { matchAffected } from '#integration/identity/match-affected.ts';
import { applyEffect } from '#integration/sync/sync-step.ts';
import { openStore, type Store } from '#store/open-store.ts';
import { fc, test } from '#test/unit/property.ts';
import { embedded, type StorePlace } from '../store/store-kinds.ts';
import { crosswalk } from './crosswalk.ts';
import { account, erpCustomer } from './identity-records.ts';

let place: StorePlace;
let store: Store;

beforeAll(async () => {
  place = await embedded.makePlace();
  store = await openStore(place.options);
});
afterAll(async () => {
  await store.close();
  await place.discard();
});

const texts = fc.constantFrom('A', 'B', 'C', null);
const given = fc.record({ isCrm: fc.boolean(), id: fc.nat(8), tax: texts, domain: texts, email: texts });
const batches = fc.array(fc.array(given.map(recordOf), { minLength: 1, maxLength: 4 }), { maxLength: 6 });

test('matching only what changed finds all that matching everything would find', [batches], async (all) => {
  await empty();
  for (const batch of all) await apply(batch);
  const walk = await crosswalk(store);
  const customers = await store.db.selectFrom('customer').select('id').where('merged_into', 'is', null).execute();
  const ids = customers.map(({ id }) => id);
  await identityTransaction(store, (trx) => matchAffected(trx, ids, new Date()));
  expect(await crosswalk(store)).toEqual(walk);
});

test('reading the same once more changes nothing', [batches], async (all) => {
  await empty();
  for (const batch of all) await apply(batch);
  const walk = await crosswalk(store);
  for (const batch of all.slice(-1)) await apply(batch);
  expect(await crosswalk(store)).toEqual(walk);
});

async function apply(records: readonly IdentityRecord[]): Promise<void> {
  for (const connection of ['crm', 'erp']) {
    const saved = [
      ...new Map(
        records.filter((each) => each.connection === connection).map((each) => [each.nativeId, each]),
      ).values(),
    ];
    const effect = { saved, gone: [], merged: [] };
    await identityTransaction(store, (trx) => applyEffect(trx, connection, effect, new Date()));
  }
}

/** As after a first scan that found nothing. */
async function empty(): Promise<void> {
  for (const table of ['match_key', 'customer_link', 'customer', 'feed'] as const)
    await store.db.deleteFrom(table).execute();
  const scanned = { cursor: '', scan_key: null, scan_id: null, scanned_at: new Date(), synced_at: null };
  await store.db
    .insertInto('feed')
    .values([
      { ...scanned, connection: 'crm' },
      { ...scanned, connection: 'erp' },
    ])
    .execute();
}

interface Given {
  readonly isCrm: boolean;
  readonly id: number;
  readonly tax: string | null;
  readonly domain: string | null;
  readonly email: string | null;
}

function recordOf({ isCrm, id, tax, domain, email }: Given): IdentityRecord {
  const fields = {
    taxId: tax && `ES${tax}1234567${tax}`,
    domains: domain === null ? [] : [`${domain}.example`],
    email: email && `${email}@mail.example`,
  };
  return isCrm
    ? account(String(id), { ...fields, name: 'Acme' })
    : erpCustomer(String(id), { ...fields, legalName: 'Acme' });
}
