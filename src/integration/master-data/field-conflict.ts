import { createHash } from 'node:crypto';
import type { Selectable } from 'kysely';
import { anyOf } from '#integration/identity/link-row.ts';
import type { Page, PageRequest, Position } from '#model/page.ts';
import type { FieldConflictTable } from '#store/master-data-tables.ts';
import type { Queries } from '#store/tables.ts';
import { type LinkedPair, pairColumns } from './linked-pair.ts';
import type { FieldName } from './shared-fields.ts';

/** A field about which the two records of a customer say different things, or did. */
export interface FieldConflict {
  /** The ULID. */
  readonly id: string;
  /** Null when the account's record is not known any more. */
  readonly customerId: string | null;
  readonly pair: Omit<LinkedPair, 'customerId'>;
  readonly field: FieldName;
  readonly crmValue: string | null;
  readonly erpValue: string | null;
  readonly baseValue: string | null;
  readonly owner: FieldConflictTable['owner'];
  readonly reason: FieldConflictTable['reason'];
  readonly detectedAt: Date;
  readonly resolvedAt: Date | null;
  readonly resolution: FieldConflictTable['resolution'];
  readonly resolvedBy: string | null;
}

/** In the order of the ids; null for the unknown. */
export async function conflictsByIds(
  queries: Queries,
  ids: readonly string[],
): Promise<readonly (FieldConflict | null)[]> {
  const rows = await conflicts(queries).where('field_conflict.id', '=', anyOf(ids)).execute();
  const found = new Map(rows.map((row) => [row.id, conflictOf(row)]));
  return ids.map((id) => found.get(id) ?? null);
}

/** The open ones of each customer, oldest first, in the order of the customers. */
export async function openConflictsOfCustomers(
  queries: Queries,
  customerIds: readonly string[],
): Promise<readonly (readonly FieldConflict[])[]> {
  const rows = await conflicts(queries)
    .where('customer_link.customer_id', '=', anyOf(customerIds))
    .where('resolved_at', 'is', null)
    .orderBy('field_conflict.id')
    .execute();
  const byCustomer = Map.groupBy(rows.map(conflictOf), ({ customerId }) => customerId);
  return customerIds.map((id) => byCustomer.get(id) ?? []);
}

/** The open ones of a pair, at most one for each field. */
export async function openConflictsOfPair(
  queries: Queries,
  pair: LinkedPair,
): Promise<ReadonlyMap<FieldName, FieldConflict>> {
  const columns = pairColumns(pair);
  const rows = await conflicts(queries)
    .where('field_conflict.crm_connection', '=', columns.crm_connection)
    .where('field_conflict.crm_native_id', '=', columns.crm_native_id)
    .where('field_conflict.erp_connection', '=', columns.erp_connection)
    .where('field_conflict.erp_native_id', '=', columns.erp_native_id)
    .where('resolved_at', 'is', null)
    .execute();
  return new Map(rows.map((row) => [row.field, conflictOf(row)]));
}

/** Newest first: the ids are ULIDs. */
export async function listConflicts(
  queries: Queries,
  open: boolean | undefined,
  { first, after }: PageRequest,
): Promise<Page<FieldConflict>> {
  const rows = await conflicts(queries)
    .$if(open !== undefined, (query) => query.where('resolved_at', open === true ? 'is' : 'is not', null))
    .$if(after !== undefined, (query) => query.where('field_conflict.id', '<', after?.id ?? ''))
    .orderBy('field_conflict.id', 'desc')
    .limit(first + 1)
    .execute();
  return { items: rows.slice(0, first).map(conflictOf), hasNextPage: rows.length > first, totalCount: null };
}

/** Differs as soon as one of the two values does. */
export function versionOfConflict({ crmValue, erpValue }: FieldConflict): string {
  return createHash('sha256')
    .update(JSON.stringify([crmValue, erpValue]))
    .digest('base64url')
    .slice(0, versionLength);
}

// 96 bits.
const versionLength = 16;

export function positionOfConflict({ id }: FieldConflict): Position {
  return { key: id, id };
}

function conflicts(queries: Queries) {
  return queries
    .selectFrom('field_conflict')
    .leftJoin('customer_link', (join) =>
      join
        .onRef('customer_link.connection', '=', 'field_conflict.crm_connection')
        .onRef('customer_link.native_id', '=', 'field_conflict.crm_native_id'),
    )
    .selectAll('field_conflict')
    .select('customer_link.customer_id');
}

function conflictOf(row: Selectable<FieldConflictTable> & { readonly customer_id: string | null }): FieldConflict {
  return {
    id: row.id,
    customerId: row.customer_id,
    pair: {
      crmConnection: row.crm_connection,
      accountId: row.crm_native_id,
      erpConnection: row.erp_connection,
      erpCustomerId: row.erp_native_id,
    },
    field: row.field,
    crmValue: row.crm_value,
    erpValue: row.erp_value,
    baseValue: row.base_value,
    owner: row.owner,
    reason: row.reason,
    detectedAt: row.detected_at,
    resolvedAt: row.resolved_at,
    resolution: row.resolution,
    resolvedBy: row.resolved_by,
  };
}
