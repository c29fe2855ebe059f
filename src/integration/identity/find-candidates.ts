import { type Selectable, sql } from 'kysely';
import { compareNativeIds } from '#model/page.ts';
import type { CustomerLinkTable, Queries } from '#store/tables.ts';
import { compareFacts, type Comparison } from './compare-facts.ts';
import { anyOf, isAlive, type Link, linkOf } from './link-row.ts';
import type { Customer } from './read-customers.ts';
import { refusalsAmong } from './refusals.ts';

/** A record of the other system that may be this customer, and what speaks for and against it. */
export interface Candidate {
  readonly record: Link;
  readonly comparison: Comparison;
}

/**
 * For each customer the records of other customers that share a key of any rule with it, best first, refused ones left out. At most
 * so many that a person can look at, those that satisfy most rules: thousands may have the same mistyped address.
 */
export async function findCandidates(
  queries: Queries,
  customers: readonly Customer[],
): Promise<readonly (readonly Candidate[])[]> {
  const ids = customers.map(({ id }) => id);
  const { rows } = await sql<Selectable<CustomerLinkTable> & { readonly own_id: string }>`
    select found.own_id, other.*
    from (
      select own.customer_id as own_id, other.connection, other.native_id,
        row_number() over (partition by own.customer_id order by count(distinct own_key.rule) desc, other.native_id) as place
      from customer_link own
      join match_key own_key on (own_key.connection, own_key.native_id) = (own.connection, own.native_id)
      join match_key other_key on (other_key.rule, other_key.value) = (own_key.rule, own_key.value)
      join customer_link other on (other.connection, other.native_id) = (other_key.connection, other_key.native_id)
      where own.customer_id = ${anyOf(ids)}
        and other.customer_id <> own.customer_id and other.side <> own.side and other.state <> 'BROKEN'
      group by own.customer_id, other.connection, other.native_id
    ) as found
    join customer_link other using (connection, native_id)
    where found.place <= ${candidatesPerCustomer}`.execute(queries);
  const isRefused = await refusalsAmong(queries, rows.map(linkOf));
  const found = Map.groupBy(rows, ({ own_id }) => own_id);
  return customers.map(({ id, links }) =>
    (found.get(id) ?? [])
      .map(linkOf)
      .filter((record) => !isRefused([record], links))
      .map((record) => ({ record, comparison: bestComparison(record, links.filter(isAlive)) }))
      .toSorted(byScore),
  );
}

const candidatesPerCustomer = 50;

function bestComparison(record: Link, links: readonly Link[]): Comparison {
  const comparisons = links
    .filter(({ side }) => side !== record.side)
    .map(({ facts }) => compareFacts(facts, record.facts));
  return comparisons.toSorted((a, b) => b.score - a.score)[0] ?? { agreesOn: [], differsOn: [], score: 0 };
}

function byScore(a: Candidate, b: Candidate): number {
  return b.comparison.score - a.comparison.score || compareNativeIds(a.record.nativeId, b.record.nativeId);
}
