import { z } from 'zod';
import type { Shipment, ShipmentStatus } from '#ports/erp-system.ts';
import type { Call } from '#ports/source.ts';
import { type CustomFieldNames, customFieldsWire, emptyCustomFields } from '../custom-fields.ts';
import { everything } from './domain.ts';
import { returnStates, shipmentStates } from './erp-words.ts';
import type { Installation } from './installation.ts';
import type { TrytonLink } from './link.ts';
import { listed, text } from './party-parts.ts';
import { type NativeIds, parentIn, type RecordKind } from './records.ts';
import { quantityIn, unitRow } from './units.ts';
import { isTrytonId, toId, trytonDay, trytonFloat, trytonId, trytonText } from './values.ts';

export const shipmentModel = 'stock.shipment.out';
export const returnModel = 'stock.shipment.out.return';

/** What is sent to customers. */
export function shipmentKind(
  link: TrytonLink,
  installation: (call: Call) => Promise<Installation>,
  customFields: CustomFieldNames,
): RecordKind<Shipment> {
  const custom = customFieldsWire(customFields, trytonText);
  const shipmentOf = (row: z.output<typeof sentRow> & Pick<Shipment, 'customFields'>): Shipment => ({
    ...common(link, shipmentModel, row, shipmentStates, row['outgoing_moves.']),
    id: row.id,
    isReturn: false,
    carrier: row['carrier.']?.rec_name ?? null,
    trackingNumbers: row['root_packages.'].flatMap(({ shipping_reference: number }) => number ?? []),
    trackingUrl:
      row['root_packages.'].find(({ shipping_tracking_url: url }) => url !== null)?.shipping_tracking_url ?? null,
    plannedDate: row.planned_date,
    shippedAt: row.state === 'done' ? midnight(row.effective_date) : null,
    customFields: row.customFields,
  });
  const tracked = z.intersection(sentRow, custom).transform(shipmentOf);
  const plain = z
    .intersection(sentRow.omit({ 'carrier.': true, 'root_packages.': true }), custom)
    .transform((row) => shipmentOf({ ...row, 'carrier.': null, 'root_packages.': [] }));
  return {
    model: shipmentModel,
    scope: everything,
    parents: parentIn(link, shipmentModel, 'customer'),
    ids: sentIds,
    async read(search, call) {
      const { modules } = await installation(call);
      return link.search(shipmentModel, modules.has('stock_package_shipping') ? tracked : plain, search, call);
    },
  };
}

/** What customers send back: records of another type, which need not have the fields of the company's own that shipments have. */
export function returnKind(link: TrytonLink, customFields: CustomFieldNames): RecordKind<Shipment> {
  const wire = returnedRow.transform((row): Shipment => ({
    ...common(link, returnModel, row, returnStates, row['incoming_moves.']),
    id: returnIds.fromNumber(toId(row.id)),
    isReturn: true,
    carrier: null,
    trackingNumbers: [],
    trackingUrl: null,
    plannedDate: row.planned_date,
    shippedAt: null,
    customFields: emptyCustomFields(customFields),
  }));
  return {
    model: returnModel,
    scope: everything,
    parents: parentIn(link, returnModel, 'customer'),
    ids: returnIds,
    read: (search, call) => link.search(returnModel, wire, search, call),
  };
}

// Two tables make one list, so ids of returns have a letter before them. It stands behind every digit, and with leading zeros
// the ids are in the order of their numbers, as comparePositions compares them.
const returnPattern = /^R\d{10}$/;

const sentIds: NativeIds = {
  is: isTrytonId,
  toNumber: toId,
  fromNumber: String,
  behind(id, sign) {
    if (isTrytonId(id)) return [['id', sign, toId(id)]];
    return returnPattern.test(id) && sign === '<' ? [] : null;
  },
};

export const returnIds: NativeIds = {
  is: (id) => returnPattern.test(id),
  toNumber: (id) => Number(id.slice(1)),
  fromNumber: (id) => `R${String(id).padStart(10, '0')}`,
  behind(id, sign) {
    if (returnPattern.test(id)) return [['id', sign, Number(id.slice(1))]];
    return isTrytonId(id) && sign === '>' ? [] : null;
  },
};

const moveRow = z.object({
  product: trytonId,
  quantity: trytonFloat,
  'uom.': unitRow,
  sale: trytonId.nullable(),
  state: z.string(),
});

const commonFields = {
  ...listed,
  number: text,
  customer: trytonId,
  state: z.string(),
  'warehouse.': z.object({ id: trytonId, name: z.string() }),
  planned_date: trytonDay.nullable(),
  effective_date: trytonDay.nullable(),
};

const sentRow = z.object({
  ...commonFields,
  'outgoing_moves.': z.array(moveRow),
  'carrier.': z.object({ rec_name: z.string() }).nullable(),
  'root_packages.': z.array(z.object({ shipping_reference: text, shipping_tracking_url: text })),
});

const returnedRow = z.object({ ...commonFields, 'incoming_moves.': z.array(moveRow) });

const commonRow = z.object(commonFields);

function common(
  link: TrytonLink,
  model: string,
  row: z.output<typeof commonRow>,
  states: Readonly<Record<string, ShipmentStatus>>,
  allMoves: readonly z.output<typeof moveRow>[],
) {
  const moves = allMoves.filter(({ state }) => state !== 'cancelled' || row.state === 'cancelled');
  return {
    source: link.sourceOf(model, row.id),
    sortKey: row.create_date,
    number: row.number ?? `(${row.id})`,
    customerId: row.customer,
    orderIds: [...new Set(moves.flatMap(({ sale }) => sale ?? []))],
    status: states[row.state] ?? 'PLANNED',
    warehouse: row['warehouse.'],
    deliveredAt: null,
    lines: moves.map((move) => ({ productId: move.product, quantity: quantityIn(move['uom.'], move.quantity) })),
  };
}

/** Tryton knows the day only. */
function midnight(day: string | null): string | null {
  return day === null ? null : `${day}T00:00:00Z`;
}
