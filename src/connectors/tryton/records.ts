import { z } from 'zod';
import { type Direction, emptyPage, type Page, type PageRequest, type Position } from '#model/page.ts';
import type { Call, ListedRecord } from '#ports/source.ts';
import { inBatches, readInBatches } from '../batches.ts';
import type { Domain, Search, TrytonLink } from './link.ts';
import { isTrytonId, toId, toInstant, trytonId, trytonInstant } from './values.ts';

/**
 * One kind of record. All kinds are listed by the instant of their creation: it never changes, Tryton has it of every record
 * to the microsecond, and its larger tables have an index on it.
 */
export interface RecordKind<Row extends ListedRecord> {
  readonly model: string;
  /** Reads what a search finds. What was learnt of the records when they were looked up goes along. */
  read(search: Search, call: Call, found?: readonly KeyRow[]): Promise<readonly Row[]>;
  /** Which records of the model are listed as this kind. */
  readonly scope: Scope;
  /** Which are read by id; by default those that are listed. */
  readonly idScope?: Domain;
  /** How records hang on their parents; without it there are no lists of parents. */
  readonly parents?: ParentLink;
  /** By default the native id is the number as it is. */
  readonly ids?: NativeIds;
  /** What lists are ordered by, when it is not the instant of creation. */
  readonly key?: ListKey;
}

export interface ListKey {
  readonly field: string;
  toWire(key: string): unknown;
}

export type Scope = (call: Call) => Promise<Domain>;

export interface ParentLink {
  domain(parentIds: readonly number[]): Domain;
  /** Reads only what a record is sorted by and whose it is. */
  keys(search: Search, call: Call): Promise<readonly KeyRow[]>;
}

export interface NativeIds {
  is(id: string): boolean;
  toNumber(id: string): number;
  fromNumber(id: number): string;
  /** Which records of one key come behind a record of that key, in this direction; null = none. */
  behind(id: string, sign: '<' | '>'): Domain | null;
}

export interface KeyRow {
  readonly id: number;
  readonly createdAt: string;
  readonly parent: string | null;
  /** True when some of its fields must be computed; see `read`. */
  readonly isIncomplete?: boolean;
}

/** Of a record whose parent is in a field of its own. */
export function parentIn(link: TrytonLink, model: string, field: string): ParentLink {
  const parent = z
    .object({ [field]: trytonId.nullable() })
    .transform((wire) => ({ parent: Object.values(wire)[0] ?? null }));
  const row = z
    .intersection(z.object({ id: z.int(), create_date: trytonInstant }), parent)
    .transform((wire): KeyRow => ({ id: wire.id, createdAt: wire.create_date, parent: wire.parent }));
  return {
    domain: (parentIds) => [[field, 'in', parentIds]],
    keys: (search, call) => link.search(model, row, search, call),
  };
}

export interface Records<Row extends ListedRecord> {
  byIds(ids: readonly string[], call: Call): Promise<readonly (Row | null)[]>;
  list(filter: Domain, page: PageRequest, direction: Direction, call: Call): Promise<Page<Row>>;
  /** Newest first. */
  ofParents(parentIds: readonly string[], filter: Domain, page: PageRequest, call: Call): Promise<readonly Page<Row>[]>;
  /** All that match, newest first. */
  all(filter: Domain, call: Call): Promise<readonly Row[]>;
}

export function createRecords<Row extends ListedRecord>(link: TrytonLink, kind: RecordKind<Row>): Records<Row> {
  const { ids = plainIds, key = creation } = kind;

  async function page(filter: Domain, request: PageRequest, direction: Direction, call: Call): Promise<Page<Row>> {
    const domain = [...(await kind.scope(call)), ...filter, ...behind(request.after, direction, key, ids)];
    const rows = await kind.read({ domain, order: orderOf(direction, key), limit: request.first + 1 }, call);
    const hasNextPage = rows.length > request.first;
    const isWhole = request.after === undefined && !hasNextPage;
    return { items: rows.slice(0, request.first), hasNextPage, totalCount: isWhole ? rows.length : null };
  }

  /** The newest keys of each parent, a few more than the page needs; in one call unless there are very many. */
  async function keysOf(
    parents: ParentLink,
    parentIds: readonly string[],
    filter: Domain,
    request: PageRequest,
    call: Call,
  ) {
    const found = new Map<string, KeyRow[]>(parentIds.map((id) => [id, []]));
    let waiting = parentIds;
    for (let { after } = request; waiting.length > 0;) {
      const domain = [
        ...(await kind.scope(call)),
        ...parents.domain(waiting.map(toId)),
        ...filter,
        ...behind(after, 'descending', key, ids),
      ];
      const rows = await parents.keys({ domain, order: orderOf('descending', key), limit: keysPerCall }, call);
      for (const row of rows) found.get(row.parent ?? '')?.push(row);
      const last = rows.at(-1);
      if (rows.length < keysPerCall || last === undefined) break;
      after = { key: last.createdAt, id: ids.fromNumber(last.id) };
      waiting = waiting.filter((id) => (found.get(id)?.length ?? 0) <= request.first);
    }
    return found;
  }

  return {
    byIds: (asked, call) =>
      readInBatches(
        asked,
        idsPerCall,
        async (some) =>
          kind.read(
            {
              domain: [...(kind.idScope ?? (await kind.scope(call))), ['id', 'in', some.map(ids.toNumber)]],
              context: { active_test: false },
            },
            call,
          ),
        ({ id }) => id,
        ids.is,
      ),

    list: async (filter, request, direction, call) => {
      const [found, totalCount] = await Promise.all([
        page(filter, request, direction, call),
        kind.scope(call).then((scope) => link.count(kind.model, [...scope, ...filter], call)),
      ]);
      return { ...found, totalCount };
    },

    async ofParents(parentIds, filter, request, call) {
      const { parents } = kind;
      if (parents === undefined) throw new TypeError(`${kind.model} hangs on no parent`);
      const known = [...new Set(parentIds)].filter(isTrytonId);
      const [only] = known;
      if (only === undefined) return parentIds.map(() => emptyPage);
      if (known.length === 1) {
        const found = await page([...parents.domain([toId(only)]), ...filter], request, 'descending', call);
        return parentIds.map((id) => (id === only ? found : emptyPage));
      }
      const batches = await inBatches(known, idsPerCall, (some) => keysOf(parents, some, filter, request, call));
      const keys = new Map(batches.flatMap((batch) => [...batch]));
      const wanted = [...keys.values()].flatMap((rows) => rows.slice(0, request.first));
      const read = await inBatches(wanted, idsPerCall, (some) =>
        kind.read({ domain: [['id', 'in', some.map(({ id }) => id)]], context: { active_test: false } }, call, some),
      );
      const byId = new Map(read.flat().map((row) => [row.id, row]));
      return parentIds.map((id): Page<Row> => {
        const rows = keys.get(id);
        if (rows === undefined) return emptyPage;
        const items = rows.slice(0, request.first).flatMap((row) => byId.get(ids.fromNumber(row.id)) ?? []);
        const hasNextPage = rows.length > request.first;
        return { items, hasNextPage, totalCount: request.after === undefined && !hasNextPage ? rows.length : null };
      });
    },

    all: async (filter, call) =>
      kind.read({ domain: [...(await kind.scope(call)), ...filter], order: orderOf('descending', key) }, call),
  };
}

const idsPerCall = 500;
const keysPerCall = 5_000;

const plainIds: NativeIds = {
  is: isTrytonId,
  toNumber: toId,
  fromNumber: String,
  behind: (id, sign) => (isTrytonId(id) ? [['id', sign, toId(id)]] : null),
};

const creation: ListKey = { field: 'create_date', toWire: toInstant };

function orderOf(direction: Direction, { field }: ListKey): NonNullable<Search['order']> {
  const word = direction === 'ascending' ? 'ASC' : 'DESC';
  return [
    [field, word],
    ['id', word],
  ];
}

function behind(after: Position | undefined, direction: Direction, key: ListKey, ids: NativeIds): Domain {
  if (after === undefined) return [];
  const sign = direction === 'ascending' ? '>' : '<';
  const at = key.toWire(after.key);
  const later = [key.field, sign, at];
  const sameKey = ids.behind(after.id, sign);
  return sameKey === null ? [later] : [['OR', later, [[key.field, '=', at], ...sameKey]]];
}
