import { afterAll, afterEach, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { defaultPolicies } from '#integration/conversion/policies.ts';
import { holdLease } from '#integration/sync/lease.ts';
import { startTaskWorker } from '#integration/sync/start-task-worker.ts';
import { claimTasks, failTask, listFailures, putDown, retryFailure } from '#integration/sync/sync-tasks.ts';
import { openStore, type Store } from '#store/open-store.ts';
import { reported } from '#test/master-data/master-data-settings.ts';
import { embedded, type StorePlace } from '#test/store/store-kinds.ts';
import { startSandboxWorld } from './sandbox-world.ts';

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

it('changes that have to wait until another process is done are not taken one after the other meanwhile', async () => {
  const world = await startSandboxWorld();
  onTestFinished(() => world.close());
  await holdLease(store.db, 'master-data', 'another process', 3_600_000);
  const accounts = Array.from({ length: 250 }, (_, at) => ({ kind: 'account', id: String(at) }));
  await putDown(store.db, 'crm', accounts);
  const systems = { store, crm: world.crm, erp: world.erp };
  const worker = await startTaskWorker({
    ...systems,
    masterData: { ...systems, settings: reported, report: () => undefined },
    jobs: { wake: async () => undefined, work: async () => undefined, close: async () => undefined },
    onDealWon: 'manual',
    policies: defaultPolicies,
    lookMs: 3_600_000,
    onFailure: () => undefined,
  });
  await expect.poll(countPostponed).toBe(100);
  await worker.stop();
  expect(await countPostponed()).toBe(100);
});

async function countPostponed(): Promise<number> {
  const rows = await store.db
    .selectFrom('sync_task')
    .select('id')
    .whereRef('next_attempt_at', '>', 'first_seen_at')
    .execute();
  return rows.length;
}
