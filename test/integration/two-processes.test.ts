import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { StoreUnavailableError } from '#errors.ts';
import { identityTransaction } from '#integration/identity/identity-transaction.ts';
import { postgres } from '#test/store/store-kinds.ts';
import { twoStores } from '#test/store/two-stores.ts';

// The embedded database belongs to one process.
describe.skipIf(postgres === null)('two processes that decide who is who (needs TEST_DATABASE_URL)', () => {
  const both = twoStores();

  const one = async (): Promise<number> => 1;

  it('wait for each other without keeping the store from everybody else', async () => {
    const decisions = await identityTransaction(both.otherStore, async () => {
      const waiting = Promise.all(Array.from({ length: 20 }, () => identityTransaction(both.store, one)));
      await sql`select 1`.execute(both.store.db);
      return { waiting };
    });
    expect(await decisions.waiting).toHaveLength(20);
  });

  it('decide one after the other, also after one that failed', async () => {
    const failing = identityTransaction(both.store, () => Promise.reject(new Error('as intended')));
    const next = identityTransaction(both.store, one);
    await expect(failing).rejects.toThrow('as intended');
    expect(await next).toBe(1);
  });

  it('do not wait for one that has fallen asleep over it', async () => {
    const { rows } = await sql`show idle_in_transaction_session_timeout`.execute(both.store.db);
    expect(rows).toEqual([{ idle_in_transaction_session_timeout: '1min' }]);

    const slept = identityTransaction(both.otherStore, async (trx) => {
      await sql`set idle_in_transaction_session_timeout = 50`.execute(trx);
      expect(await identityTransaction(both.store, one)).toBe(1);
      await sql`select 1`.execute(trx);
    });
    await expect(slept).rejects.toThrow(StoreUnavailableError);
  });
});
