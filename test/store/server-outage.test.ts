import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { StoreUnavailableError } from '#errors.ts';
import { openStore, type Store } from '#store/open-store.ts';
import { startCluster } from '../crash/postgres-cluster.ts';

const cluster = await startCluster();

describe.skipIf(cluster === null)('a PostgreSQL server that goes away (needs its server programs)', () => {
  let store: Store;
  beforeAll(async () => {
    store = await openStore({ directory: '.', databaseUrl: cluster?.databaseUrl });
  });
  afterAll(async () => {
    await store.close();
    await cluster?.stop();
  });

  it('fails what it was at, between two queries of a transaction and during one, and is there again afterwards', async () => {
    const begun = Promise.withResolvers<void>();
    const stopped = Promise.withResolvers<void>();
    const idle = store.transaction(async (trx) => {
      await sql`select 1`.execute(trx);
      begun.resolve();
      await stopped.promise;
      await sql`select 1`.execute(trx);
    });
    const busy = sql`select pg_sleep(60)`.execute(store.db);
    const failures = Promise.allSettled([idle, busy]);
    await begun.promise;
    await cluster?.crash();
    stopped.resolve();
    for (const failure of await failures)
      expect(failure).toMatchObject({ status: 'rejected', reason: expect.any(StoreUnavailableError) });
    await expect(sql`select 1`.execute(store.db)).rejects.toThrow(StoreUnavailableError);

    await cluster?.restart();
    expect((await sql`select 1 as one`.execute(store.db)).rows).toEqual([{ one: 1 }]);
  });

  it('leaves a mistake in a query the mistake that it is', async () => {
    const mistake = sql`select nonsense`.execute(store.db);
    await expect(mistake).rejects.toThrow('column "nonsense" does not exist');
    await expect(mistake).rejects.not.toThrow(StoreUnavailableError);
  });
});
