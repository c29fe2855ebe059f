import type { DealNote } from '#integration/conversion/deal-notes.ts';
import type { DealOrderSummary } from '#ports/crm-system.ts';
import type { Invoice, Order, Shipment } from '#ports/erp-system.ts';

/** An order with everything that came of it. */
export interface OrderLife {
  readonly order: Order;
  readonly shipments: readonly Shipment[];
  readonly invoices: readonly Invoice[];
}

/** What the deal says of its order: equal for equal lives, whatever the order in which they are told. */
export function dealSummary({ order, invoices }: OrderLife): DealOrderSummary {
  return {
    orderNumber: order.number,
    orderStatus: order.status,
    orderUrl: order.source.url,
    invoiceNumbers: invoices
      .filter((invoice) => invoice.kind === 'INVOICE' && isBooked(invoice))
      .flatMap(({ number }) => number ?? [])
      .toSorted(),
    paymentStatus: order.payment,
  };
}

/** What has happened to the order, one note for each event; the note about the order itself is the conversion's. */
export function lifeNotes({ order, shipments, invoices }: OrderLife): readonly DealNote[] {
  return [
    ...(order.status === 'CANCELLED' ? [cancelled(order)] : []),
    ...shipments.filter(({ shippedAt }) => shippedAt !== null).map((shipment) => shipped(order, shipment)),
    ...invoices.filter(isBooked).map((invoice) => invoiced(order, invoice)),
    ...invoices.filter(isBooked).flatMap(paid),
  ];
}

function isBooked({ status, number }: Invoice): boolean {
  return number !== null && (status === 'OPEN' || status === 'PAID' || status === 'REVERSED');
}

function cancelled(order: Order): DealNote {
  return {
    key: 'cancelled',
    subject: `Order ${order.number} was cancelled`,
    body: `Order ${order.number} was cancelled in the ERP.`,
    occurredAt: order.updatedAt,
  };
}

function shipped(order: Order, { id, number, isReturn, carrier, trackingNumbers, shippedAt }: Shipment): DealNote {
  const what = isReturn ? 'Return' : 'Shipment';
  const by = carrier === null ? '' : ` with ${carrier}`;
  const tracking = trackingNumbers.length === 0 ? '' : `, tracking number ${trackingNumbers.join(', ')}`;
  return {
    key: `shipment:${id}`,
    subject: `${what} ${number}`,
    body: `${what} ${number} of order ${order.number} is on its way${by}${tracking}.`,
    occurredAt: shippedAt ?? order.updatedAt,
  };
}

function invoiced(order: Order, { id, kind, number, total, dueDate, createdAt }: Invoice): DealNote {
  const what = kind === 'INVOICE' ? 'Invoice' : 'Credit note';
  const due = kind === 'INVOICE' && dueDate !== null ? `, due on ${dueDate}` : '';
  return {
    key: `invoice:${id}`,
    subject: `${what} ${number}`,
    body: `${what} ${number} of order ${order.number} over ${total.amount} ${total.currency}${due}.`,
    occurredAt: createdAt,
  };
}

/** Payments only: what a credit note settles is told by its own note. */
function paid({ id, number, allocations, createdAt }: Invoice): readonly DealNote[] {
  return allocations.flatMap(({ paymentId, invoiceId, amount, date }) =>
    paymentId === null || invoiceId !== id
      ? []
      : {
          key: `payment:${paymentId}:${id}`,
          subject: `Payment for invoice ${number}`,
          body: `${amount.amount} ${amount.currency} were paid for invoice ${number}.`,
          occurredAt: date === null ? createdAt : `${date}T00:00:00Z`,
        },
  );
}
