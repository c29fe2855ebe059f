import type { Page, PageRequest } from '#model/page.ts';
import type { Call, SourcedRecord } from '#ports/source.ts';
import { listsGeneration, wholeGeneration } from './generations.ts';
import { roundedUp, slicedTo } from './page-size.ts';
import { generationsOfRecord, type ReadDefinition, type ReadThrough, recordOperation } from './read-through.ts';
import type { CachedKind } from './time-to-live.ts';

type Batch<Item, Value> = (items: readonly Item[], call: Call) => Promise<readonly Value[]>;

type PageOfEach<T> = (parentIds: readonly string[], page: PageRequest, call: Call) => Promise<readonly Page<T>[]>;

type FilteredPageOfEach<Filter, T> = (
  parentIds: readonly string[],
  filter: Filter,
  page: PageRequest,
  call: Call,
) => Promise<readonly Page<T>[]>;

type PageOfAll<Filter, T> = (filter: Filter, page: PageRequest, call: Call) => Promise<Page<T>>;

/** The few shapes that the reads of a port have. Each takes a read of the port and gives it back cached. */
export function createReadShapes({ read }: ReadThrough) {
  /** A value for each id. It ends with a change of what has this id, and of nothing else of its kind. */
  function byId<Value>(operation: string, kind: CachedKind, load: Batch<string, Value>): Batch<string, Value> {
    const answers = read<string, null, Value>({
      operation,
      kind,
      generationsOf: (id) => generationsOfRecord(kind, id),
      recordsIn: () => [],
      load: (ids, _variant, call) => load(ids, call),
    });
    return (ids, call) => answers(ids, null, call);
  }

  /** What a record holds besides, for each record; it ends with a change of the record. */
  function partOfEach<Owner extends { readonly id: string }, Value>(
    operation: string,
    kind: CachedKind,
    load: Batch<Owner, Value>,
  ): Batch<Owner, Value> {
    const answers = read<Owner, null, Value>({
      operation,
      kind,
      generationsOf: ({ id }) => generationsOfRecord(kind, id),
      recordsIn: () => [],
      load: (owners, _variant, call) => load(owners, call),
    });
    return (owners, call) => answers(owners, null, call);
  }

  /** A record for each id. */
  function records<T extends SourcedRecord>(kind: CachedKind, load: Batch<string, T | null>): Batch<string, T | null> {
    return byId(recordOperation(kind), kind, load);
  }

  /** A record for each key other than the id, of which any change of a record of the kind may make another. */
  function recordsBy<T extends SourcedRecord>(
    operation: string,
    kind: CachedKind,
    load: Batch<string, T | null>,
  ): Batch<string, T | null> {
    const recordsIn = (record: T | null) => (record === null ? [] : [record]);
    const answers = read<string, null, T | null>({
      ...ofLists(operation, kind),
      recordsIn,
      load: (items, _variant, call) => load(items, call),
    });
    return (items, call) => answers(items, null, call);
  }

  /** The whole list of each parent. */
  function listOfEach<T extends SourcedRecord>(
    operation: string,
    kind: CachedKind,
    load: Batch<string, readonly T[]>,
  ): Batch<string, readonly T[]> {
    const answers = read<string, null, readonly T[]>({
      ...ofLists(operation, kind),
      recordsIn: (list) => list,
      load: (parentIds, _variant, call) => load(parentIds, call),
    });
    return (parentIds, call) => answers(parentIds, null, call);
  }

  /** A page of the filtered list of each parent. */
  function filteredPageOfEach<Filter, T extends SourcedRecord>(
    operation: string,
    kind: CachedKind,
    load: FilteredPageOfEach<Filter, T>,
  ): FilteredPageOfEach<Filter, T> {
    const answers = read<string, { readonly filter: Filter; readonly page: PageRequest }, Page<T>>({
      ...ofLists(operation, kind),
      recordsIn: (page) => page.items,
      load: (parentIds, { filter, page }, call) => load(parentIds, filter, page, call),
    });
    return async (parentIds, filter, page, call) => {
      const pages = await answers(parentIds, { filter, page: roundedUp(page) }, call);
      return pages.map((rounded) => slicedTo(page.first, rounded));
    };
  }

  /** A page of the list of each parent. */
  function pageOfEach<T extends SourcedRecord>(
    operation: string,
    kind: CachedKind,
    load: PageOfEach<T>,
  ): PageOfEach<T> {
    const pages = filteredPageOfEach<null, T>(operation, kind, (parentIds, _noFilter, page, call) =>
      load(parentIds, page, call),
    );
    return (parentIds, page, call) => pages(parentIds, null, page, call);
  }

  /** A page of a list without parents. */
  function pageOfAll<Filter, T extends SourcedRecord>(
    operation: string,
    kind: CachedKind,
    load: PageOfAll<Filter, T>,
  ): PageOfAll<Filter, T> {
    const pages = filteredPageOfEach<Filter, T>(operation, kind, async (_nobody, filter, page, call) => [
      await load(filter, page, call),
    ]);
    return async (filter, page, call) => only(await pages([''], filter, page, call));
  }

  /** A value for each question. */
  function values<Question, Value>(
    operation: string,
    kind: CachedKind,
    load: Batch<Question, Value>,
  ): Batch<Question, Value> {
    const answers = read<Question, null, Value>({
      ...ofLists(operation, kind),
      recordsIn: () => [],
      load: (questions, _variant, call) => load(questions, call),
    });
    return (questions, call) => answers(questions, null, call);
  }

  /** The one value that the system has of a thing. */
  function value<Value>(operation: string, kind: CachedKind, load: (call: Call) => Promise<Value>) {
    const one = values<null, Value>(operation, kind, async (_nothing, call) => [await load(call)]);
    return async (call: Call): Promise<Value> => only(await one([null], call));
  }

  return { byId, partOfEach, records, recordsBy, listOfEach, pageOfEach, filteredPageOfEach, pageOfAll, values, value };
}

function ofLists(
  operation: string,
  kind: CachedKind,
): Pick<ReadDefinition<unknown, unknown, unknown>, 'operation' | 'kind' | 'generationsOf'> {
  const generations = [listsGeneration(kind), wholeGeneration(kind)];
  return { operation, kind, generationsOf: () => generations };
}

function only<Value>(answers: readonly Value[]): Value {
  const [answer] = answers;
  if (answer === undefined) throw new TypeError('one answer is required, got none');
  return answer;
}
