import { type Selectable, sql } from 'kysely';
import { anyOf } from '#integration/identity/link-row.ts';
import type { Page, PageRequest, Position } from '#model/page.ts';
import type { ConversionStepTable, ConversionTable } from '#store/conversion-tables.ts';
import type { Queries } from '#store/tables.ts';
import { type Conversion, conversionOf, type ConversionStatus, type StepName } from './conversion-row.ts';

/** One attempt at one step, as it is told to people. */
export interface StepRecord {
  readonly name: StepName;
  readonly status: ConversionStepTable['status'];
  readonly attempt: number;
  readonly startedAt: Date;
  readonly endedAt: Date | null;
  readonly error: string | null;
}

/** In the order of the ids; null for the unknown. */
export async function conversionsByIds(
  queries: Queries,
  ids: readonly string[],
): Promise<readonly (Conversion | null)[]> {
  const rows = await queries.selectFrom('conversion').selectAll().where('id', '=', anyOf(ids)).execute();
  return inOrder(ids, rows, ({ id }) => id);
}

/** The latest generation of each deal, in the order of the native ids; null for a deal that nobody asked for. */
export async function conversionsOfDeals(
  queries: Queries,
  connection: string,
  dealIds: readonly string[],
): Promise<readonly (Conversion | null)[]> {
  const rows = await queries
    .selectFrom('conversion')
    .selectAll()
    .where('deal_connection', '=', connection)
    .where('deal_id', '=', anyOf(dealIds))
    .orderBy('generation')
    .execute();
  return inOrder(dealIds, rows, (row) => row.deal_id);
}

/** Every conversion of one deal, the first one first. */
export async function generationsOfDeal(
  queries: Queries,
  connection: string,
  dealId: string,
): Promise<readonly Conversion[]> {
  const rows = await queries
    .selectFrom('conversion')
    .selectAll()
    .where('deal_connection', '=', connection)
    .where('deal_id', '=', dealId)
    .orderBy('generation')
    .execute();
  return rows.map(conversionOf);
}

/** In the order of the native ids; null for an order that comes from no deal. */
export async function conversionsOfOrders(
  queries: Queries,
  connection: string,
  orderIds: readonly string[],
): Promise<readonly (Conversion | null)[]> {
  const rows = await queries
    .selectFrom('conversion')
    .selectAll()
    .where('erp_connection', '=', connection)
    .where('order_id', '=', anyOf(orderIds))
    .orderBy('generation')
    .execute();
  return inOrder(orderIds, rows, (row) => row.order_id);
}

/** Every attempt, oldest first, for each conversion in the order of the ids. */
export async function stepsOfConversions(
  queries: Queries,
  ids: readonly string[],
): Promise<readonly (readonly StepRecord[])[]> {
  const rows = await queries
    .selectFrom('conversion_step')
    .selectAll()
    .where('conversion_id', '=', anyOf(ids))
    .orderBy('started_at')
    .orderBy('attempt')
    .execute();
  const byConversion = Map.groupBy(rows, (row) => row.conversion_id);
  return ids.map((id) => (byConversion.get(id) ?? []).map(stepOf));
}

/** Newest first: the ids are ULIDs. */
export async function listConversions(
  queries: Queries,
  status: readonly ConversionStatus[] | undefined,
  { first, after }: PageRequest,
): Promise<Page<Conversion>> {
  const wanted = queries
    .selectFrom('conversion')
    .$if(status !== undefined, (query) => query.where('status', 'in', status ?? []));
  const { count } = await wanted.select(sql<number>`count(*)::integer`.as('count')).executeTakeFirstOrThrow();
  const rows = await wanted
    .selectAll()
    .$if(after !== undefined, (query) => query.where('id', '<', after?.id ?? ''))
    .orderBy('id', 'desc')
    .limit(first + 1)
    .execute();
  return { items: rows.slice(0, first).map(conversionOf), hasNextPage: rows.length > first, totalCount: count };
}

export function positionOfConversion({ id }: Conversion): Position {
  return { key: id, id };
}

function inOrder(
  keys: readonly string[],
  rows: readonly Selectable<ConversionTable>[],
  keyOf: (row: Selectable<ConversionTable>) => string | null,
): readonly (Conversion | null)[] {
  const found = new Map(rows.map((row) => [keyOf(row), row]));
  return keys.map((key) => {
    const row = found.get(key);
    return row === undefined ? null : conversionOf(row);
  });
}

function stepOf(row: Selectable<ConversionStepTable>): StepRecord {
  return {
    name: row.name,
    status: row.status,
    attempt: row.attempt,
    startedAt: row.started_at,
    endedAt: row.ended_at,
    error: row.error,
  };
}
