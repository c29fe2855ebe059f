import type { Selectable } from 'kysely';
import type { CustomerTable, Queries } from '#store/tables.ts';
import { anyOf, type Link, linksOfCustomers, linksOfRecords } from './link-row.ts';

/** A customer with everything known about its records. */
export interface Customer {
  /** The ULID. */
  readonly id: string;
  readonly name: string;
  readonly kind: 'COMPANY' | 'PERSON';
  readonly sortName: string;
  readonly links: readonly Link[];
}

/** In the order of the ids; null for the unknown. The id of a customer that was merged away answers the survivor. */
export async function customersByIds(queries: Queries, ids: readonly string[]): Promise<readonly (Customer | null)[]> {
  const asked = await queries
    .selectFrom('customer as asked')
    .innerJoin('customer', (join) =>
      join.on((on) => on('customer.id', '=', on.fn.coalesce('asked.merged_into', 'asked.id'))),
    )
    .where('asked.id', '=', anyOf(ids))
    .select('asked.id as asked_id')
    .selectAll('customer')
    .execute();
  const customers = await withLinks(queries, asked);
  const found = new Map(asked.map(({ asked_id }, at) => [asked_id, customers[at]]));
  return ids.map((id) => found.get(id) ?? null);
}

/** The customers of native records of one connection, in their order; null for records that are not known. */
export async function customersByRecords(
  queries: Queries,
  connection: string,
  nativeIds: readonly string[],
): Promise<readonly (Customer | null)[]> {
  const links = await linksOfRecords(queries, connection, nativeIds);
  const customerIds = new Map(links.map(({ nativeId, customerId }) => [nativeId, customerId]));
  const distinct = [...new Set(customerIds.values())];
  const customers = new Map((await customersByIds(queries, distinct)).map((customer, at) => [distinct[at], customer]));
  return nativeIds.map((nativeId) => customers.get(customerIds.get(nativeId)) ?? null);
}

/** The rows as customers, in their order. */
export async function withLinks(
  queries: Queries,
  rows: readonly Selectable<CustomerTable>[],
): Promise<readonly Customer[]> {
  const links = await linksOfCustomers(queries, [...new Set(rows.map(({ id }) => id))]);
  const byCustomer = Map.groupBy(links, ({ customerId }) => customerId);
  return rows.map(({ id, name, kind, sort_name }) => ({
    id,
    name,
    kind,
    sortName: sort_name,
    links: byCustomer.get(id) ?? [],
  }));
}

/** The id itself, or the survivor's when this customer was merged away; null when there never was one. */
export async function currentCustomerId(queries: Queries, id: string): Promise<string | null> {
  const row = await queries
    .selectFrom('customer')
    .select(['id', 'merged_into'])
    .where('id', '=', id)
    .executeTakeFirst();
  return row === undefined ? null : (row.merged_into ?? row.id);
}
