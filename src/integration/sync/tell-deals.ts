import { isDeepStrictEqual } from 'node:util';
import { sql } from 'kysely';
import { conversionsOfOrders, generationsOfDeal } from '#integration/conversion/read-conversions.ts';
import type { Conversion } from '#integration/conversion/conversion-row.ts';
import { dealGone } from '#integration/conversion/issues.ts';
import { withIssue } from '#integration/conversion/conversion-step.ts';
import { logNote } from '#integration/conversion/deal-notes.ts';
import type { CrmSystem, Deal } from '#ports/crm-system.ts';
import type { ErpSystem } from '#ports/erp-system.ts';
import type { Call } from '#ports/source.ts';
import type { Store } from '#store/open-store.ts';
import { changeIssues } from './change-issues.ts';
import { dealSummary, lifeNotes, type OrderLife } from './order-news.ts';

export interface TellingParts {
  readonly store: Store;
  readonly crm: CrmSystem;
  readonly erp: ErpSystem;
}

/**
 * TOLD also when there is nothing to tell. EARLY: to be looked at again soon, because somebody else is telling the deal. WAITING:
 * now and then, because somebody will, once a person has let the conversion go on.
 */
export type Telling = 'TOLD' | 'EARLY' | 'WAITING' | Error;

/**
 * Tells the deals what has become of these orders, by value: what a deal says already is not written again, and each event
 * has one note. Answers for each order in turn; orders that come from no deal have nobody to tell. Rejects with SystemError
 * when the orders cannot be read.
 */
export async function tellDeals(
  parts: TellingParts,
  orderIds: readonly string[],
  call: Call,
): Promise<readonly Telling[]> {
  const { store, crm, erp } = parts;
  const found = await conversionsOfOrders(store.db, erp.connection, orderIds);
  const conversions = found.filter((conversion) => conversion !== null);
  const lives = await readLives(erp, conversions, call);
  const deals = await readDeals(crm, conversions, call);
  const tellings = new Map<string, Telling>();
  for (const conversion of conversions) {
    const life = lives.get(conversion.orderId ?? '');
    const deal = deals.get(conversion.dealId);
    // Either may be gone for good: then there is nothing to say, or nobody to say it to.
    const telling = life && deal ? await tell(parts, conversion, deal, life, call).catch(asError) : 'TOLD';
    if (deal === undefined) await noticeDeletion(store, conversion);
    tellings.set(conversion.orderId ?? '', telling);
  }
  return orderIds.map((id) => tellings.get(id) ?? 'TOLD');
}

async function readLives(
  erp: ErpSystem,
  conversions: readonly Conversion[],
  call: Call,
): Promise<ReadonlyMap<string, OrderLife>> {
  const ids = [...new Set(conversions.flatMap(({ orderId }) => orderId ?? []))];
  if (ids.length === 0) return new Map();
  const [orders, shipments, invoices] = await Promise.all([
    erp.ordersByIds(ids, call),
    erp.capabilities.has('shipments') ? erp.shipmentsOfOrders(ids, call) : [],
    erp.invoicesOfOrders(ids, call),
  ]);
  return new Map(
    orders.flatMap((order, at) =>
      order === null ? [] : [[order.id, { order, shipments: shipments[at] ?? [], invoices: invoices[at] ?? [] }]],
    ),
  );
}

async function readDeals(
  crm: CrmSystem,
  conversions: readonly Conversion[],
  call: Call,
): Promise<ReadonlyMap<string, Deal>> {
  const ids = [...new Set(conversions.map(({ dealId }) => dealId))];
  const deals = ids.length === 0 ? [] : await crm.dealsByIds(ids, call);
  return new Map(deals.flatMap((deal) => (deal === null ? [] : [[deal.id, deal]])));
}

async function tell(
  { store, crm }: TellingParts,
  conversion: Conversion,
  deal: Deal,
  life: OrderLife,
  call: Call,
): Promise<Telling> {
  if (conversion.completedAt === null) return beforeCompletion(conversion);
  const summary = dealSummary(life);
  const news = JSON.stringify(summary);
  const standing = await standingOf(store, conversion, deal, life);
  const isNews = standing === 'SUPERSEDED' || (standing === 'CURRENT' && news !== conversion.told);
  if (isNews && crm.capabilities.has('write-back')) {
    if (!isDeepStrictEqual(deal.orderSummary, summary)) await crm.writeBackDeal(conversion.dealId, summary, call);
    if (!(await remember(store, conversion, news))) return 'EARLY';
  }
  const known = await store.db
    .selectFrom('deal_note')
    .select('key')
    .where('conversion_id', '=', conversion.id)
    .execute();
  const written = new Set(known.map(({ key }) => key));
  for (const note of lifeNotes(life).filter(({ key }) => !written.has(key))) {
    await logNote(crm, deal, conversion.reference, note, call);
    await store.db
      .insertInto('deal_note')
      .values({ conversion_id: conversion.id, key: note.key })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
  return 'TOLD';
}

/**
 * Whose order the deal speaks of. CURRENT: of this one, or of none. SUPERSEDED: still, or again, of one that was cancelled before
 * this was made. FOREIGN: of a later one, or of one that a person has put there, and its number must stay.
 */
async function standingOf(
  { db }: Store,
  { id, dealConnection, dealId }: Conversion,
  { orderSummary: { orderNumber } }: Deal,
  { order }: OrderLife,
): Promise<'CURRENT' | 'SUPERSEDED' | 'FOREIGN'> {
  const generations = await generationsOfDeal(db, dealConnection, dealId);
  if (generations.at(-1)?.id !== id) return 'FOREIGN';
  if (orderNumber === null || orderNumber === order.number) return 'CURRENT';
  return generations.some((earlier) => earlier.order?.number === orderNumber) ? 'SUPERSEDED' : 'FOREIGN';
}

/** When to look again at what becomes of a conversion whose order is not made yet. */
export function beforeCompletion({ status, nextAttemptAt }: Conversion): Telling {
  if (status === 'CANCELLED') return 'TOLD';
  return nextAttemptAt === null ? 'WAITING' : 'EARLY';
}

/**
 * False when somebody else has told the deal something since we read what it was told: which of the two came last nobody
 * knows, so it is to be told again.
 */
async function remember({ db }: Store, { id, told }: Conversion, news: string): Promise<boolean> {
  const row = await db
    .updateTable('conversion')
    .set({ told: sql<string | null>`case when told is not distinct from ${told} then ${news} end` })
    .where('id', '=', id)
    .returning('told')
    .executeTakeFirst();
  return row?.told === news;
}

async function noticeDeletion(store: Store, { id, order, issues }: Conversion): Promise<void> {
  if (order === null || issues.some(({ code }) => code === 'DEAL_GONE')) return;
  await changeIssues(store, id, (current) => withIssue(current.issues, dealGone(order.number)));
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error), { cause: error });
}
