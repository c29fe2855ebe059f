import { sql } from 'kysely';
import { ulid } from 'ulid';
import { SystemError } from '#errors.ts';
import { anyOf } from '#integration/identity/link-row.ts';
import { type Position } from '#model/page.ts';
import type { Order } from '#ports/erp-system.ts';
import { type Call, positionOf } from '#ports/source.ts';
import { conversionInput } from './conversion-input.ts';
import { type Conversion, conversionOf } from './conversion-row.ts';
import type { ConversionParts } from './conversion-step.ts';
import { isDraft } from './orders-of-deal.ts';
import { createDealFinder, type DealKeys } from './deal-finder.ts';
import { connectionReferencePrefix, type ReadReference } from './reference.ts';

/**
 * Compares the ERP's orders that carry references of ours with the conversions: drafts too many are cancelled, a second
 * confirmed order is reported, and an order that no conversion knows, as after the store was restored from a copy, is taken
 * in. Answers once all orders were looked at that came since the pass before the last. Rejects when the ERP does not answer, or
 * the CRM where it has to be asked what deal an order is of.
 */
export async function reconcile(parts: ConversionParts, call: Call): Promise<void> {
  const { crm, erp } = parts;
  const marks = await readMarks(parts);
  let after = marks.settled;
  let seen = after;
  let allSettled = true;
  const finder = createDealFinder(parts, call);
  for (;;) {
    const page = await erp.ordersByReferencePrefix(
      connectionReferencePrefix(crm.connection),
      { first: ordersPerPage, after: after ?? undefined },
      call,
    );
    const keys = await finder.find(page.items);
    const conversions = await conversionsBehind(parts, page.items, keys);
    for (const order of page.items) {
      after = positionOf(order);
      allSettled = (await settle(parts, order, { keys, conversions }, call)) && allSettled;
      if (allSettled) seen = after;
    }
    if (!page.hasNextPage || page.items.length === 0) break;
  }
  await writeMarks(parts, { settled: marks.seen, seen });
}

const ordersPerPage = 200;

interface Known {
  readonly keys: DealKeys;
  readonly conversions: readonly Conversion[];
}

/** False while it is not clear yet what is to become of the order. */
async function settle(
  parts: ConversionParts,
  order: Order,
  { keys, conversions }: Known,
  call: Call,
): Promise<boolean> {
  if (order.status === 'CANCELLED' || conversions.some(({ orderId }) => orderId === order.id)) return true;
  const key = keys.get(order.externalReference ?? '') ?? null;
  const own = conversions.find(({ reference }) => reference === order.externalReference);
  const ofDeal = key === null ? [] : conversions.filter(({ dealId }) => dealId === key.dealId);
  const latest = ofDeal.toSorted((a, b) => b.generation - a.generation)[0];
  if (latest === undefined && own === undefined) return adopt(parts, order, key);
  if (own?.status === 'CANCELLED' || (latest ?? own)?.orderId !== null)
    return isDraft(order) ? cancelSurplus(parts, order, call) : reportDuplicate(parts, order, ofDeal);
  return false; // the conversion is under way, and finds the order by itself
}

async function cancelSurplus({ erp, report }: ConversionParts, order: Order, call: Call): Promise<boolean> {
  try {
    await erp.cancelOrder(order.id, 'made twice by a lost answer', call);
  } catch (error) {
    if (!(error instanceof SystemError)) throw error;
    report({ kind: 'failure', work: 'reconciliation', error });
    return false;
  }
  report({ kind: 'surplus-cancelled', reference: order.externalReference ?? '', orderId: order.id });
  return true;
}

function reportDuplicate({ report }: ConversionParts, order: Order, ofDeal: readonly Conversion[]): true {
  const recorded = ofDeal.flatMap(({ orderId, status }) => (orderId === null || status === 'CANCELLED' ? [] : orderId));
  report({ kind: 'duplicate-orders', reference: order.externalReference ?? '', orderIds: [...recorded, order.id] });
  return true;
}

/** A draft is checked again, and found again by its conversion if it still is what the deal says; a confirmed order only has to be told. */
async function adopt(
  { store, crm, erp, report }: ConversionParts,
  order: Order,
  key: ReadReference | null,
): Promise<true> {
  const reference = order.externalReference ?? '';
  if (key === null) {
    report({ kind: 'orphan', reference, orderId: order.id });
    return true;
  }
  const { numInsertedOrUpdatedRows } = await store.db
    .insertInto('conversion')
    .values({
      id: ulid(),
      deal_connection: crm.connection,
      deal_id: key.dealId,
      generation: key.generation,
      erp_connection: erp.connection,
      reference,
      input: JSON.stringify(conversionInput({})),
      status: 'RUNNING',
      step: isDraft(order) ? 'CHECK' : 'CONFIRM_ORDER',
      order_id: isDraft(order) ? null : order.id,
      requested_by: 'reconciliation',
      next_attempt_at: sql<Date>`now()`,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if ((numInsertedOrUpdatedRows ?? 0n) > 0n) report({ kind: 'adopted', reference, orderId: order.id });
  return true;
}

/** All conversions of the deals that the orders are of, and those that have recorded one of the orders. */
async function conversionsBehind({ store, crm, erp }: ConversionParts, orders: readonly Order[], keys: DealKeys) {
  const references = orders.map(({ externalReference }) => externalReference ?? '');
  const dealIds = [...keys.values()].map(({ dealId }) => dealId);
  const rows = await store.db
    .selectFrom('conversion')
    .selectAll()
    .where((conversion) =>
      conversion.or([
        conversion('reference', '=', anyOf(references)),
        conversion.and([
          conversion('deal_connection', '=', crm.connection),
          conversion('deal_id', '=', anyOf([...new Set(dealIds)])),
        ]),
        conversion.and([
          conversion('erp_connection', '=', erp.connection),
          conversion('order_id', '=', anyOf(orders.map(({ id }) => id))),
        ]),
      ]),
    )
    .execute();
  return rows.map(conversionOf);
}

interface Marks {
  readonly settled: Position | null;
  readonly seen: Position | null;
}

async function readMarks({ store, crm, erp }: ConversionParts): Promise<Marks> {
  const row = await store.db
    .selectFrom('reconciliation')
    .selectAll()
    .where('crm_connection', '=', crm.connection)
    .where('erp_connection', '=', erp.connection)
    .executeTakeFirst();
  return {
    settled: position(row?.settled_key ?? null, row?.settled_id ?? null),
    seen: position(row?.seen_key ?? null, row?.seen_id ?? null),
  };
}

async function writeMarks({ store, crm, erp }: ConversionParts, { settled, seen }: Marks): Promise<void> {
  const columns = {
    settled_key: settled?.key ?? null,
    settled_id: settled?.id ?? null,
    seen_key: seen?.key ?? null,
    seen_id: seen?.id ?? null,
  };
  await store.db
    .insertInto('reconciliation')
    .values({ crm_connection: crm.connection, erp_connection: erp.connection, ...columns })
    .onConflict((conflict) => conflict.columns(['crm_connection', 'erp_connection']).doUpdateSet(columns))
    .execute();
}

function position(key: string | null, id: string | null): Position | null {
  return key === null || id === null ? null : { key, id };
}
