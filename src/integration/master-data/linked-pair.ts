import type { Selectable } from 'kysely';
import { anyOf } from '#integration/identity/link-row.ts';
import type { LinkedPairView } from '#store/master-data-tables.ts';
import type { Queries } from '#store/tables.ts';

/** The one record of either side that is a customer. A customer with several records of a side has no such pair: which of them would speak? */
export interface LinkedPair {
  readonly customerId: string;
  readonly crmConnection: string;
  readonly accountId: string;
  readonly erpConnection: string;
  readonly erpCustomerId: string;
}

/** The pairs that the records of one connection belong to, in their order; null for a record that is no part of one. */
export async function pairsOfRecords(
  queries: Queries,
  connection: string,
  nativeIds: readonly string[],
): Promise<readonly (LinkedPair | null)[]> {
  const links = await queries
    .selectFrom('customer_link')
    .where('connection', '=', connection)
    .where('native_id', '=', anyOf(nativeIds))
    .where('state', '<>', 'BROKEN')
    .select(['native_id', 'customer_id'])
    .execute();
  // Not in one statement: PostgreSQL would first put together the pairs of all customers.
  const rows = await queries
    .selectFrom('linked_pair')
    .selectAll()
    .where('customer_id', '=', anyOf(links.map((link) => link.customer_id)))
    .execute();
  const pairs = new Map(rows.map((row) => [row.customer_id, pairOf(row)]));
  const found = new Map(links.map((link) => [link.native_id, pairs.get(link.customer_id)]));
  return nativeIds.map((id) => found.get(id) ?? null);
}

/** The columns by which the tables know a pair. */
export function pairColumns({ crmConnection, accountId, erpConnection, erpCustomerId }: LinkedPair) {
  return {
    crm_connection: crmConnection,
    crm_native_id: accountId,
    erp_connection: erpConnection,
    erp_native_id: erpCustomerId,
  };
}

function pairOf(row: Selectable<LinkedPairView>): LinkedPair {
  return {
    customerId: row.customer_id,
    crmConnection: row.crm_connection,
    accountId: row.crm_native_id,
    erpConnection: row.erp_connection,
    erpCustomerId: row.erp_native_id,
  };
}
