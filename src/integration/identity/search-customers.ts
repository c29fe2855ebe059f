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

/** Customers that have at least one record, by name. */
export async function searchCustomers(
  queries: Queries,
  filter: CustomerFilter,
  page: PageRequest,
): Promise<Page<Customer>> {
  const words = plainWords(filter.search ?? '')
    .split(' ')
    .filter((word) => word !== '');
  if (words.length === 0 && (filter.search ?? '').trim() !== '') return emptyPage;
  const sides = sql<number>`(
    select count(distinct side)::int from customer_link where customer_id = customer.id and state <> 'BROKEN'
  )`;
  let found = queries.selectFrom('customer').where('merged_into', 'is', null).where(sides, '>', 0);
  for (const word of words) found = found.where('search_text', 'like', `%${word}%`);
  if (filter.linked !== undefined) found = found.where(sides, filter.linked ? '=' : '<>', 2);
  if (filter.updatedSince !== undefined) found = found.where('updated_at', '>=', new Date(filter.updatedSince));
  const { after } = page;
  const rest =
    after === undefined ? found : found.where(sql<boolean>`(sort_name, id) > (${after.key} collate "C", ${after.id})`);
  const [rows, counted] = await Promise.all([
    rest
      .selectAll()
      .orderBy('sort_name')
      .orderBy('id')
      .limit(page.first + 1)
      .execute(),
    found.select(sql<number>`count(*)::int`.as('total')).executeTakeFirstOrThrow(),
  ]);
  const items = await withLinks(queries, rows.slice(0, page.first));
  return { items, hasNextPage: rows.length > page.first, totalCount: counted.total };
}

export function positionOfCustomer({ sortName, id }: Customer): Position {
  return { key: sortName, id };
}
