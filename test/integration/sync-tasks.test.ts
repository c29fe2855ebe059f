import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { claimTasks, failTask, listFailures, putDown, retryFailure } from '#integration/sync/sync-tasks.ts';
import { openStore, type Store } from '#store/open-store.ts';
import { embedded, type StorePlace } from '#test/store/store-kinds.ts';

let place: StorePlace;
let store: Store;

beforeAll(async () => {
  place = await embedded.makePlace();
  store = await openStore(place.options);
});
afterEach(() => store.db.deleteFrom('sync_task').execute());
afterAll(async () => {
  await store.close();
  await place.discard();
});

const failure = { code: 'REJECTED', message: 'no' };
const leaseMs = 60_000;

describe('a change that somebody is at for the last time', () => {
  it('becomes no dead letter when the record has changed once more meanwhile', async () => {
    await putDown(store.db, 'erp', [{ kind: 'order', id: '1' }]);
    const [task] = await claimTasks(store.db, false, 1, leaseMs);
    await putDown(store.db, 'erp', [{ kind: 'order', id: '1' }]);
    if (task !== undefined) await failTask(store.db, task, failure, null);
    expect(await claimTasks(store.db, false, 1, leaseMs)).toMatchObject([{ nativeId: '1', attempts: 1 }]);
  });

  it('becomes no dead letter when a person asks meanwhile for another attempt', async () => {
    await putDown(store.db, 'erp', [{ kind: 'order', id: '2' }]);
    const [first] = await claimTasks(store.db, false, 1, leaseMs);
    if (first !== undefined) await failTask(store.db, first, failure, 0);
    const [second] = await claimTasks(store.db, false, 1, leaseMs);
    const [listed] = await listFailures(store.db, undefined, 1);
    expect(await retryFailure(store.db, listed?.id ?? '')).toMatchObject({ nativeId: '2' });
    if (second !== undefined) await failTask(store.db, second, failure, null);
    expect(await claimTasks(store.db, false, 1, leaseMs)).toMatchObject([{ nativeId: '2', attempts: 2 }]);
  });

  it('is a dead letter otherwise', async () => {
    await putDown(store.db, 'erp', [{ kind: 'order', id: '3' }]);
    const [task] = await claimTasks(store.db, false, 1, leaseMs);
    if (task !== undefined) await failTask(store.db, task, failure, null);
    expect(await claimTasks(store.db, false, 1, leaseMs)).toEqual([]);
    expect(await listFailures(store.db, true, 9)).toMatchObject([{ nativeId: '3', nextAttemptAt: null }]);
  });
});
