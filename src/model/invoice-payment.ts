import { daysBetween } from './day.ts';
import { compare, isNegative, isZero } from './decimal.ts';
import type { Money } from './money.ts';

/** What of an invoice says whether it was paid. The amounts of a credit note are negative. */
export interface PayableInvoice {
  readonly kind: 'INVOICE' | 'CREDIT_NOTE';
  readonly status: 'DRAFT' | 'IN_REVIEW' | 'OPEN' | 'PAID' | 'CANCELLED' | 'REVERSED';
  readonly dueDate: string | null;
  readonly total: Money;
  readonly balance: Money;
}

export type InvoicePayment = 'NOT_DUE' | 'UNPAID' | 'PARTIAL' | 'PAID' | 'OVERDUE' | 'REFUNDED';

/** Days since the due day while something is owed, otherwise 0. An invoice can still be paid in time on its due day. */
export function daysOverdue(invoice: PayableInvoice, today: string): number {
  if (invoice.dueDate === null || !isBooked(invoice) || !isOwed(invoice.balance)) return 0;
  return Math.max(0, daysBetween(invoice.dueDate, today));
}

/**
 * How far payment has come, from balance and due day alone: the statuses that systems store are set by nightly jobs and lag
 * behind.
 */
export function invoicePayment(invoice: PayableInvoice, today: string): InvoicePayment {
  if (!isBooked(invoice)) return 'NOT_DUE';
  const settled = isZero(invoice.balance.amount);
  if (invoice.kind === 'CREDIT_NOTE' && settled) return 'REFUNDED';
  if (settled || isOverpaid(invoice)) return 'PAID';
  if (daysOverdue(invoice, today) > 0) return 'OVERDUE';
  return compare(invoice.balance.amount, invoice.total.amount) === 0 ? 'UNPAID' : 'PARTIAL';
}

/** A draft, an invoice under review and one that was withdrawn or taken back are owed by nobody. */
function isBooked({ status }: PayableInvoice): boolean {
  return status === 'OPEN' || status === 'PAID';
}

/** Of an invoice that never asked for less than nothing. */
function isOverpaid({ total, balance }: PayableInvoice): boolean {
  return isNegative(balance.amount) && !isNegative(total.amount);
}

function isOwed({ amount }: Money): boolean {
  return !isZero(amount) && !isNegative(amount);
}
