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
  const rows = await queries
    .selectFrom('customer_link')
    .innerJoin('linked_pair', 'linked_pair.customer_id', 'customer_link.customer_id')
    .where('customer_link.connection', '=', connection)
    .where('customer_link.native_id', '=', anyOf(nativeIds))
    .where('customer_link.state', '<>', 'BROKEN')
    .select('customer_link.native_id as asked_id')
    .selectAll('linked_pair')
    .execute();
  const found = new Map(rows.map((row) => [row.asked_id, pairOf(row)]));
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
