import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findCandidates } from '#integration/identity/find-candidates.ts';
import { identityTransaction } from '#integration/identity/identity-transaction.ts';
import { matchAffected } from '#integration/identity/match-affected.ts';
import { customersByIds } from '#integration/identity/read-customers.ts';
import { openStore, type Store } from '#store/open-store.ts';
import { embedded, type StorePlace } from '#test/store/store-kinds.ts';
import { crosswalk } from './crosswalk.ts';
import { account, erpCustomer } from './identity-records.ts';

let place: StorePlace;
let store: Store;

beforeAll(async () => {
  place = await embedded.makePlace();
  store = await openStore(place.options);
  await seed(account('1', { email }), 'customer-a');
  await seed(erpCustomer('1', { email }), 'customer-b');
});
afterAll(async () => {
  await store.close();
  await place.discard();
});

const many = 8_000;
const email = 'nobody@nowhere.example';

// Going from record to record by the address took hundreds of millions of steps, and a list of all pairs as much memory.
it('an address that thousands share in both systems links nobody and holds nobody up', async () => {
  await identityTransaction(store, (trx) => matchAffected(trx, ['customer-a7'], new Date()));
  const walk = await crosswalk(store);
  expect(walk).toHaveLength(2 * many);
  expect(walk.some((line) => line.includes(' = '))).toBe(false);
});

it('of those who share an address with thousands, as many are shown as a person can look at', async () => {
  const customers = (await customersByIds(store.db, ['customer-a1', 'customer-a2'])).filter((each) => each !== null);
  const candidates = await findCandidates(store.db, customers);
  expect(candidates.map(({ length }) => length)).toEqual([50, 50]);
});

/** So many records like this one, each a customer of its own. */
async function seed({ connection, side, facts }: ReturnType<typeof account>, prefix: string): Promise<void> {
  const numbers = sql`generate_series(1, ${sql.lit(many)}) as n`;
  await sql`
    insert into customer (id, name, kind, sort_name, search_text, created_at, updated_at)
    select ${sql.lit(prefix)} || n, 'x', 'COMPANY', 'x', '', now(), now() from ${numbers}`.execute(store.db);
  await sql`
    insert into customer_link (connection, native_id, side, customer_id, origin, state, matched_on, since, facts)
    select ${connection}::text, n, ${side}::text, ${sql.lit(prefix)} || n, 'CREATED_HERE', 'ACTIVE', '{}', now(),
      ${JSON.stringify(facts)}::jsonb
    from ${numbers}`.execute(store.db);
  await sql`
    insert into match_key (rule, value, connection, native_id)
    select 'EMAIL', ${email}::text, ${connection}::text, n from ${numbers}`.execute(store.db);
}
