import { compareNativeIds } from '#model/page.ts';
import type { Queries } from '#store/tables.ts';
import { compareFacts, type Comparison } from './compare-facts.ts';
import { anyOf, isAlive, type Link, linkOf } from './link-row.ts';
import type { Customer } from './read-customers.ts';
import { refusalsAmong } from './refusals.ts';

/** A record of the other system that may be this customer, and what speaks for and against it. */
export interface Candidate {
  readonly record: Link;
  readonly comparison: Comparison;
}

/** For each customer the records of other customers that share a key of any rule with it, best first, refused ones left out. */
export async function findCandidates(
  queries: Queries,
  customers: readonly Customer[],
): Promise<readonly (readonly Candidate[])[]> {
  const rows = await queries
    .selectFrom('customer_link as own')
    .innerJoin('match_key as own_key', (join) =>
      join.onRef('own_key.connection', '=', 'own.connection').onRef('own_key.native_id', '=', 'own.native_id'),
    )
    .innerJoin('match_key as other_key', (join) =>
      join.onRef('other_key.rule', '=', 'own_key.rule').onRef('other_key.value', '=', 'own_key.value'),
    )
    .innerJoin('customer_link as other', (join) =>
      join
        .onRef('other.connection', '=', 'other_key.connection')
        .onRef('other.native_id', '=', 'other_key.native_id')
        .onRef('other.customer_id', '<>', 'own.customer_id')
        .onRef('other.side', '<>', 'own.side'),
    )
    .where('own.customer_id', '=', anyOf(customers.map(({ id }) => id)))
    .where('other.state', '<>', 'BROKEN')
    .distinctOn(['own.customer_id', 'other.connection', 'other.native_id'])
    .select('own.customer_id as own_id')
    .selectAll('other')
    .execute();
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

function bestComparison(record: Link, links: readonly Link[]): Comparison {
  const comparisons = links
    .filter(({ side }) => side !== record.side)
    .map(({ facts }) => compareFacts(facts, record.facts));
  return comparisons.toSorted((a, b) => b.score - a.score)[0] ?? { agreesOn: [], differsOn: [], score: 0 };
}

function byScore(a: Candidate, b: Candidate): number {
  return b.comparison.score - a.comparison.score || compareNativeIds(a.record.nativeId, b.record.nativeId);
}
