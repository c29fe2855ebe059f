import type { InvoiceStatus, OrderStatus, ShipmentStatus } from '#ports/erp-system.ts';

/** The states of a sale; done is CLOSED_SHORT when what was left of it was given up. */
export const orderStates: Readonly<Record<string, OrderStatus>> = {
  draft: 'DRAFT',
  quotation: 'QUOTED',
  confirmed: 'CONFIRMED',
  processing: 'IN_PROGRESS',
  done: 'COMPLETED',
  cancelled: 'CANCELLED',
};

/** The states of an invoice; cancelled is REVERSED when it had been posted. */
export const invoiceStates: Readonly<Record<string, InvoiceStatus>> = {
  draft: 'DRAFT',
  validated: 'IN_REVIEW',
  posted: 'OPEN',
  paid: 'PAID',
  cancelled: 'CANCELLED',
};

/** The states of a shipment to a customer. Tryton does not follow it once it has left. */
export const shipmentStates: Readonly<Record<string, ShipmentStatus>> = {
  draft: 'PLANNED',
  waiting: 'WAITING_STOCK',
  assigned: 'READY',
  picked: 'PICKED',
  packed: 'PACKED',
  done: 'IN_TRANSIT',
  cancelled: 'CANCELLED',
};

/** The states of a return. */
export const returnStates: Readonly<Record<string, ShipmentStatus>> = {
  draft: 'PLANNED',
  received: 'RETURNED',
  done: 'RETURNED',
  cancelled: 'CANCELLED',
};
