import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { startPairWatch } from '#integration/master-data/watch-pairs.ts';
import { openStore } from '#store/open-store.ts';
import { embedded } from '#test/store/store-kinds.ts';

it('looks again at every open conflict after a start, however many there are', async () => {
  const place = await embedded.makePlace();
  const store = await openStore(place.options);
  const many = 17_000;
  await sql`
    insert into field_conflict
      (id, crm_connection, crm_native_id, erp_connection, erp_native_id, field, owner, reason)
    select n, 'crm', n, 'erp', n, 'PHONE', 'CRM', 'NOT_WRITTEN' from generate_series(1, ${sql.lit(many)}) as n`.execute(
    store.db,
  );
  const failures: unknown[] = [];
  const watch = startPairWatch(store, 60_000, (_connection, error) => failures.push(error));
  const putDown = () =>
    store.db
      .selectFrom('sync_task')
      .select(({ fn }) => fn.countAll<string>().as('count'))
      .executeTakeFirstOrThrow();
  await expect
    .poll(async () => (failures.length > 0 ? failures : Number((await putDown()).count)), { interval: 200 })
    .toBe(many);
  await watch.stop();
  await store.close();
  await place.discard();
});
