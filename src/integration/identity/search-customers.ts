import { sql } from 'kysely';
import { plainWords } from '#model/legal-name.ts';
import { emptyPage, type Page, type PageRequest, type Position } from '#model/page.ts';
import type { Queries } from '#store/tables.ts';
import { type Customer, withLinks } from './read-customers.ts';

export interface CustomerFilter {
  /** Every word of it must be part of a word of a name, tax number, domain, number or native id of the customer. */
  readonly search?: string | undefined;
  /** True: known to both systems; false: to one of them only. */
  readonly linked?: boolean | undefined;
  /** Only customers that were changed, linked or unlinked at or after this instant. */
  readonly updatedSince?: string | undefined;
}

/** A page of customers; how many there are in all is a question of its own, because it costs as much as the page. */
export interface FoundCustomers {
  readonly page: Page<Customer>;
  count(): Promise<number>;
}

/** Customers that have at least one record, by name. */
export async function searchCustomers(
  queries: Queries,
  filter: CustomerFilter,
  { first, after }: PageRequest,
): Promise<FoundCustomers> {
  const words = plainWords(filter.search ?? '')
    .split(' ')
    .filter((word) => word !== '');
  if (words.length === 0 && (filter.search ?? '').trim() !== '') return { page: emptyPage, count: async () => 0 };
  let found = queries.selectFrom('customer').where('merged_into', 'is', null);
  for (const word of words) found = found.where('search_text', 'like', `%${word}%`);
  if (filter.updatedSince !== undefined) found = found.where('updated_at', '>=', new Date(filter.updatedSince));
  if (filter.linked === undefined) found = found.where(sql<boolean>`exists (select ${ownLinks})`);
  else found = found.where(sql<number>`(select count(distinct side) ${ownLinks})`, '=', filter.linked ? 2 : 1);
  const rest =
    after === undefined ? found : found.where(sql<boolean>`(sort_name, id) > (${after.key} collate "C", ${after.id})`);
  const rows = await rest
    .selectAll()
    .orderBy('sort_name')
    .orderBy('id')
    .limit(first + 1)
    .execute();
  const items = await withLinks(queries, rows.slice(0, first));
  return {
    page: { items, hasNextPage: rows.length > first, totalCount: null },
    async count() {
      const { total } = await found.select(sql<number>`count(*)::int`.as('total')).executeTakeFirstOrThrow();
      return total;
    },
  };
}

const ownLinks = sql`from customer_link where customer_id = customer.id and state <> 'BROKEN'`;

export function positionOfCustomer({ sortName, id }: Customer): Position {
  return { key: sortName, id };
}
