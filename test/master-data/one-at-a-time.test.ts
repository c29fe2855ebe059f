import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { oneAtATime } from '#integration/master-data/one-at-a-time.ts';
import { openStore, type Store } from '#store/open-store.ts';
import { embedded, type StorePlace } from '#test/store/store-kinds.ts';

let place: StorePlace;
let store: Store;

beforeAll(async () => {
  place = await embedded.makePlace();
  store = await openStore(place.options);
  vi.useFakeTimers({ toFake: ['performance'] });
});
afterAll(async () => {
  vi.useRealTimers();
  await store.close();
  await place.discard();
});

it('who has lost the right to compare is told so however often they ask', async () => {
  const held = await oneAtATime(store, async (hold) => {
    const before = await hold();
    const another = { holder: 'another', expires_at: sql<Date>`now() + interval '1 hour'` };
    await store.db.updateTable('lease').set(another).execute();
    vi.advanceTimersByTime(20_000);
    return [before, await hold(), await hold()];
  });
  expect(held).toEqual([true, false, false]);
});
