import { sql } from 'kysely';
import type { MatchKeyTable, Queries } from '#store/tables.ts';
import { anyOf, isAlive, type Link, linksOfCustomers } from './link-row.ts';
import { type Match, matchCustomers, type Party } from './match-customers.ts';
import { candidateRule } from './match-keys.ts';
import { elder, mergeCustomers } from './merge-customers.ts';
import { refreshCustomers } from './refresh-customers.ts';
import { refusalsAmong } from './refusals.ts';

/** Links what the rules can link since these customers have changed, with the same outcome as matching everything again. */
export async function matchAffected(trx: Queries, customerIds: readonly string[], now: Date): Promise<void> {
  await matchAmong(trx, await connectedCustomers(trx, customerIds), now);
}

/**
 * The customers themselves and all that any rule can compare them with, directly or through others. By way of the keys, each
 * once: from record to record, an address that thousands share would be gone millions of ways.
 */
async function connectedCustomers(trx: Queries, customerIds: readonly string[]): Promise<readonly string[]> {
  const reached = new Set(customerIds);
  const seen = new Set<string>();
  let next: readonly string[] = [...reached];
  while (next.length > 0) {
    const keys = (await keysOfCustomers(trx, next)).filter((key) => !seen.has(nameOf(key)));
    for (const key of keys) seen.add(nameOf(key));
    next = (await customersWithKeys(trx, keys)).filter((id) => !reached.has(id));
    for (const id of next) reached.add(id);
  }
  return [...reached];
}

type Key = Pick<MatchKeyTable, 'rule' | 'value'>;

function nameOf({ rule, value }: Key): string {
  return `${rule} ${value}`;
}

async function keysOfCustomers(trx: Queries, customerIds: readonly string[]): Promise<readonly Key[]> {
  return trx
    .selectFrom('match_key')
    .innerJoin('customer_link', (join) =>
      join
        .onRef('customer_link.connection', '=', 'match_key.connection')
        .onRef('customer_link.native_id', '=', 'match_key.native_id'),
    )
    .where('customer_link.customer_id', '=', anyOf(customerIds))
    .where('match_key.rule', '<>', candidateRule)
    .select(['match_key.rule', 'match_key.value'])
    .distinct()
    .execute();
}

async function customersWithKeys(trx: Queries, keys: readonly Key[]): Promise<readonly string[]> {
  if (keys.length === 0) return [];
  const { rows } = await sql<{ customer_id: string }>`
    select distinct customer_link.customer_id
    from unnest(${keys.map(({ rule }) => rule)}::text[], ${keys.map(({ value }) => value)}::text[]) as key (rule, value)
    join match_key using (rule, value)
    join customer_link using (connection, native_id)`.execute(trx);
  return rows.map((row) => row.customer_id);
}

async function matchAmong(trx: Queries, customerIds: readonly string[], now: Date): Promise<void> {
  const links = (await linksOfCustomers(trx, customerIds)).filter(isAlive);
  const byCustomer = Map.groupBy(links, ({ customerId }) => customerId);
  const parties = [...byCustomer].map(([customerId, records]): Party => ({ customerId, records }));
  const matches = matchCustomers(parties, await refusalsAmong(trx, links));
  if (matches.length === 0) return;
  const merges = matches.map(({ crm, erp }) => elder(crm.customerId, erp.customerId));
  await mergeCustomers(trx, merges, now);
  const survivors = merges.map(({ survivorId }) => survivorId);
  await sql`
    update customer_link set origin = linked.origin, since = ${now}
    from unnest(${survivors}::text[], ${matches.map(originOf)}::text[]) as linked (customer_id, origin)
    where customer_link.customer_id = linked.customer_id and customer_link.origin = 'CREATED_HERE'`.execute(trx);
  await refreshCustomers(trx, survivors, now);
}

function originOf({ rule }: Match): Link['origin'] {
  return rule === 'EXTERNAL_ID' ? 'EXTERNAL_ID' : 'MATCH_RULE';
}
