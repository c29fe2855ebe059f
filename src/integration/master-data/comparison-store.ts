import { sql } from 'kysely';
import { ulid } from 'ulid';
import type { FieldConflictTable } from '#store/master-data-tables.ts';
import type { Queries } from '#store/tables.ts';
import { type FieldConflict, openConflictsOfPair } from './field-conflict.ts';
import { type LinkedPair, pairColumns } from './linked-pair.ts';
import type { FieldName } from './shared-fields.ts';

/** By field, what both records of a pair said when they last said the same. */
export type Base = Readonly<Partial<Record<FieldName, string | null>>>;

/** What is known of a pair from earlier comparisons. */
export interface Known {
  /** Null before the first. */
  readonly base: Base | null;
  readonly open: ReadonlyMap<FieldName, FieldConflict>;
}

export type ConflictValues = Pick<FieldConflict, 'crmValue' | 'erpValue' | 'baseValue' | 'owner' | 'reason'>;
export type Resolution = NonNullable<FieldConflictTable['resolution']>;

export async function readKnown(queries: Queries, pair: LinkedPair): Promise<Known> {
  const row = await ofPair(queries.selectFrom('master_data_pair').select('base'), pair).executeTakeFirst();
  return {
    base: row === undefined ? null : (row.base as Base), // JSON that saveBase made
    open: await openConflictsOfPair(queries, pair),
  };
}

export async function saveBase(queries: Queries, pair: LinkedPair, base: Base): Promise<void> {
  await queries
    .insertInto('master_data_pair')
    .values({ ...pairColumns(pair), base: JSON.stringify(base) })
    .onConflict((conflict) =>
      conflict
        .columns(['crm_connection', 'crm_native_id', 'erp_connection', 'erp_native_id'])
        .doUpdateSet((row) => ({ base: row.ref('excluded.base') })),
    )
    .execute();
}

/** One that is open already stays the same conflict, with what is said now. */
export async function saveConflict(
  queries: Queries,
  pair: LinkedPair,
  field: FieldName,
  values: ConflictValues,
): Promise<void> {
  const columns = {
    crm_value: values.crmValue,
    erp_value: values.erpValue,
    base_value: values.baseValue,
    owner: values.owner,
    reason: values.reason,
  };
  await queries
    .insertInto('field_conflict')
    .values({ id: ulid(), ...pairColumns(pair), field, ...columns })
    .onConflict((conflict) =>
      conflict
        .columns(['crm_connection', 'crm_native_id', 'erp_connection', 'erp_native_id', 'field'])
        .where('resolved_at', 'is', null)
        .doUpdateSet(columns),
    )
    .execute();
}

/** `by` is the person who decided, where one did. */
export async function resolveConflicts(
  queries: Queries,
  pair: LinkedPair,
  fields: readonly FieldName[],
  resolution: Resolution,
  by: string | null,
): Promise<void> {
  if (fields.length === 0) return;
  await ofPair(
    queries.updateTable('field_conflict').set({ resolved_at: sql<Date>`now()`, resolution, resolved_by: by }),
    pair,
  )
    .where('field', 'in', fields)
    .where('resolved_at', 'is', null)
    .execute();
}

type PairColumn = keyof ReturnType<typeof pairColumns>;

interface Filtered<Query> {
  where(column: PairColumn, operator: '=', value: string): Query;
}

function ofPair<Query extends Filtered<Query>>(query: Query, pair: LinkedPair): Query {
  const columns = pairColumns(pair);
  return query
    .where('crm_connection', '=', columns.crm_connection)
    .where('crm_native_id', '=', columns.crm_native_id)
    .where('erp_connection', '=', columns.erp_connection)
    .where('erp_native_id', '=', columns.erp_native_id);
}
