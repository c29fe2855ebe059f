import type { Store } from '#store/open-store.ts';

/** Who is who, without the ids minted here: per customer the names of its living records, all in order. */
export async function crosswalk(store: Store): Promise<readonly string[]> {
  const links = await store.db.selectFrom('customer_link').selectAll().where('state', '<>', 'BROKEN').execute();
  const groups = Map.groupBy(links, (link) => link.customer_id);
  return [...groups.values()]
    .map((group) =>
      group
        .map((link) => `${link.connection} ${link.native_id} ${link.origin}[${link.matched_on.join('+')}]`)
        .toSorted()
        .join(' = '),
    )
    .toSorted();
}

/** Waits until the condition holds, however long a busy machine takes for it. */
export async function until(condition: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + patienceMs;
  while (!(await condition())) {
    if (performance.now() > deadline) throw new Error('it did not come true in time');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

const patienceMs = 120_000;

export function isScanned(store: Store): () => Promise<boolean> {
  return async () => {
    const feeds = await store.db.selectFrom('feed').select('scanned_at').execute();
    return feeds.length === 2 && feeds.every(({ scanned_at }) => scanned_at !== null);
  };
}
