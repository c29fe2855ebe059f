import type { LinkRefusalTable, Queries } from '#store/tables.ts';
import type { IdentityRecord } from './identity-record.ts';
import type { IsRefused } from './match-customers.ts';

/** Remembers for ever, or until a person links them, that the record is none of these. */
export async function refuse(trx: Queries, record: IdentityRecord, others: readonly IdentityRecord[]): Promise<void> {
  const rows = pairs(record, others);
  if (rows.length > 0)
    await trx
      .insertInto('link_refusal')
      .values(rows)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
}

/** A person has changed their mind. */
export async function forgetRefusals(
  trx: Queries,
  record: IdentityRecord,
  others: readonly IdentityRecord[],
): Promise<void> {
  for (const pair of pairs(record, others)) {
    await trx
      .deleteFrom('link_refusal')
      .where('crm_connection', '=', pair.crm_connection)
      .where('crm_native_id', '=', pair.crm_native_id)
      .where('erp_connection', '=', pair.erp_connection)
      .where('erp_native_id', '=', pair.erp_native_id)
      .execute();
  }
}

/** What was refused among these records. Refusing one pair of records refuses the customers behind them. */
export async function refusalsAmong(queries: Queries, records: readonly IdentityRecord[]): Promise<IsRefused> {
  const rows = records.length === 0 ? [] : await queries.selectFrom('link_refusal').selectAll().execute();
  const refused = new Set(rows.map(pairName));
  return (some, others) =>
    refused.size > 0 && some.some((record) => pairs(record, others).some((pair) => refused.has(pairName(pair))));
}

type Pair = Omit<LinkRefusalTable, 'refused_at'>;

function pairs(record: IdentityRecord, others: readonly IdentityRecord[]): readonly Pair[] {
  return others
    .filter(({ side }) => side !== record.side)
    .map((other) => {
      const [crm, erp] = record.side === 'CRM' ? [record, other] : [other, record];
      return {
        crm_connection: crm.connection,
        crm_native_id: crm.nativeId,
        erp_connection: erp.connection,
        erp_native_id: erp.nativeId,
      };
    });
}

function pairName(pair: Pair): string {
  return JSON.stringify([pair.crm_connection, pair.crm_native_id, pair.erp_connection, pair.erp_native_id]);
}
