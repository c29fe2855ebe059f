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
        ...(allDeals ? deals : await converted(trx, 'deal', crm, deals)),
        ...(masterData ? of('account') : []),
      ]);
    }
    if (connection === erp)
      await putDown(trx, erp, [
        ...(await converted(trx, 'order', erp, of('order'))),
        ...of('shipment'),
        ...of('invoice'),
        ...(masterData ? of('customer') : []),
      ]);
  };
}

/** Those of which there is a conversion. */
async function converted(
  trx: Queries,
  kind: 'deal' | 'order',
  connection: string,
  records: readonly ChangedRecord[],
): Promise<readonly ChangedRecord[]> {
  if (records.length === 0) return [];
  const [ofConnection, id] = columns[kind];
  const rows = await trx
    .selectFrom('conversion')
    .select(id)
    .where(ofConnection, '=', connection)
    .where(id, '=', anyOf(records.map((record) => record.id)))
    .execute();
  const known = new Set(rows.map((row) => row[id]));
  return records.filter((record) => known.has(record.id));
}

const columns = { deal: ['deal_connection', 'deal_id'], order: ['erp_connection', 'order_id'] } as const;
