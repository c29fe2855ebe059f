import { afterAll, beforeAll } from 'vitest';
import { openStore, type Store } from '#store/open-store.ts';
import { postgres } from './store-kinds.ts';

/** The stores of two processes on one PostgreSQL, for the tests around it, which are to be skipped where there is none. */
export function twoStores(): { readonly store: Store; readonly otherStore: Store } {
  const opened = new AsyncDisposableStack();
  const stores: Store[] = [];

  beforeAll(async () => {
    if (postgres === null) return;
    const place = opened.adopt(await postgres.makePlace(), (it) => it.discard());
    for (let count = 0; count < 2; count += 1)
      stores.push(opened.adopt(await openStore(place.options), (it) => it.close()));
  });
  afterAll(() => opened.disposeAsync());

  function at(index: number): Store {
    const store = stores[index];
    if (store === undefined) throw new Error('a PostgreSQL server is required, see TEST_DATABASE_URL');
    return store;
  }

  return {
    get store() {
      return at(0);
    },
    get otherStore() {
      return at(1);
    },
  };
}
