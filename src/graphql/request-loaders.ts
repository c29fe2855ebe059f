import DataLoader from 'dataloader';
import { emptyPage, mergePages, type Page, type PageRequest } from '#model/page.ts';
import { type ListedRecord, positionOf } from '#ports/source.ts';
import type { GraphRequest } from './subgraph.ts';

/** Makes a value once per request and forgets it with the request. */
export function perRequest<Value>(make: (request: GraphRequest) => Value): (request: GraphRequest) => Value {
  const made = new WeakMap<GraphRequest, { readonly value: Value }>();
  return (request) => {
    const known = made.get(request);
    if (known !== undefined) return known.value;
    const value = make(request);
    made.set(request, { value });
    return value;
  };
}

/** One page of a list that hangs on parents. A customer may be several records of one system; their lists are merged. */
export interface PageOfParents<Filter> {
  readonly parentIds: readonly string[];
  readonly filter: Filter;
  readonly page: PageRequest;
}

/** Reads lists of newest first for any number of parents: one call of the port for all that ask for the same page. */
export function createPageLoader<Filter, Item extends ListedRecord>(
  read: (parentIds: readonly string[], filter: Filter, page: PageRequest) => Promise<readonly Page<Item>[]>,
): DataLoader<PageOfParents<Filter>, Page<Item>, string> {
  return new DataLoader(
    async (wanted) => {
      const groups = Map.groupBy(wanted, ({ filter, page }) => JSON.stringify([filter, page]));
      const found = await Promise.all([...groups.values()].map((group) => readGroup(group, read)));
      const pages = new Map(found.flat());
      return wanted.map((each) => pages.get(each) ?? emptyPage);
    },
    { cacheKeyFn: JSON.stringify },
  );
}

/** Reads at most once, when first asked. */
export function once<Value>(read: () => Promise<Value>): () => Promise<Value> {
  let value: Promise<Value> | undefined;
  return () => (value ??= read());
}

/** Null for a reference that is not set. */
export async function loadOrNull<Key, Value>(
  loader: DataLoader<Key, Value | null, unknown>,
  key: Key | null,
): Promise<Value | null> {
  return key === null ? null : loader.load(key);
}

/** What a list of references points at, without what no longer exists. */
export async function loadExisting<Key, Value>(
  loader: DataLoader<Key, Value | null, unknown>,
  keys: readonly Key[],
): Promise<readonly Value[]> {
  const found = await Promise.all(keys.map((key) => loader.load(key)));
  return found.filter((value) => value !== null);
}

/** Waits for all; one that fails is the Error in its own place. */
export function settled<Value>(promises: readonly Promise<Value>[]): Promise<readonly (Value | Error)[]> {
  return Promise.all(promises.map((promise) => promise.catch(asError)));
}

type PageOrError<Item> = Page<Item> | Error;

async function readGroup<Filter, Item extends ListedRecord>(
  group: readonly PageOfParents<Filter>[],
  read: (parentIds: readonly string[], filter: Filter, page: PageRequest) => Promise<readonly Page<Item>[]>,
): Promise<readonly (readonly [PageOfParents<Filter>, PageOrError<Item>])[]> {
  const [first] = group;
  const parentIds = [...new Set(group.flatMap((each) => each.parentIds))];
  if (first === undefined || parentIds.length === 0) return [];
  const { filter, page } = first;
  try {
    const pages = await read(parentIds, filter, page);
    const pageOf = new Map(parentIds.map((id, at) => [id, pages[at] ?? emptyPage]));
    return group.map((each) => {
      const own = [...new Set(each.parentIds)].map((id) => pageOf.get(id) ?? emptyPage);
      return [each, mergePages(own, page, positionOf, 'descending')];
    });
  } catch (error) {
    // Only those that asked for this page fail; the other groups of the batch have their own answer.
    return group.map((each) => [each, asError(error)]);
  }
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error), { cause: error });
}
