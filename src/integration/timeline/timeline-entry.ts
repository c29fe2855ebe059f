import type { NodeType } from '#model/node-id.ts';
import { compareNativeIds, comparePositions, type Position } from '#model/page.ts';
import type { Deal, Interaction } from '#ports/crm-system.ts';
import type { Invoice, Order, Payment, Shipment } from '#ports/erp-system.ts';
import { positionOf } from '#ports/source.ts';

export const timelineKinds = ['INTERACTION', 'DEAL', 'ORDER', 'SHIPMENT', 'INVOICE', 'PAYMENT'] as const;

export type TimelineKind = (typeof timelineKinds)[number];

/** The record that each kind of entry is made of. */
export interface TimelineRecords {
  readonly INTERACTION: Interaction;
  readonly DEAL: Deal;
  readonly ORDER: Order;
  readonly SHIPMENT: Shipment;
  readonly INVOICE: Invoice;
  readonly PAYMENT: Payment;
}

/** Something that happened, told without the details that its own subgraph knows. */
export interface TimelineEntry {
  readonly kind: TimelineKind;
  readonly at: string;
  readonly title: string;
  readonly connection: string;
  /** The place of the record in the list of its own kind. */
  readonly position: Position;
}

export const subjectTypes = {
  INTERACTION: { nodeType: 'interaction', typeName: 'Interaction' },
  DEAL: { nodeType: 'deal', typeName: 'Deal' },
  ORDER: { nodeType: 'order', typeName: 'Order' },
  SHIPMENT: { nodeType: 'shipment', typeName: 'Shipment' },
  INVOICE: { nodeType: 'invoice', typeName: 'Invoice' },
  PAYMENT: { nodeType: 'payment', typeName: 'Payment' },
} as const satisfies Record<TimelineKind, { readonly nodeType: NodeType; readonly typeName: string }>;

export function entryOf<Kind extends TimelineKind>(kind: Kind, record: TimelineRecords[Kind]): TimelineEntry {
  return {
    kind,
    at: instantOf(record.sortKey),
    title: titles[kind](record),
    connection: record.source.connection,
    position: positionOf(record),
  };
}

/** Newest first; records of one kind stay in the order of their own list, so that each list can go on by itself. */
export function newestFirst(a: TimelineEntry, b: TimelineEntry): number {
  return (
    -comparePositions({ key: a.at, id: '' }, { key: b.at, id: '' }) ||
    timelineKinds.indexOf(a.kind) - timelineKinds.indexOf(b.kind) ||
    -compareNativeIds(a.position.id, b.position.id)
  );
}

function instantOf(sortKey: string): string {
  return sortKey.includes('T') ? sortKey : `${sortKey}T00:00:00Z`;
}

const titles: { readonly [Kind in TimelineKind]: (record: TimelineRecords[Kind]) => string } = {
  INTERACTION: ({ subject, kind }) => subject ?? `${kind.charAt(0)}${kind.slice(1).toLowerCase()}`,
  DEAL: ({ name }) => name,
  ORDER: ({ number }) => `Order ${number}`,
  SHIPMENT: ({ number, isReturn }) => `${isReturn ? 'Return' : 'Shipment'} ${number}`,
  INVOICE: ({ number, kind }) => `${kind === 'CREDIT_NOTE' ? 'Credit note' : 'Invoice'} ${number ?? '(draft)'}`,
  PAYMENT: ({ number }) => (number === null ? 'Payment' : `Payment ${number}`),
};
