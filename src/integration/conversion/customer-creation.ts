import { sql } from 'kysely';
import type { Queries } from '#store/tables.ts';
import { inMilliseconds } from './lease.ts';

export interface CreationKey {
  readonly crmConnection: string;
  readonly accountId: string;
  readonly erpConnection: string;
}

/** The right to make the ERP customer of one account; of all deals of that account one has it at a time. */
export interface CustomerCreation {
  readonly fence: number;
  /** How long ago somebody began to make the customer and nobody knows what came of it. */
  readonly intentAgeMs: number | null;
}

/** Null while another conversion is at it. */
export async function claimCreation(db: Queries, key: CreationKey, leaseMs: number): Promise<CustomerCreation | null> {
  const row = await db
    .insertInto('customer_creation')
    .values({ ...columnsOf(key), fence: 1, lease_until: inMilliseconds(leaseMs) })
    .onConflict((conflict) =>
      conflict
        .columns(['crm_connection', 'account_id', 'erp_connection'])
        .doUpdateSet({ fence: sql`customer_creation.fence + 1`, lease_until: inMilliseconds(leaseMs) })
        .where((creation) =>
          creation.or([
            creation('customer_creation.lease_until', 'is', null),
            creation('customer_creation.lease_until', '<', sql<Date>`now()`),
          ]),
        ),
    )
    .returning(['fence', sql<number | null>`extract(epoch from now() - intent_at)::double precision * 1000`.as('age')])
    .executeTakeFirst();
  return row === undefined ? null : { fence: row.fence, intentAgeMs: row.age };
}

/** Written before the request leaves. False when another has taken over: then nothing may be sent. */
export async function intendCreation(db: Queries, key: CreationKey, fence: number): Promise<boolean> {
  return update(db, key, fence, { intent_at: sql<Date>`now()` });
}

/** Settled, one way or the other: nothing is in doubt any more and the next may look for itself. */
export async function settleCreation(db: Queries, key: CreationKey, fence: number): Promise<void> {
  await update(db, key, fence, { intent_at: null, lease_until: null });
}

/** Lets go of it with the doubt remaining. */
export async function releaseCreation(db: Queries, key: CreationKey, fence: number): Promise<void> {
  await update(db, key, fence, { lease_until: null });
}

async function update(
  db: Queries,
  key: CreationKey,
  fence: number,
  set: { readonly intent_at?: ReturnType<typeof sql<Date>> | null; readonly lease_until?: null },
): Promise<boolean> {
  const { crm_connection, account_id, erp_connection } = columnsOf(key);
  const { numUpdatedRows } = await db
    .updateTable('customer_creation')
    .set(set)
    .where('crm_connection', '=', crm_connection)
    .where('account_id', '=', account_id)
    .where('erp_connection', '=', erp_connection)
    .where('fence', '=', fence)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

function columnsOf({ crmConnection, accountId, erpConnection }: CreationKey) {
  return { crm_connection: crmConnection, account_id: accountId, erp_connection: erpConnection };
}
