import { ulid } from 'ulid';
import type { Queries } from '#store/tables.ts';
import { isAlive, type Link, linksOfCustomers, linksOfRecords, type RecordName } from './link-row.ts';
import { matchAffected } from './match-affected.ts';
import { mergeCustomers } from './merge-customers.ts';
import { refreshCustomers } from './refresh-customers.ts';
import { forgetRefusals, refuse } from './refusals.ts';
import { currentCustomerId } from './read-customers.ts';

/** What came of a person's decision about who is who. */
export type LinkOutcome =
  | { readonly kind: 'done'; readonly customerId: string }
  | { readonly kind: 'customer-unknown' }
  | { readonly kind: 'record-unknown' }
  | { readonly kind: 'record-of-another' }
  | { readonly kind: 'refused'; readonly reason: string };

/** A person says that the record is this customer, which no rule will ever change. */
export async function linkCustomer(
  trx: Queries,
  customerId: string,
  record: RecordName,
  now: Date,
): Promise<LinkOutcome> {
  const id = await currentCustomerId(trx, customerId);
  if (id === null) return { kind: 'customer-unknown' };
  const [link] = await linksOfRecords(trx, record.connection, [record.nativeId]);
  if (link === undefined || !isAlive(link)) return { kind: 'record-unknown' };
  const own = (await linksOfCustomers(trx, [id])).filter(isAlive);
  if (link.customerId !== id) {
    const taken = await inTheWay(trx, link, own);
    if (taken !== undefined) return { kind: 'refused', reason: explain(link, taken) };
    await mergeCustomers(trx, [{ survivorId: id, mergedId: link.customerId }], now);
  }
  await forgetRefusals(trx, link, own);
  await setOrigin(trx, link, { customer_id: id, origin: 'EXPLICIT', since: now });
  await refreshCustomers(trx, [id], now);
  return { kind: 'done', customerId: id };
}

/** A person says that the record is not this customer. It becomes one of its own and no rule brings it back. */
export async function unlinkCustomer(
  trx: Queries,
  customerId: string,
  record: RecordName,
  now: Date,
): Promise<LinkOutcome> {
  const id = await currentCustomerId(trx, customerId);
  if (id === null) return { kind: 'customer-unknown' };
  const links = await linksOfCustomers(trx, [id]);
  const link = links.find(
    ({ connection, nativeId }) => connection === record.connection && nativeId === record.nativeId,
  );
  if (link === undefined) {
    const [elsewhere] = await linksOfRecords(trx, record.connection, [record.nativeId]);
    return { kind: elsewhere === undefined ? 'record-unknown' : 'record-of-another' };
  }
  const others = links.filter((other) => other !== link && isAlive(other));
  if (others.length === 0) return { kind: 'refused', reason: `${nameOf(link)} is the only record of this customer` };
  const newId = ulid(now.getTime());
  await trx
    .insertInto('customer')
    .values({
      id: newId,
      name: link.facts.name,
      kind: link.facts.kind,
      sort_name: '',
      search_text: '',
      merged_into: null,
      created_at: now,
      updated_at: now,
    })
    .execute();
  await setOrigin(trx, link, { customer_id: newId, origin: 'CREATED_HERE', since: now });
  await refuse(trx, link, others);
  await refreshCustomers(trx, [id, newId], now);
  await matchAffected(trx, [id, newId], now);
  return { kind: 'done', customerId: (await currentCustomerId(trx, id)) ?? id };
}

/**
 * The whole customer of the record comes along with it. That is only what was asked for while it brings no other record of
 * a side that this customer already has: two real customers would become one by the way.
 */
async function inTheWay(trx: Queries, link: Link, own: readonly Link[]): Promise<Link | undefined> {
  const others = (await linksOfCustomers(trx, [link.customerId])).filter(isAlive);
  // By both parts of its name: the same id may mean another record in the other system.
  return others.find((other) => nameOf(other) !== nameOf(link) && own.some(({ side }) => side === other.side));
}

async function setOrigin(
  trx: Queries,
  link: Link,
  change: { readonly customer_id: string; readonly origin: Link['origin']; readonly since: Date },
): Promise<void> {
  await trx
    .updateTable('customer_link')
    .set({ ...change, matched_on: [], ...(isAlive(link) && { state: 'ACTIVE' }) })
    .where('connection', '=', link.connection)
    .where('native_id', '=', link.nativeId)
    .execute();
}

function explain(link: Link, taken: Link): string {
  return (
    `${nameOf(link)} belongs to the customer "${link.facts.name}" (customer:${link.customerId}) together with ` +
    `${nameOf(taken)}, and this customer has another record there; unlink ${nameOf(link)} from it first`
  );
}

function nameOf({ connection, nativeId }: RecordName): string {
  return `${connection} ${nativeId}`;
}
