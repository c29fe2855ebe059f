import type { Queries } from '#store/tables.ts';
import { linksOfRecords } from './link-row.ts';
import { elder, mergeCustomers } from './merge-customers.ts';
import { breakLinks } from './save-records.ts';

export interface RecordMerge {
  readonly nativeId: string;
  readonly mergedInto: string;
}

/**
 * A system has merged two of its own records. What belonged to either belongs to one customer now; the name of the record
 * that is gone still leads there. Answers the customers concerned.
 */
export async function mergeRecords(
  trx: Queries,
  connection: string,
  merges: readonly RecordMerge[],
  now: Date,
): Promise<readonly string[]> {
  const gone = merges.map(({ nativeId }) => nativeId);
  const concerned = [...(await breakLinks(trx, connection, gone))];
  for (const { nativeId, mergedInto } of merges) {
    const links = await linksOfRecords(trx, connection, [nativeId, mergedInto]);
    const [merged, survivor] = [nativeId, mergedInto].map((id) => links.find((link) => link.nativeId === id));
    if (merged === undefined || survivor === undefined) continue;
    const merge = elder(merged.customerId, survivor.customerId);
    await mergeCustomers(trx, [merge], now);
    await trx
      .updateTable('customer_link')
      .set({ origin: 'MERGED', since: now })
      .where('connection', '=', connection)
      .where('native_id', '=', nativeId)
      .execute();
    concerned.push(merge.survivorId);
  }
  return concerned;
}
