import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import { inTransaction } from './database.ts';
import type { Instant } from './instant.ts';
import { listRecords, type ListQuery, type ListResult } from './record-list.ts';
import { type Reference, type Row, recordColumns, type Stored, storedOf } from './stored.ts';

/** How records of one kind are listed and found. */
export interface RecordKind<Body> {
  /** Kinds that the modification feed speaks of. */
  readonly inFeed: boolean;
  /** Lists are ordered by it, then by id. */
  sortKey(body: Body, createdAt: Instant): string;
  status?(body: Body): string | null;
  /** The text that a search looks into. */
  search?(body: Body): string;
  /** What the record is found by: the ids of others it belongs to, its number, the day on which it wants attention. */
  references?(body: Body): readonly Reference[];
}

export interface Change {
  readonly kind: string;
  readonly id: number;
  readonly modifiedAt: Instant;
  readonly version: number;
  readonly deleted: boolean;
  readonly mergedInto: number | null;
}

export interface NewRecord<Body> {
  readonly body: Body;
  readonly id?: number | undefined;
  readonly createdAt?: Instant | undefined;
  readonly modifiedAt?: Instant | undefined;
}

const maxRecent = 2000;

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
  changesAfter(modifiedAt: Instant, kind: string, id: number, limit: number): readonly Change[];
  nextId(kind: KindOf<Bodies>): number;
  /** All or nothing; the changes are announced after the commit. */
  transaction<Result>(work: () => Result): Result;
}

export function createRecordStore<Bodies>(options: {
  readonly database: DatabaseSync;
  readonly kinds: { readonly [K in KindOf<Bodies>]: RecordKind<Bodies[K]> };
  readonly firstId: number;
  readonly stamp: () => Instant;
  readonly announce: (changes: readonly Change[]) => void;
}): RecordStore<Bodies> {
  const { database, kinds, firstId, stamp, announce } = options;
  const statements = new Map<string, StatementSync>();
  const nextIds = new Map<string, number>();
  // Spares reading and parsing what was just written. Nobody else writes this file, and bodies are never changed in place.
  const recent = new Map<string, Stored<unknown>>();
  let unannounced: Change[] = [];
  const fedKinds = JSON.stringify(Object.keys(kinds).filter((kind) => kinds[kind as KindOf<Bodies>].inFeed)); // Object.keys forgets the key type

  function prepared(sql: string): StatementSync {
    const known = statements.get(sql);
    if (known !== undefined) return known;
    const statement = database.prepare(sql);
    statements.set(sql, statement);
    return statement;
  }

  function rows<Body>(sql: string, ...values: SQLInputValue[]): readonly Stored<Body>[] {
    return prepared(sql)
      .all(...values)
      .map((row) => storedOf<Body>(row as unknown as Row)); // the columns are those of recordColumns
  }

  function get<K extends KindOf<Bodies>>(kind: K, id: number): Stored<Bodies[K]> | undefined {
    const known = recent.get(`${kind} ${String(id)}`);
    if (known !== undefined) return known as Stored<Bodies[K]>; // remembered under its kind
    const [found] = rows<Bodies[K]>(
      `SELECT ${recordColumns} FROM record r WHERE kind = ? AND id = ? AND deleted = 0`,
      kind,
      id,
    );
    return found === undefined ? undefined : remember(kind, found);
  }

  function remember<Body>(kind: string, record: Stored<Body>): Stored<Body> {
    if (recent.size >= maxRecent) recent.clear();
    recent.set(`${kind} ${String(record.id)}`, record);
    return record;
  }

  function existing<K extends KindOf<Bodies>>(kind: K, id: number): Stored<Bodies[K]> {
    const found = get(kind, id);
    if (found === undefined) throw new RangeError(`there is no ${kind} ${String(id)}`);
    return found;
  }

  function nextId(kind: KindOf<Bodies>): number {
    const known = nextIds.get(kind);
    if (known !== undefined) return known;
    const last = prepared('SELECT max(id) AS id FROM record WHERE kind = ?').get(kind)?.['id'];
    return typeof last === 'number' ? last + 1 : firstId;
  }

  function refer(kind: string, id: number, sortKey: string, references: readonly Reference[]): void {
    const insertion = prepared(
      'INSERT OR IGNORE INTO reference (kind, name, value, sort_key, id) VALUES (?, ?, ?, ?, ?)',
    );
    for (const { name, value } of references) insertion.run(kind, name, value, sortKey, id);
  }

  function forget(kind: string, id: number, sortKey: string, references: readonly Reference[]): void {
    const deletion = prepared(
      'DELETE FROM reference WHERE kind = ? AND name = ? AND value = ? AND sort_key = ? AND id = ?',
    );
    for (const { name, value } of references) deletion.run(kind, name, value, sortKey, id);
  }

  function insert<K extends KindOf<Bodies>>(kind: K, record: NewRecord<Bodies[K]>): Stored<Bodies[K]> {
    const { body } = record;
    const rules = kinds[kind];
    const id = record.id ?? nextId(kind);
    const modifiedAt = record.modifiedAt ?? stamp();
    const createdAt = record.createdAt ?? modifiedAt;
    const sortKey = rules.sortKey(body, createdAt);
    prepared(
      `INSERT INTO record (kind, id, sort_key, status, search, created_at, modified_at, version, body)
       VALUES (?, ?, ?, ?, ?, ?, ?, 1, ?)`,
    ).run(
      kind,
      id,
      sortKey,
      rules.status?.(body) ?? null,
      searchText(rules, body),
      createdAt,
      modifiedAt,
      JSON.stringify(body),
    );
    nextIds.set(kind, Math.max(id + 1, nextId(kind)));
    refer(kind, id, sortKey, rules.references?.(body) ?? []);
    tell(kind, { id, modifiedAt, version: 1 });
    return remember(kind, { id, createdAt, modifiedAt, version: 1, body });
  }

  function write<K extends KindOf<Bodies>>(kind: K, before: Stored<Bodies[K]>, after: Stored<Bodies[K]>): void {
    const rules = kinds[kind];
    const sortKey = rules.sortKey(after.body, after.createdAt);
    remember(kind, after);
    prepared(
      'UPDATE record SET sort_key = ?, status = ?, search = ?, modified_at = ?, version = ?, body = ? WHERE kind = ? AND id = ?',
    ).run(
      sortKey,
      rules.status?.(after.body) ?? null,
      searchText(rules, after.body),
      after.modifiedAt,
      after.version,
      JSON.stringify(after.body),
      kind,
      after.id,
    );
    const oldKey = rules.sortKey(before.body, before.createdAt);
    const oldReferences = rules.references?.(before.body) ?? [];
    const newReferences = rules.references?.(after.body) ?? [];
    const isKept = ({ name, value }: Reference, others: readonly Reference[]): boolean =>
      oldKey === sortKey && others.some((other) => other.name === name && other.value === value);
    forget(
      kind,
      after.id,
      oldKey,
      oldReferences.filter((reference) => !isKept(reference, newReferences)),
    );
    refer(
      kind,
      after.id,
      sortKey,
      newReferences.filter((reference) => !isKept(reference, oldReferences)),
    );
  }

  function tell(kind: string, change: { id: number; modifiedAt: Instant; version: number }): void {
    if (kinds[kind as KindOf<Bodies>].inFeed)
      // every caller passes a kind of ours
      unannounced.push({ kind, deleted: false, mergedInto: null, ...change });
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
    findUpTo: (kind, name, value) =>
      prepared('SELECT id FROM reference WHERE kind = ? AND name = ? AND value <= ? ORDER BY value, id')
        .all(kind, name, value)
        .map((row) => Number(row['id'])),
    list: (kind, query) => listRecords(prepared, kind, query),
    insert,
    update: (kind, id, body) => {
      const before = existing(kind, id);
      const after = { ...before, body, modifiedAt: stamp(), version: before.version + 1 };
      write(kind, before, after);
      tell(kind, after);
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
      recent.delete(`${kind} ${String(id)}`);
      prepared(
        'UPDATE record SET deleted = 1, merged_into = ?, modified_at = ?, version = ? WHERE kind = ? AND id = ?',
      ).run(mergedInto, modifiedAt, version, kind, id);
      forget(kind, id, kinds[kind].sortKey(before.body, before.createdAt), kinds[kind].references?.(before.body) ?? []);
      if (kinds[kind].inFeed) unannounced.push({ kind, id, modifiedAt, version, deleted: true, mergedInto });
    },
    changesAfter: (modifiedAt, kind, id, limit) =>
      prepared(
        `SELECT kind, id, modified_at, version, deleted, merged_into FROM record
         WHERE (modified_at, kind, id) > (?, ?, ?) AND kind IN (SELECT value FROM json_each(?))
         ORDER BY modified_at, kind, id LIMIT ?`,
      )
        .all(modifiedAt, kind, id, fedKinds, limit)
        .map((row) => ({
          kind: String(row['kind']),
          id: Number(row['id']),
          modifiedAt: String(row['modified_at']),
          version: Number(row['version']),
          deleted: row['deleted'] === 1,
          mergedInto: row['merged_into'] === null ? null : Number(row['merged_into']),
        })),
    nextId,
    transaction: (work) => {
      if (database.isTransaction) return work();
      unannounced = [];
      try {
        const result = inTransaction(database, work);
        if (unannounced.length > 0) announce(unannounced);
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

function searchText<Body>(rules: RecordKind<Body>, body: Body): string {
  return rules.search?.(body).toLowerCase() ?? '';
}
