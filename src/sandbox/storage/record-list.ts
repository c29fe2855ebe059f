import type { SQLInputValue } from 'node:sqlite';
import type { Instant } from './instant.ts';
import type { Statements } from './statements.ts';
import { type Reference, type Row, recordColumns, type Stored, storedOf } from './stored.ts';

export interface ListQuery {
  /** Only the records that carry it. */
  readonly reference?: Reference | undefined;
  /** Only the records that carry one of the values. */
  readonly references?: { readonly name: string; readonly values: readonly string[] } | undefined;
  /** Only the records that carry a value that starts so. */
  readonly referencePrefix?: Reference | undefined;
  readonly status?: readonly string[] | undefined;
  readonly modifiedSince?: Instant | undefined;
  /** Words that all must be in the search text. */
  readonly search?: string | undefined;
  /** SQL over `r`, for what only one kind has. */
  readonly conditions?: readonly Condition[] | undefined;
  readonly order: 'newest' | 'oldest';
  readonly after?: { readonly key: string; readonly id: number } | undefined;
  readonly limit: number;
}

export interface Condition {
  readonly sql: string;
  readonly values: readonly SQLInputValue[];
}

export interface ListResult<Body> {
  readonly records: readonly Stored<Body>[];
  readonly hasMore: boolean;
  /** What the filters match, wherever the page begins. */
  readonly total: number;
}

export function listRecords<Body>(statements: Statements, kind: string, query: ListQuery): ListResult<Body> {
  // Ordering by the columns of the table that is searched first lets its index deliver the order.
  const [source, ordered] =
    query.reference === undefined
      ? ['record r', 'r']
      : ['reference x CROSS JOIN record r ON r.kind = x.kind AND r.id = x.id', 'x'];
  const conditions = [{ sql: `${ordered}.kind = ? AND r.deleted = 0`, values: [kind] }, ...conditionsOf(kind, query)];
  const where = conditions.map(({ sql }) => `(${sql})`).join(' AND ');
  const values = conditions.flatMap((condition) => condition.values);

  const [comparison, direction] = query.order === 'newest' ? ['<', 'DESC'] : ['>', 'ASC'];
  const position = query.after === undefined ? '' : ` AND (${ordered}.sort_key, ${ordered}.id) ${comparison} (?, ?)`;
  const positionValues = query.after === undefined ? [] : [query.after.key, query.after.id];
  const rows = statements(
    `SELECT ${recordColumns} FROM ${source} WHERE ${where}${position}
     ORDER BY ${ordered}.sort_key ${direction}, ${ordered}.id ${direction} LIMIT ?`,
  ).all(...values, ...positionValues, query.limit + 1);
  const total = statements(`SELECT count(*) AS total FROM ${source} WHERE ${where}`).get(...values)?.['total'];

  return {
    records: rows.slice(0, query.limit).map((row) => storedOf<Body>(row as unknown as Row)), // the columns are those of recordColumns
    hasMore: rows.length > query.limit,
    total: Number(total),
  };
}

function conditionsOf(kind: string, query: ListQuery): readonly Condition[] {
  const { reference, references, referencePrefix, status, modifiedSince, search } = query;
  return [
    ...(reference === undefined
      ? []
      : [{ sql: 'x.name = ? AND x.value = ?', values: [reference.name, reference.value] }]),
    ...(references === undefined
      ? []
      : [
          {
            sql: 'r.id IN (SELECT id FROM reference WHERE kind = ? AND name = ? AND value IN (SELECT value FROM json_each(?)))',
            values: [kind, references.name, JSON.stringify(references.values)],
          },
        ]),
    ...(referencePrefix === undefined
      ? []
      : [
          {
            sql: 'r.id IN (SELECT id FROM reference WHERE kind = ? AND name = ? AND value >= ? AND value < ?)',
            values: [kind, referencePrefix.name, referencePrefix.value, `${referencePrefix.value}\u{10FFFF}`],
          },
        ]),
    ...(status === undefined
      ? []
      : [{ sql: 'r.status IN (SELECT value FROM json_each(?))', values: [JSON.stringify(status)] }]),
    ...(modifiedSince === undefined ? [] : [{ sql: 'r.modified_at >= ?', values: [modifiedSince] }]),
    ...(search ?? '')
      .toLowerCase()
      .split(/\s+/)
      .filter((word) => word !== '')
      .map((word) => ({ sql: 'instr(r.search, ?) > 0', values: [word] })),
    ...(query.conditions ?? []),
  ];
}
