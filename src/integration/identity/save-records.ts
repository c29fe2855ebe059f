import { ulid } from 'ulid';
import type { Queries } from '#store/tables.ts';
import type { IdentityRecord } from './identity-record.ts';
import { anyOf, linksOfRecords } from './link-row.ts';
import { matchKeysOf } from './match-keys.ts';

/**
 * Writes down what the records of one connection say now. A record that was not known yet becomes a customer of its own.
 * Answers the ids of the customers concerned, whose own rows are then to be refreshed.
 */
export async function saveRecords(
  trx: Queries,
  connection: string,
  records: readonly IdentityRecord[],
  now: Date,
): Promise<readonly string[]> {
  if (records.length === 0) return [];
  const nativeIds = records.map(({ nativeId }) => nativeId);
  const known = new Map((await linksOfRecords(trx, connection, nativeIds)).map((link) => [link.nativeId, link]));
  const rows = records.map((record) => ({
    record,
    customerId: known.get(record.nativeId)?.customerId ?? ulid(now.getTime()),
  }));
  const added = rows.filter(({ record }) => !known.has(record.nativeId));
  if (added.length > 0)
    await trx
      .insertInto('customer')
      .values(added.map(({ record, customerId }) => newCustomer(record, customerId, now)))
      .execute();
  await trx
    .insertInto('customer_link')
    .values(rows.map(({ record, customerId }) => newLink(record, customerId, now)))
    .onConflict((conflict) =>
      conflict.columns(['connection', 'native_id']).doUpdateSet((row) => ({
        facts: row.ref('excluded.facts'),
        primary_contact_id: row.ref('excluded.primary_contact_id'),
        state: 'ACTIVE',
      })),
    )
    .execute();
  await saveMatchKeys(trx, connection, records);
  return [...new Set(rows.map(({ customerId }) => customerId))];
}

/** The records are no longer in their system. Their customers and the records of the other side stay. */
export async function breakLinks(
  trx: Queries,
  connection: string,
  nativeIds: readonly string[],
): Promise<readonly string[]> {
  if (nativeIds.length === 0) return [];
  await deleteMatchKeys(trx, connection, nativeIds);
  const rows = await trx
    .updateTable('customer_link')
    .set({ state: 'BROKEN' })
    .where('connection', '=', connection)
    .where('native_id', '=', anyOf(nativeIds))
    .returning('customer_id')
    .execute();
  return [...new Set(rows.map((row) => row.customer_id))];
}

async function saveMatchKeys(trx: Queries, connection: string, records: readonly IdentityRecord[]): Promise<void> {
  await deleteMatchKeys(
    trx,
    connection,
    records.map(({ nativeId }) => nativeId),
  );
  const keys = records.flatMap(({ nativeId, facts }) =>
    matchKeysOf(facts).map(({ rule, value }) => ({ rule, value, connection, native_id: nativeId })),
  );
  if (keys.length > 0)
    await trx
      .insertInto('match_key')
      .values(keys)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
}

async function deleteMatchKeys(trx: Queries, connection: string, nativeIds: readonly string[]): Promise<void> {
  await trx
    .deleteFrom('match_key')
    .where('connection', '=', connection)
    .where('native_id', '=', anyOf(nativeIds))
    .execute();
}

function newCustomer({ facts }: IdentityRecord, id: string, now: Date) {
  return {
    id,
    name: facts.name,
    kind: facts.kind,
    sort_name: '',
    search_text: '',
    merged_into: null,
    created_at: now,
    updated_at: now,
  };
}

function newLink(record: IdentityRecord, customerId: string, now: Date) {
  return {
    connection: record.connection,
    native_id: record.nativeId,
    side: record.side,
    customer_id: customerId,
    origin: 'CREATED_HERE',
    state: 'ACTIVE',
    matched_on: [],
    since: now,
    facts: JSON.stringify(record.facts),
    primary_contact_id: record.primaryContactId,
  } as const;
}
