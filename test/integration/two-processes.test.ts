import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { StoreUnavailableError } from '#errors.ts';
import { identityTransaction } from '#integration/identity/identity-transaction.ts';
import { openStore, type Store } from '#store/open-store.ts';
import { postgres, type StorePlace } from '#test/store/store-kinds.ts';

// The embedded database belongs to one process.
describe.skipIf(postgres === null)('two processes that decide who is who (needs TEST_DATABASE_URL)', () => {
  let place: StorePlace;
  let store: Store;
  let otherStore: Store;

  beforeAll(async () => {
    if (postgres === null) return;
    place = await postgres.makePlace();
    store = await openStore(place.options);
    otherStore = await openStore(place.options);
  });
  afterAll(async () => {
    await store.close();
    await otherStore.close();
    await place.discard();
  });

  const one = async (): Promise<number> => 1;

  it('wait for each other without keeping the store from everybody else', async () => {
    const decisions = await identityTransaction(otherStore, async () => {
      const waiting = Promise.all(Array.from({ length: 20 }, () => identityTransaction(store, one)));
      await sql`select 1`.execute(store.db);
      return { waiting };
    });
    expect(await decisions.waiting).toHaveLength(20);
  });

  it('decide one after the other, also after one that failed', async () => {
    const failing = identityTransaction(store, () => Promise.reject(new Error('as intended')));
    const next = identityTransaction(store, one);
    await expect(failing).rejects.toThrow('as intended');
    expect(await next).toBe(1);
  });

  it('do not wait for one that has fallen asleep over it', async () => {
    const { rows } = await sql`show idle_in_transaction_session_timeout`.execute(store.db);
    expect(rows).toEqual([{ idle_in_transaction_session_timeout: '1min' }]);

    const slept = identityTransaction(otherStore, async (trx) => {
      await sql`set idle_in_transaction_session_timeout = 50`.execute(trx);
      expect(await identityTransaction(store, one)).toBe(1);
      await sql`select 1`.execute(trx);
    });
    await expect(slept).rejects.toThrow(StoreUnavailableError);
  });
});
