import { sql } from 'kysely';
import type { Queries } from '#store/tables.ts';

export interface CustomerMerge {
  readonly survivorId: string;
  readonly mergedId: string;
}

/**
 * The records of one customer become the other's, and so does its id: both resolve to the survivor from now on. No
 * customer may be in two of the merges.
 */
export async function mergeCustomers(trx: Queries, merges: readonly CustomerMerge[], now: Date): Promise<void> {
  const pairs = merges.filter(({ survivorId, mergedId }) => survivorId !== mergedId);
  if (pairs.length === 0) return;
  const merge = sql`unnest(
      ${pairs.map(({ survivorId }) => survivorId)}::text[], ${pairs.map(({ mergedId }) => mergedId)}::text[]
    ) as merge (survivor, merged)`;
  await sql`update customer_link set customer_id = merge.survivor from ${merge}
    where customer_link.customer_id = merge.merged`.execute(trx);
  await sql`update customer set merged_into = merge.survivor, updated_at = ${now} from ${merge}
    where customer.id = merge.merged or customer.merged_into = merge.merged`.execute(trx);
}

/** Of two customers the one that was there first: the id that may already be written down somewhere. */
export function elder(a: string, b: string): CustomerMerge {
  return a < b ? { survivorId: a, mergedId: b } : { survivorId: b, mergedId: a };
}
