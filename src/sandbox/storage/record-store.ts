import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import { inTransaction } from './database.ts';
import { type Change, type FeedPlace, readFeed } from './feed.ts';
import type { Instant } from './instant.ts';
import type { RecordKind } from './record-kind.ts';
import { listRecords, type ListQuery, type ListResult } from './record-list.ts';
import { createReferenceIndex, type Place } from './reference-index.ts';
import { createStatements } from './statements.ts';
import { type Row, recordColumns, type Stored, storedOf } from './stored.ts';

interface NewRecord<Body> {
  readonly body: Body;
  readonly id?: number | undefined;
  readonly createdAt?: Instant | undefined;
  readonly modifiedAt?: Instant | undefined;
}

type KindOf<Bodies> = keyof Bodies & string;

/** Records of several kinds, each a JSON document, with keyset lists, look-ups and a modification feed. */
export interface RecordStore<Bodies> {
  get<K extends KindOf<Bodies>>(kind: K, id: number): Stored<Bodies[K]> | undefined;
  /** Those that exist, by ascending id. */
  getMany<K extends KindOf<Bodies>>(kind: K, ids: readonly number[]): readonly Stored<Bodies[K]>[];
  /** Those that carry one of the values, each once, by ascending id. */
  find<K extends KindOf<Bodies>>(kind: K, name: string, values: readonly string[]): readonly Stored<Bodies[K]>[];
  /** The ids of those whose value is at most this, the smallest value first. */
  findUpTo(kind: KindOf<Bodies>, name: string, value: string): readonly number[];
  list<K extends KindOf<Bodies>>(kind: K, query: ListQuery): ListResult<Bodies[K]>;
  insert<K extends KindOf<Bodies>>(kind: K, record: NewRecord<Bodies[K]>): Stored<Bodies[K]>;
  update<K extends KindOf<Bodies>>(kind: K, id: number, body: Bodies[K]): Stored<Bodies[K]>;
  /** Like update, but nobody is told: for what is derived from other records. */
  correct<K extends KindOf<Bodies>>(kind: K, id: number, body: Bodies[K]): void;
  /** Leaves a tombstone in the feed. */
  remove(kind: KindOf<Bodies>, id: number, mergedInto: number | null): void;
  changesAfter(place: FeedPlace, limit: number): readonly Change[];
  nextId(kind: KindOf<Bodies>): number;
  /** All or nothing; the changes are announced after the commit. */
  transaction<Result>(work: () => Result): Result;
}

const maxRecent = 2000;

export function createRecordStore<Bodies>(options: {
  readonly database: DatabaseSync;
  readonly kinds: { readonly [K in KindOf<Bodies>]: RecordKind<Bodies[K]> };
  readonly firstId: number;
  readonly stamp: () => Instant;
  readonly announce: (changes: readonly Change[]) => void;
}): RecordStore<Bodies> {
  const { database, kinds, firstId, stamp, announce } = options;
  const statements = createStatements(database);
  const index = createReferenceIndex(statements);
  const nextIds = new Map<string, number>();
  // Spares reading and parsing what was just written. Nobody else writes this file, and bodies are never changed in place.
  const recent = new Map<string, Stored<unknown>>();
  const kindsInFeed = Object.keys(kinds).filter((kind) => kinds[kind as KindOf<Bodies>].inFeed); // Object.keys forgets the key type
  let unannounced: Change[] = [];

  function rows<Body>(sql: string, ...values: SQLInputValue[]): readonly Stored<Body>[] {
    return statements(sql)
      .all(...values)
      .map((row) => storedOf<Body>(row as unknown as Row)); // the columns are those of recordColumns
  }

  function get<K extends KindOf<Bodies>>(kind: K, id: number): Stored<Bodies[K]> | undefined {
    const known = recent.get(`${kind} ${String(id)}`);
    if (known !== undefined) return known as Stored<Bodies[K]>; // remembered under its kind
    const sql = `SELECT ${recordColumns} FROM record r WHERE kind = ? AND id = ? AND deleted = 0`;
    const [found] = rows<Bodies[K]>(sql, kind, id);
    if (found !== undefined) remember(kind, found);
    return found;
  }

  function remember(kind: string, record: Stored<unknown>): void {
    if (recent.size >= maxRecent) recent.clear();
    recent.set(`${kind} ${String(record.id)}`, record);
  }

  function existing<K extends KindOf<Bodies>>(kind: K, id: number): Stored<Bodies[K]> {
    const found = get(kind, id);
    if (found === undefined) throw new RangeError(`there is no ${kind} ${String(id)}`);
    return found;
  }

  function nextId(kind: KindOf<Bodies>): number {
    const known = nextIds.get(kind);
    if (known !== undefined) return known;
    const last = statements('SELECT max(id) AS id FROM record WHERE kind = ?').get(kind)?.['id'];
    return typeof last === 'number' ? last + 1 : firstId;
  }

  function placeOf<K extends KindOf<Bodies>>(kind: K, { id, body, createdAt }: Stored<Bodies[K]>): Place {
    return {
      kind,
      id,
      sortKey: kinds[kind].sortKey(body, createdAt),
      references: kinds[kind].references?.(body) ?? [],
    };
  }

  function columnsOf<K extends KindOf<Bodies>>(kind: K, record: Stored<Bodies[K]>): SQLInputValue[] {
    const { sortKey, status, search } = kinds[kind];
    const { body, createdAt, modifiedAt, version } = record;
    const searchText = search?.(body).toLowerCase() ?? '';
    return [sortKey(body, createdAt), status?.(body) ?? null, searchText, modifiedAt, version, JSON.stringify(body)];
  }

  function write<K extends KindOf<Bodies>>(kind: K, before: Stored<Bodies[K]>, after: Stored<Bodies[K]>): void {
    statements(
      'UPDATE record SET sort_key = ?, status = ?, search = ?, modified_at = ?, version = ?, body = ? WHERE kind = ? AND id = ?',
    ).run(...columnsOf(kind, after), kind, after.id);
    index.move(placeOf(kind, before), placeOf(kind, after));
    remember(kind, after);
  }

  function tell(kind: KindOf<Bodies>, change: Omit<Change, 'kind'>): void {
    if (kinds[kind].inFeed) unannounced.push({ kind, ...change });
  }

  return {
    get,
    getMany: (kind, ids) =>
      rows(
        `SELECT ${recordColumns} FROM record r
         WHERE kind = ? AND id IN (SELECT value FROM json_each(?)) AND deleted = 0 ORDER BY id`,
        kind,
        JSON.stringify(ids),
      ),
    find: (kind, name, values) =>
      rows(
        `SELECT ${recordColumns} FROM record r WHERE kind = ? AND id IN (
           SELECT id FROM reference WHERE kind = ? AND name = ? AND value IN (SELECT value FROM json_each(?))
         ) ORDER BY id`,
        kind,
        kind,
        name,
        JSON.stringify(values),
      ),
    findUpTo: (kind, name, value) => index.idsUpTo(kind, name, value),
    list: (kind, query) => listRecords(statements, kind, query),
    insert: (kind, { body, id = nextId(kind), modifiedAt = stamp(), createdAt = modifiedAt }) => {
      const record = { id, createdAt, modifiedAt, version: 1, body };
      statements(
        `INSERT INTO record (sort_key, status, search, modified_at, version, body, kind, id, created_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      ).run(...columnsOf(kind, record), kind, id, createdAt);
      nextIds.set(kind, Math.max(id + 1, nextId(kind)));
      index.add(placeOf(kind, record));
      remember(kind, record);
      tell(kind, { id, modifiedAt, version: 1, deleted: false, mergedInto: null });
      return record;
    },
    update: (kind, id, body) => {
      const before = existing(kind, id);
      const after = { ...before, body, modifiedAt: stamp(), version: before.version + 1 };
      write(kind, before, after);
      tell(kind, { id, modifiedAt: after.modifiedAt, version: after.version, deleted: false, mergedInto: null });
      return after;
    },
    correct: (kind, id, body) => {
      const before = existing(kind, id);
      write(kind, before, { ...before, body });
    },
    remove: (kind, id, mergedInto) => {
      const before = existing(kind, id);
      const modifiedAt = stamp();
      const version = before.version + 1;
      statements(
        'UPDATE record SET deleted = 1, merged_into = ?, modified_at = ?, version = ? WHERE kind = ? AND id = ?',
      ).run(mergedInto, modifiedAt, version, kind, id);
      index.remove(placeOf(kind, before));
      recent.delete(`${kind} ${String(id)}`);
      tell(kind, { id, modifiedAt, version, deleted: true, mergedInto });
    },
    changesAfter: (place, limit) => readFeed(statements, kindsInFeed, place, limit),
    nextId,
    transaction: (work) => {
      if (database.isTransaction) return work();
      try {
        const result = inTransaction(database, work);
        announce(unannounced);
        return result;
      } catch (error) {
        // What was remembered from a transaction that was rolled back never was.
        nextIds.clear();
        recent.clear();
        throw error;
      } finally {
        unannounced = [];
      }
    },
  };
}
