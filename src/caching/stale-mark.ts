// A copy that is held in memory is marked once, however often it is served during an outage.
const marked = new WeakMap<object, object>();

/** The same value with every `stale` flag in it, however deep, set to true. */
export function markedStale<T>(value: T): T {
  return mark(value) as T; // `mark` changes the value of booleans only, so the type stays
}

function mark(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const known = marked.get(value);
  if (known !== undefined) return known;
  const copy = Array.isArray(value) ? value.map(mark) : markedProperties(value);
  marked.set(value, copy);
  return copy;
}

function markedProperties(record: object): object {
  return Object.fromEntries(
    Object.entries(record).map(([name, part]) => [
      name,
      name === 'stale' && typeof part === 'boolean' ? true : mark(part),
    ]),
  );
}
