/**
 * Reads records by key, at most `size` keys per call, and answers in the order asked: null for what is missing, the same
 * record twice where a key was asked twice. Keys that `isKey` refuses cannot exist and are not asked for.
 */
export async function readInBatches<T>(
  keys: readonly string[],
  size: number,
  read: (keys: readonly string[]) => Promise<readonly T[]>,
  keyOf: (record: T) => string | null,
  isKey: (key: string) => boolean,
): Promise<readonly (T | null)[]> {
  const found = await readGrouped(keys, size, read, keyOf, isKey);
  return found.map((records) => records[0] ?? null);
}

/** As `readInBatches`, where several records may share a key. */
export async function readGrouped<T>(
  keys: readonly string[],
  size: number,
  read: (keys: readonly string[]) => Promise<readonly T[]>,
  keyOf: (record: T) => string | null,
  isKey: (key: string) => boolean,
): Promise<readonly (readonly T[])[]> {
  const records = (await inBatches([...new Set(keys)].filter(isKey), size, read)).flat();
  const byKey = Map.groupBy(records, keyOf);
  return keys.map((key) => byKey.get(key) ?? []);
}

/** Works through the items in batches, a few at a time, so that one large read does not take every place there is. */
export async function inBatches<T, R>(
  items: readonly T[],
  size: number,
  work: (batch: readonly T[]) => Promise<R>,
): Promise<readonly R[]> {
  const batches = Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
  const results: R[] = [];
  // All workers draw from one iterator; each batch is taken once.
  const waiting = batches.entries();
  const worker = async () => {
    for (const [index, batch] of waiting) results[index] = await work(batch);
  };
  await Promise.all(Array.from({ length: Math.min(maxParallel, batches.length) }, worker));
  return results;
}

const maxParallel = 4;
