import { expect } from 'vitest';
import type { Page, PageRequest } from '#model/page.ts';
import { type ListedRecord, positionOf } from '#ports/source.ts';
import type { ContractCase } from './contract-cases.ts';

/** A list that has one page per parent. */
export interface ParentList {
  readonly name: string;
  /** Makes one record per instant, each with the instant as its place in the list; answers the ids. */
  make(parentId: string, instants: readonly string[]): Promise<readonly string[]>;
  read(parentIds: readonly string[], page: PageRequest): Promise<readonly Page<ListedRecord>[]>;
}

export interface ListWorld {
  makeParents(count: number): Promise<readonly string[]>;
  /** How many requests the system has got so far. */
  requestCount(): number;
  readonly parentsPerCall: number;
}

const many = 1_500;

/** What every list of parents promises: order, paging, groups, and one call for many parents. */
export function listsContract(list: ParentList, world: ListWorld, contractCase: ContractCase): void {
  contractCase(`${list.name}: are newest first and page to the end without gap or repetition`, async () => {
    const [parent = ''] = await world.makeParents(1);
    const ids = await list.make(parent, instants(25, 1));
    const seen = await readToEnd(list, parent, 10);
    expect(seen.map(({ id }) => id)).toEqual(ids.toReversed());
    const keys = seen.map(({ sortKey }) => sortKey);
    expect(keys).toEqual(keys.toSorted().toReversed());
  });

  contractCase(`${list.name}: thousands with one timestamp page to the end without gap or repetition`, async () => {
    const [parent = ''] = await world.makeParents(1);
    const ids = await list.make(parent, instants(many, 0));
    const seen = await readToEnd(list, parent, 200);
    expect(seen).toHaveLength(many);
    expect(new Set(seen.map(({ id }) => id))).toEqual(new Set(ids));
  });

  contractCase(`${list.name}: nothing is skipped or repeated while records are inserted`, async () => {
    const [parent = ''] = await world.makeParents(1);
    const ids = await list.make(parent, instants(30, 1));
    let inserted = 0;
    const seen = await readToEnd(list, parent, 7, async () => {
      inserted += 1;
      await list.make(parent, [`2026-01-20T00:00:0${inserted}Z`, `2019-01-01T00:00:0${inserted}Z`]);
    });
    const seenIds = seen.map(({ id }) => id);
    expect(new Set(seenIds).size).toBe(seenIds.length);
    expect(ids.filter((id) => !seenIds.includes(id))).toEqual([]);
  });

  contractCase(`${list.name}: a page for each parent, in the order asked, empty for unknown ones`, async () => {
    const [one = '', other = '', empty = ''] = await world.makeParents(3);
    const idsOfOne = await list.make(one, instants(3, 1));
    const idsOfOther = await list.make(other, instants(1, 1));
    const pages = await list.read([other, '999999999', one, 'no-such-id', other, empty], { first: 2 });
    expect(pages.map((page) => page.items.map(({ id }) => id))).toEqual([
      idsOfOther,
      [],
      idsOfOne.toReversed().slice(0, 2),
      [],
      idsOfOther,
      [],
    ]);
    expect(pages.map(({ hasNextPage }) => hasNextPage)).toEqual([false, false, true, false, false, false]);
    for (const { totalCount } of pages) expect(totalCount === null || totalCount >= 0).toBe(true);
  });

  contractCase(`${list.name}: 50 parents cost as many calls as one, up to the system's limit`, async () => {
    const parents = await world.makeParents(50);
    const cost = async (ids: readonly string[]) => {
      const before = world.requestCount();
      await list.read(ids, { first: 5 });
      return world.requestCount() - before;
    };
    const callsForOne = await cost(parents.slice(0, 1));
    expect(await cost(parents)).toBe(callsForOne * Math.ceil(50 / world.parentsPerCall));
  });
}

async function readToEnd(
  list: ParentList,
  parent: string,
  first: number,
  betweenPages: () => Promise<void> = async () => {},
): Promise<readonly ListedRecord[]> {
  const seen: ListedRecord[] = [];
  for (;;) {
    const last = seen.at(-1);
    const [page] = await list.read([parent], { first, after: last && positionOf(last) });
    seen.push(...(page?.items ?? []));
    if (page?.hasNextPage !== true) return seen;
    await betweenPages();
  }
}

/** So many instants in UTC to the microsecond, so many seconds apart. */
function instants(count: number, secondsApart: number): readonly string[] {
  const startMs = Date.parse('2026-01-15T08:00:00Z');
  return Array.from(
    { length: count },
    (_, index) => `${new Date(startMs + index * secondsApart * 1000).toISOString().slice(0, 19)}.123456Z`,
  );
}
