import type { Page, PageRequest, Position } from '#model/page.ts';
import { type ListedRecord, positionOf } from '#ports/source.ts';
import { badUserInput } from './bad-user-input.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';

/** The arguments of every list field. */
export interface PageArguments {
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
}

/** The parent of every `…Connection` type. Edges and cursors are made when a client asks for them. */
export interface Connection<Item> {
  readonly edges: readonly { readonly cursor: string; readonly node: Item }[];
  readonly nodes: readonly Item[];
  readonly pageInfo: PageInfo;
  readonly totalCount: number | null;
}

export interface PageInfo {
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  readonly startCursor: string | null;
  readonly endCursor: string | null;
}

/** Reads one page of a list of records. `list` names the field ("Customer.deals"): cursors are good for that field only. */
export async function connect<Item extends ListedRecord>(
  list: string,
  page: PageArguments,
  read: (request: PageRequest) => Promise<Page<Item>>,
): Promise<Connection<Item>> {
  const request = pageRequest(list, page);
  return connectionOf(list, request, await read(request), positionOf);
}

/** What the arguments ask for; BAD_USER_INPUT when they ask for what cannot be. */
export function pageRequest(list: string, page: PageArguments): PageRequest {
  const first = page.first ?? defaultFirst;
  if (first < 1 || first > maxFirst)
    throw badUserInput(`first of ${list} must be between 1 and ${maxFirst}, got ${first}`, 'first');
  return { first, after: page.after === null || page.after === undefined ? undefined : decodeCursor(list, page.after) };
}

export function connectionOf<Item>(
  list: string,
  request: PageRequest,
  page: Page<Item>,
  positionOf: (item: Item) => Position,
): Connection<Item> {
  const cursorOf = (item: Item) => encodeCursor(list, positionOf(item));
  const [start, end] = [page.items.at(0), page.items.at(-1)];
  return {
    nodes: page.items,
    totalCount: page.totalCount,
    get edges() {
      return page.items.map((node) => ({ cursor: cursorOf(node), node }));
    },
    get pageInfo() {
      return {
        hasNextPage: page.hasNextPage,
        hasPreviousPage: request.after !== undefined,
        startCursor: start === undefined ? null : cursorOf(start),
        endCursor: end === undefined ? null : cursorOf(end),
      };
    },
  };
}

const defaultFirst = 20;
const maxFirst = 200;
