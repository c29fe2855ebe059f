import { comparePositions, emptyPage, type Page, type PageRequest, pageOf } from '#model/page.ts';
import type { Call } from '#ports/source.ts';
import { inBatches } from '../batches.ts';
import { associatedOf, type AssociatedList, idsOf } from './associations.ts';
import { searchPage } from './keyset.ts';
import type { Kind, Row } from './kind.ts';
import type { HubspotLink } from './link.ts';
import { type Filter, placeOf, rowsByIds } from './records.ts';

/** Which of the records of a company are wanted, said twice: of what was read, and to the search. */
export interface ChildFilter<Values> {
  keep(row: Row<Values>): boolean;
  readonly filters: readonly Filter[];
}

/**
 * The records that companies are associated with: a page for each company, newest first, in the order of the companies. HubSpot answers associations without any order, so all records of a company
 * are read to find the newest. A company with more than the first page of associations is searched instead: some seconds
 * behind, but at a cost that does not grow with the list.
 */
export async function childrenOf<Values>(
  link: HubspotLink,
  kind: Kind<Values>,
  companyIds: readonly string[],
  { keep, filters }: ChildFilter<Values>,
  page: PageRequest,
  call: Call,
): Promise<readonly Page<Row<Values>>[]> {
  const lists = await associatedOf(link, 'companies', kind.type.name, companyIds, call);
  const whole = [...lists.values()].filter(({ next }) => next === null);
  const ids = [...new Set(whole.flatMap(idsOf))];
  const rows = await rowsByIds(link, kind, ids, call);
  const rowById = new Map(rows.flatMap((row) => (row === null || !keep(row) ? [] : [[row.id, row] as const])));

  const read = async (companyId: string): Promise<Page<Row<Values>>> => {
    const list = lists.get(companyId);
    if (list === undefined) return emptyPage;
    if (list.next === null) return pageOf(newestFirst(list, rowById), page, placeOf, 'descending');
    const ofCompany: Filter = { propertyName: 'associations.company', operator: 'EQ', value: companyId };
    return searchPage(link, kind, { filters: [ofCompany, ...filters], direction: 'descending', page }, call);
  };
  const known = [...new Set(companyIds)];
  const pages = await inBatches(known, 1, async ([companyId = '']) => read(companyId));
  const pageById = new Map(known.map((companyId, index) => [companyId, pages[index] ?? emptyPage]));
  return companyIds.map((companyId) => pageById.get(companyId) ?? emptyPage);
}

/** Completes the items of all pages at once, so that many pages cost as many calls as one. */
export async function completePages<Item, Complete>(
  pages: readonly Page<Item>[],
  complete: (items: readonly Item[]) => Promise<readonly Complete[]>,
): Promise<readonly Page<Complete>[]> {
  const completed = await complete(pages.flatMap(({ items }) => items));
  let start = 0;
  return pages.map((page) => {
    const items = completed.slice(start, start + page.items.length);
    start += page.items.length;
    return { ...page, items };
  });
}

function newestFirst<Values>(list: AssociatedList, rowById: ReadonlyMap<string, Row<Values>>): readonly Row<Values>[] {
  return idsOf(list)
    .flatMap((id) => rowById.get(id) ?? [])
    .toSorted((a, b) => comparePositions(placeOf(b), placeOf(a)));
}
