import { sql } from 'kysely';
import type { Queries } from '#store/tables.ts';
import { isAlive, type Link, linksOfCustomers } from './link-row.ts';
import { type Match, matchCustomers, type Party } from './match-customers.ts';
import { candidateRule } from './match-keys.ts';
import { elder, mergeCustomers } from './merge-customers.ts';
import { refreshCustomers } from './refresh-customers.ts';
import { refusalsAmong } from './refusals.ts';

/** Links what the rules can link among all customers. */
export async function matchEverything(trx: Queries, now: Date): Promise<void> {
  const rows = await trx.selectFrom('customer').select('id').where('merged_into', 'is', null).execute();
  await matchAmong(
    trx,
    rows.map(({ id }) => id),
    now,
  );
}

/** Links what the rules can link since these customers have changed, with the same outcome as matching everything again. */
export async function matchAffected(trx: Queries, customerIds: readonly string[], now: Date): Promise<void> {
  await matchAmong(trx, await connectedCustomers(trx, customerIds), now);
}

/** The customers themselves and all that any rule can compare them with, directly or through others. */
async function connectedCustomers(trx: Queries, customerIds: readonly string[]): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive reached (id) as (
      select unnest(${customerIds}::text[])
      union
      select other.customer_id
      from reached
      join customer_link own on own.customer_id = reached.id
      join match_key own_key on (own_key.connection, own_key.native_id) = (own.connection, own.native_id)
      join match_key other_key on (other_key.rule, other_key.value) = (own_key.rule, own_key.value)
      join customer_link other on (other.connection, other.native_id) = (other_key.connection, other_key.native_id)
      where own_key.rule <> ${candidateRule}
    )
    select id from reached`.execute(trx);
  return rows.map(({ id }) => id);
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
