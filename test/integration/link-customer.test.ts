import { afterAll, beforeAll, expect, it } from 'vitest';
import type { IdentityRecord } from '#integration/identity/identity-record.ts';
import { identityTransaction } from '#integration/identity/identity-transaction.ts';
import { linkCustomer } from '#integration/identity/link-customer.ts';
import { customersByRecords } from '#integration/identity/read-customers.ts';
import { saveRecords } from '#integration/identity/save-records.ts';
import { openStore, type Store } from '#store/open-store.ts';
import { embedded, type StorePlace } from '#test/store/store-kinds.ts';
import { account, erpCustomer } from './identity-records.ts';

const now = new Date();
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

it('linking brings no second account along, also one that has the id of the linked record in the other system', async () => {
  const first = await customerOf(account('1'));
  const second = await customerOf(account('5'));
  await customerOf(erpCustomer('5'));
  const link = (customerId: string) =>
    identityTransaction(store, (trx) => linkCustomer(trx, customerId, { connection: 'erp', nativeId: '5' }, now));
  expect(await link(second)).toEqual({ kind: 'done', customerId: second });
  expect(await link(first)).toMatchObject({ kind: 'refused', reason: expect.stringContaining('crm 5') });
});

async function customerOf(record: IdentityRecord): Promise<string> {
  await identityTransaction(store, (trx) => saveRecords(trx, record.connection, [record], now));
  const [customer] = await customersByRecords(store.db, record.connection, [record.nativeId]);
  return customer?.id ?? '';
}
