import { sql } from 'kysely';
import { plainWords } from '#model/legal-name.ts';
import type { Queries } from '#store/tables.ts';
import { compareFacts, satisfiesLinkingRule } from './compare-facts.ts';
import { isAlive, type Link, linksOfCustomers } from './link-row.ts';

/** Makes the customers' own rows, and what is said about their links, follow from the records they now have. */
export async function refreshCustomers(trx: Queries, customerIds: readonly string[], now: Date): Promise<void> {
  const links = Map.groupBy(await linksOfCustomers(trx, [...new Set(customerIds)]), ({ customerId }) => customerId);
  const rows = [...links].map(([id, own]) => describe(id, own));
  if (rows.length === 0) return;
  await sql`
    update customer
    set name = row.name, kind = row.kind, sort_name = row.sort_name, search_text = row.search_text, updated_at = ${now}
    from unnest(
      ${rows.map(({ id }) => id)}::text[], ${rows.map(({ name }) => name)}::text[], ${rows.map(({ kind }) => kind)}::text[],
      ${rows.map(({ sortName }) => sortName)}::text[], ${rows.map(({ searchText }) => searchText)}::text[]
    ) as row (id, name, kind, sort_name, search_text)
    where customer.id = row.id`.execute(trx);
  await reviewLinks(
    trx,
    [...links.values()].flatMap((own) => own.map((link) => ({ link, reason: review(link, own) }))),
    now,
  );
}

/** The CRM says how a customer is called, the ERP where the CRM does not know it; of several records the one linked first. */
function describe(id: string, links: readonly Link[]) {
  const alive = links.some(isAlive) ? links.filter(isAlive) : links;
  const [leading] = alive.toSorted((a, b) => a.side.localeCompare(b.side) || a.since.getTime() - b.since.getTime());
  const { name, kind } = leading?.facts ?? { name: '', kind: 'COMPANY' };
  return { id, name, kind, sortName: plainWords(name), searchText: searchTextOf(alive) };
}

function searchTextOf(links: readonly Link[]): string {
  const texts = links.flatMap(({ nativeId, facts }) => [
    facts.name,
    facts.legalName,
    facts.number ?? '',
    facts.taxId ?? '',
    facts.taxId?.replace(':', '') ?? '',
    nativeId,
    ...facts.domains,
  ]);
  return [...new Set(texts.flatMap((text) => plainWords(text).split(' ')))].map((word) => ` ${word}`).join('');
}

async function reviewLinks(
  trx: Queries,
  reviewed: readonly { readonly link: Link; readonly reason: Reason }[],
  now: Date,
): Promise<void> {
  const changed = reviewed.filter(
    ({ link, reason }) =>
      reason.origin !== link.origin || reason.state !== link.state || reason.matchedOn.join() !== link.matchedOn.join(),
  );
  if (changed.length === 0) return;
  await sql`
    update customer_link
    set origin = review.origin, state = review.state, matched_on = string_to_array(review.matched_on, ','),
      since = case when customer_link.origin = review.origin then customer_link.since else ${now} end
    from unnest(
      ${changed.map(({ link }) => link.connection)}::text[], ${changed.map(({ link }) => link.nativeId)}::text[],
      ${changed.map(({ reason }) => reason.origin)}::text[], ${changed.map(({ reason }) => reason.state)}::text[],
      ${changed.map(({ reason }) => reason.matchedOn.join())}::text[]
    ) as review (connection, native_id, origin, state, matched_on)
    where (customer_link.connection, customer_link.native_id) = (review.connection, review.native_id)`.execute(trx);
}

type Reason = Pick<Link, 'origin' | 'state' | 'matchedOn'>;

/** A link that a rule has made is looked at again whenever its records change; it is doubted then, never undone. */
function review(link: Link, links: readonly Link[]): Reason {
  if ((link.origin !== 'EXTERNAL_ID' && link.origin !== 'MATCH_RULE') || !isAlive(link)) return link;
  const opposite = links.filter(({ side }) => side !== link.side);
  if (opposite.length === 0) return { origin: 'CREATED_HERE', state: 'ACTIVE', matchedOn: [] };
  const alive = opposite.filter(isAlive);
  if (alive.length === 0 || alive.some(({ origin }) => origin === 'EXPLICIT')) return link;
  const [best] = alive
    .filter(({ facts }) => satisfiesLinkingRule(facts, link.facts))
    .map(({ facts }) => compareFacts(facts, link.facts))
    .toSorted((a, b) => b.score - a.score);
  if (best === undefined) return { ...link, state: 'PENDING_REVIEW' };
  return { origin: link.origin, state: 'ACTIVE', matchedOn: best.agreesOn };
}
