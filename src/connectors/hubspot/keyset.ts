import { comparePositions, type Direction, type Page, type PageRequest, type Position } from '#model/page.ts';
import type { Call } from '#ports/source.ts';
import type { Kind, Row } from './kind.ts';
import type { HubspotLink } from './link.ts';
import { type Filter, placeOf, searchRows } from './records.ts';

export interface KeysetSearch {
  readonly filters: readonly Filter[];
  readonly direction: Direction;
  readonly page: PageRequest;
}

export interface FoundPage<Values> extends Page<Row<Values>> {
  /** HubSpot's clock at the last search. */
  readonly systemMs: number;
}

/**
 * A page of a search, ordered by the kind's sort property and then by id, that begins behind any place: however long the list,
 * HubSpot's end of a search at 10,000 results is never met.
 *
 * HubSpot sorts by one property only, so among records of one instant it answers any of them in any order. What has another
 * instant than the last record found is certain; those of the last instant are asked for again, ordered by id.
 */
export async function searchPage<Values>(
  link: HubspotLink,
  kind: Kind<Values>,
  { filters, direction, page }: KeysetSearch,
  call: Call,
): Promise<FoundPage<Values>> {
  const rows: Row<Values>[] = [];
  let after = page.after;
  let totalCount: number | null = null;
  for (;;) {
    const { answer, systemMs } = await searchRows(
      link,
      kind,
      {
        filterGroups: behind(kind.sortProperty, after, direction).map((group) => [...group, ...filters]),
        sort: { property: kind.sortProperty, direction },
        // One more tells whether the last instant of the page is complete.
        limit: page.first - rows.length + 1,
      },
      call,
    );
    if (page.after === undefined) totalCount ??= answer.total;
    const found = answer.rows.toSorted((a, b) => sign(direction) * comparePositions(placeOf(a), placeOf(b)));
    const isComplete = answer.total <= found.length;
    const lastKey = found.at(-1)?.sortKey;
    const next = isComplete ? found : found.filter(({ sortKey }) => sortKey !== lastKey);
    if (!isComplete && lastKey !== undefined && rows.length + next.length < page.first) {
      const search = {
        filterGroups: [[...at(kind.sortProperty, lastKey, after, direction), ...filters]],
        sort: { property: idProperty, direction },
        limit: page.first - rows.length - next.length,
      };
      next.push(...(await searchRows(link, kind, search, call)).answer.rows);
    }
    const items = [...rows, ...next].slice(0, page.first);
    const hasNextPage = answer.total > items.length - rows.length;
    const last = next.at(-1);
    if (!hasNextPage || last === undefined || items.length === page.first)
      return { items, hasNextPage, totalCount, systemMs };
    rows.push(...next);
    after = placeOf(last);
  }
}

const idProperty = 'hs_object_id';

function sign(direction: Direction): 1 | -1 {
  return direction === 'ascending' ? 1 : -1;
}

function beyond(direction: Direction): 'GT' | 'LT' {
  return direction === 'ascending' ? 'GT' : 'LT';
}

/** The conditions of what comes behind a place: another instant, or the same and another id. */
function behind(property: string, after: Position | undefined, direction: Direction): readonly (readonly Filter[])[] {
  if (after === undefined) return [[]];
  const value = milliseconds(after.key);
  return [
    [{ propertyName: property, operator: beyond(direction), value }],
    [{ propertyName: property, operator: 'EQ', value }, ...idBeyond(after, direction)],
  ];
}

function at(property: string, key: string, after: Position | undefined, direction: Direction): readonly Filter[] {
  const value = milliseconds(key);
  const isGoingOn = after !== undefined && milliseconds(after.key) === value;
  return [{ propertyName: property, operator: 'EQ', value }, ...(isGoingOn ? idBeyond(after, direction) : [])];
}

function idBeyond(after: Position, direction: Direction): readonly Filter[] {
  return [{ propertyName: idProperty, operator: beyond(direction), value: after.id }];
}

/** HubSpot compares instants as milliseconds since the epoch, which is also as exact as it keeps them. */
function milliseconds(instant: string): string {
  return String(Date.parse(instant));
}
