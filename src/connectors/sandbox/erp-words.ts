import type {
  FulfillmentStatus,
  InvoiceStatus,
  InvoicingStatus,
  OrderStatus,
  Payment,
  PaymentStatus,
  ShipmentStatus,
} from '#ports/erp-system.ts';

// The sandbox ERP's words and ours, for reading and for filtering alike.

export const orderStatuses: Readonly<Record<string, OrderStatus>> = {
  draft: 'DRAFT',
  quotation: 'QUOTED',
  to_approve: 'PENDING_APPROVAL',
  sale: 'CONFIRMED',
  in_progress: 'IN_PROGRESS',
  hold: 'ON_HOLD',
  done: 'COMPLETED',
  closed: 'CLOSED_SHORT',
  cancel: 'CANCELLED',
};

export const fulfillmentStatuses: Readonly<Record<string, FulfillmentStatus>> = {
  none: 'NOT_REQUIRED',
  waiting: 'NOT_STARTED',
  production: 'IN_PRODUCTION',
  partial: 'PARTIAL',
  full: 'COMPLETE',
  returned: 'RETURNED',
  exception: 'EXCEPTION',
};

export const invoicingStatuses: Readonly<Record<string, InvoicingStatus>> = {
  none: 'NOTHING_TO_INVOICE',
  to_invoice: 'TO_INVOICE',
  partial: 'PARTIAL',
  invoiced: 'COMPLETE',
  exception: 'EXCEPTION',
};

export const orderPaymentStatuses: Readonly<Record<string, PaymentStatus>> = {
  not_due: 'NOT_DUE',
  unpaid: 'UNPAID',
  partial: 'PARTIAL',
  in_process: 'IN_PROCESS',
  paid: 'PAID',
  overdue: 'OVERDUE',
  refunded: 'REFUNDED',
};

export const shipmentStatuses: Readonly<Record<string, ShipmentStatus>> = {
  planned: 'PLANNED',
  waiting: 'WAITING_STOCK',
  ready: 'READY',
  picked: 'PICKED',
  packed: 'PACKED',
  shipped: 'IN_TRANSIT',
  delivered: 'DELIVERED',
  returned: 'RETURNED',
  cancel: 'CANCELLED',
};

export const invoiceStatuses: Readonly<Record<string, InvoiceStatus>> = {
  draft: 'DRAFT',
  review: 'IN_REVIEW',
  posted: 'OPEN',
  paid: 'PAID',
  cancel: 'CANCELLED',
  reversed: 'REVERSED',
};

export const paymentStatuses: Readonly<Record<string, Payment['status']>> = {
  draft: 'DRAFT',
  pending: 'PENDING',
  processing: 'PROCESSING',
  posted: 'SUCCEEDED',
  failed: 'FAILED',
  cancel: 'CANCELLED',
};

export const customerKinds: Readonly<Record<string, 'COMPANY' | 'PERSON'>> = { company: 'COMPANY', person: 'PERSON' };

export const productKinds: Readonly<Record<string, 'GOODS' | 'SERVICE'>> = { goods: 'GOODS', service: 'SERVICE' };

export const invoiceKinds: Readonly<Record<string, 'INVOICE' | 'CREDIT_NOTE'>> = {
  invoice: 'INVOICE',
  credit: 'CREDIT_NOTE',
};
