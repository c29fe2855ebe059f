import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Lease, LeaseLost } from '#integration/conversion/lease.ts';
import { stepsOfConversions } from '#integration/conversion/read-conversions.ts';
import { createRecorder } from '#integration/conversion/recorder.ts';
import { openStore, type Store } from '#store/open-store.ts';
import { type StorePlace, storeKinds } from '#test/store/store-kinds.ts';
import { heldConversion, takenOver } from './held-conversion.ts';

describe.each(storeKinds)('what is written down about a conversion, on $name', (kind) => {
  let place: StorePlace;
  let store: Store;

  beforeAll(async () => {
    place = await kind.makePlace();
    store = await openStore(place.options);
  });
  afterAll(async () => {
    await store.close();
    await place.discard();
  });

  function recorderOf(lease: Lease) {
    return createRecorder({ store, report: () => undefined }, lease);
  }

  async function stepsOf({ conversion: { id } }: Lease) {
    const [steps = []] = await stepsOfConversions(store.db, [id]);
    return steps.map(({ name, attempt, status }) => [name, attempt, status]);
  }

  it('a worker that takes over ends what the other was doing, and counts on', async () => {
    const first = await heldConversion(store, 'taken over');
    expect(await recorderOf(first).begin('CHECK')).toBe(1);
    expect(await recorderOf(await takenOver(store.db, first)).begin('CHECK')).toBe(2);
    expect(await stepsOf(first)).toEqual([
      ['CHECK', 1, 'UNKNOWN'],
      ['CHECK', 2, 'RUNNING'],
    ]);
  });

  it('a worker that was overtaken writes nothing, not even about what the other is doing', async () => {
    const first = await heldConversion(store, 'overtaken');
    const recorder = recorderOf(first);
    const attempt = await recorder.begin('CHECK');
    await recorderOf(await takenOver(store.db, first)).begin('CHECK');
    await expect(recorder.begin('ENSURE_CUSTOMER')).rejects.toThrow(LeaseLost);
    const done = recorder.end(first.conversion, 'CHECK', attempt, { kind: 'DONE', next: 'ENSURE_CUSTOMER' });
    await expect(done).rejects.toThrow(LeaseLost);
    expect(await stepsOf(first)).toEqual([
      ['CHECK', 1, 'UNKNOWN'],
      ['CHECK', 2, 'RUNNING'],
    ]);
  });
});
