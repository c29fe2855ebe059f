import { z } from 'zod';
import type { DealStatus, LeadStatus, TicketStatus } from '#ports/crm-system.ts';
import type { InvoiceStatus, OrderStatus, ShipmentStatus } from '#ports/erp-system.ts';

// The setting `states` says what native states mean where a company uses them in its own way: `{ deals: { paused: OPEN } }`.

const dealStatuses = ['OPEN', 'ON_HOLD', 'WON', 'LOST', 'CANCELLED'] as const satisfies readonly DealStatus[];

const leadStatuses = [
  'NEW',
  'WORKING',
  'QUALIFIED',
  'UNQUALIFIED',
  'CONVERTED',
] as const satisfies readonly LeadStatus[];

const ticketStatuses = [
  'NEW',
  'OPEN',
  'PENDING_CUSTOMER',
  'ON_HOLD',
  'RESOLVED',
  'CLOSED',
] as const satisfies readonly TicketStatus[];

const orderStatuses = [
  'DRAFT',
  'QUOTED',
  'PENDING_APPROVAL',
  'CONFIRMED',
  'IN_PROGRESS',
  'ON_HOLD',
  'COMPLETED',
  'CLOSED_SHORT',
  'CANCELLED',
] as const satisfies readonly OrderStatus[];

const shipmentStatuses = [
  'PLANNED',
  'WAITING_STOCK',
  'READY',
  'PICKED',
  'PACKED',
  'IN_TRANSIT',
  'DELIVERED',
  'RETURNED',
  'CANCELLED',
] as const satisfies readonly ShipmentStatus[];

const invoiceStatuses = [
  'DRAFT',
  'IN_REVIEW',
  'OPEN',
  'PAID',
  'CANCELLED',
  'REVERSED',
] as const satisfies readonly InvoiceStatus[];

export const crmStates = z
  .strictObject({ deals: words(dealStatuses), leads: words(leadStatuses), tickets: words(ticketStatuses) })
  .prefault({});

export const erpStates = z
  .strictObject({ orders: words(orderStatuses), shipments: words(shipmentStatuses), invoices: words(invoiceStatuses) })
  .prefault({});

function words<const Ours extends readonly string[]>(ours: Ours) {
  return z.record(z.string(), z.enum(ours)).default({});
}
