/**
 * A place in an ordered list that stays where it is when records are inserted or deleted: the sort key of the last record
 * seen and its native id, which breaks ties. Every list of a port says what its key is.
 */
export interface Position {
  readonly key: string;
  readonly id: string;
}

export interface PageRequest {
  /** At most so many records; at least 1. */
  readonly first: number;
  /** Only records behind this place. */
  readonly after?: Position | undefined;
}

export interface Page<T> {
  readonly items: readonly T[];
  readonly hasNextPage: boolean;
  /** All records of the list, or null where the system cannot count them cheaply. */
  readonly totalCount: number | null;
}

export type Direction = 'ascending' | 'descending';

/** Orders keys that are instants, days, numbers of equal width, or codes; an instant is cut at its Z so that fractions of any length compare. */
export function comparePositions(a: Position, b: Position): number {
  return compareText(a.key.replace(/Z$/, ''), b.key.replace(/Z$/, '')) || compareNativeIds(a.id, b.id);
}

/** Numbers by value, anything else by code unit. */
export function compareNativeIds(a: string, b: string): number {
  if (digits.test(a) && digits.test(b)) return a.length - b.length || compareText(a, b);
  return compareText(a, b);
}

/** Merges pages of one list that was read for several parents, each already in order and read with the same request. */
export function mergePages<T>(
  pages: readonly Page<T>[],
  request: PageRequest,
  positionOf: (item: T) => Position,
  direction: Direction,
): Page<T> {
  const [only] = pages;
  if (pages.length === 1 && only !== undefined) return only;
  const sign = direction === 'ascending' ? 1 : -1;
  const all = pages
    .flatMap((page) => page.items)
    .toSorted((a, b) => sign * comparePositions(positionOf(a), positionOf(b)));
  const items = all.slice(0, request.first);
  return {
    items,
    hasNextPage: all.length > items.length || pages.some((page) => page.hasNextPage),
    totalCount: pages.reduce<number | null>(
      (sum, page) => (sum === null || page.totalCount === null ? null : sum + page.totalCount),
      0,
    ),
  };
}

/** The page of a list that is held whole, in order. */
export function pageOf<T>(
  ordered: readonly T[],
  request: PageRequest,
  positionOf: (item: T) => Position,
  direction: Direction,
): Page<T> {
  const { after } = request;
  const sign = direction === 'ascending' ? 1 : -1;
  const rest =
    after === undefined ? ordered : ordered.filter((item) => sign * comparePositions(positionOf(item), after) > 0);
  return { items: rest.slice(0, request.first), hasNextPage: rest.length > request.first, totalCount: ordered.length };
}

export const emptyPage: Page<never> = { items: [], hasNextPage: false, totalCount: 0 };

const digits = /^(0|[1-9]\d*)$/;

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
