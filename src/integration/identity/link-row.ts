import { type Selectable, sql } from 'kysely';
import type { CustomerLinkTable, Queries } from '#store/tables.ts';
import { type ComparedFact, comparedFacts } from './compare-facts.ts';
import type { IdentityFacts, IdentityRecord } from './identity-record.ts';

/** A record with the customer it belongs to, and why. */
export interface Link extends IdentityRecord {
  readonly customerId: string;
  readonly origin: CustomerLinkTable['origin'];
  readonly state: CustomerLinkTable['state'];
  readonly matchedOn: readonly ComparedFact[];
  readonly since: Date;
}

/** Names a record among those of all systems. */
export type RecordName = Pick<IdentityRecord, 'connection' | 'nativeId'>;

/** Every link of the customers, those to records that are gone included, in the order of connection and native id. */
export async function linksOfCustomers(queries: Queries, customerIds: readonly string[]): Promise<readonly Link[]> {
  const query = queries.selectFrom('customer_link').selectAll().where('customer_id', '=', anyOf(customerIds));
  return (await query.orderBy('connection').orderBy('native_id').execute()).map(linkOf);
}

export async function linksOfRecords(
  queries: Queries,
  connection: string,
  nativeIds: readonly string[],
): Promise<readonly Link[]> {
  const query = queries.selectFrom('customer_link').selectAll().where('connection', '=', connection);
  return (await query.where('native_id', '=', anyOf(nativeIds)).execute()).map(linkOf);
}

/** One parameter however many there are: PostgreSQL takes no more than 65,535. */
export function anyOf(texts: readonly string[]) {
  return sql<string>`any(${texts}::text[])`;
}

export function linkOf(row: Selectable<CustomerLinkTable>): Link {
  return {
    connection: row.connection,
    nativeId: row.native_id,
    side: row.side,
    customerId: row.customer_id,
    origin: row.origin,
    state: row.state,
    matchedOn: comparedFacts.filter((fact) => row.matched_on.includes(fact)),
    since: row.since,
    facts: row.facts as IdentityFacts, // JSON that recordOfAccount or recordOfErpCustomer made
    primaryContactId: row.primary_contact_id,
  };
}

/** Does the record still exist in its system? */
export function isAlive({ state }: Link): boolean {
  return state !== 'BROKEN';
}
