import { anyOf } from '#integration/identity/link-row.ts';
import type { Queries } from '#store/tables.ts';
import type { KeepChanges } from './sync-step.ts';
import { type ChangedRecord, putDown } from './sync-tasks.ts';

export interface KeptConnections {
  readonly crm: string;
  readonly erp: string;
  /** True when every deal matters, false when only those do that have been converted. */
  readonly allDeals: boolean;
  /** True when accounts and customers are compared with each other. */
  readonly masterData: boolean;
}

/** Puts down which changes somebody has to see to; the others are forgotten. A payment shows in its invoices. */
export function keepingChanges({ crm, erp, allDeals, masterData }: KeptConnections): KeepChanges {
  return async (trx, connection, changes) => {
    const of = (kind: string) => changes.filter((change) => change.kind === kind && !change.deleted);
    if (connection === crm) {
      const deals = of('deal');
      await putDown(trx, crm, [
        ...(allDeals ? deals : await converted(trx, 'deal_id', deals)),
        ...(masterData ? of('account') : []),
      ]);
    }
    if (connection === erp)
      await putDown(trx, erp, [
        ...(await converted(trx, 'order_id', of('order'))),
        ...of('shipment'),
        ...of('invoice'),
        ...(masterData ? of('customer') : []),
      ]);
  };
}

async function converted(
  trx: Queries,
  column: 'deal_id' | 'order_id',
  records: readonly ChangedRecord[],
): Promise<readonly ChangedRecord[]> {
  if (records.length === 0) return [];
  const rows = await trx
    .selectFrom('conversion')
    .select(column)
    .where(column, '=', anyOf(records.map(({ id }) => id)))
    .execute();
  const known = new Set(rows.map((row) => row[column]));
  return records.filter(({ id }) => known.has(id));
}
