import { type Connection, connectionOf, pageRequest } from '#graphql/connection.ts';
import { given } from '#graphql/arguments.ts';
import type { IntegrationContext } from './context.ts';
import type { Customer } from './identity/read-customers.ts';
import { positionOfCustomer, searchCustomers } from './identity/search-customers.ts';
import type { QueryCustomersArgs } from './schema.generated.ts';

/** The parent of `CustomerConnection`. */
export interface CustomerList extends Connection<Customer> {
  /** Asked only by those who want to know it. */
  count(): Promise<number>;
}

export async function listCustomers(
  { search, linked, updatedSince, ...page }: QueryCustomersArgs,
  { store }: IntegrationContext,
): Promise<CustomerList> {
  const list = 'Query.customers';
  const request = pageRequest(list, page);
  const filter = { search: given(search), linked: given(linked), updatedSince: given(updatedSince) };
  const { page: found, count } = await searchCustomers(store.db, filter, request);
  // Not spread: edges and page info are getters.
  return Object.assign(connectionOf(list, request, found, positionOfCustomer), { count });
}
