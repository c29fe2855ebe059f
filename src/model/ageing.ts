import { daysBetween } from './day.ts';
import { isNegative, isZero } from './decimal.ts';
import { type Money, negateMoney, subtractMoney, sumMoney } from './money.ts';

/** A booked invoice with something owed on it, or a credit note with something left, whose balance is negative. */
export interface OpenInvoice {
  readonly invoiceDate: string | null;
  readonly dueDate: string | null;
  readonly balance: Money;
}

export interface AgeingRequest {
  /** Figures of one currency only: amounts of different currencies are never added up. */
  readonly currency: string;
  /** A day, YYYY-MM-DD. */
  readonly asOf: string;
  readonly basis: 'DUE_DATE' | 'INVOICE_DATE';
  /** The last day of every bucket but the last, which has no end: ascending, positive. */
  readonly bucketDays: readonly number[];
}

/** notDue + Σ buckets = total, whatever the invoices: no age is left without a place. */
export interface Ageing {
  readonly asOf: string;
  readonly basis: 'DUE_DATE' | 'INVOICE_DATE';
  readonly notDue: Money;
  readonly buckets: readonly AgeingBucket[];
  readonly unapplied: Money;
  readonly total: Money;
  readonly otherCurrencies: readonly string[];
}

interface AgeingBucket {
  readonly fromDay: number;
  readonly toDay: number | null;
  readonly amount: Money;
  readonly invoiceCount: number;
}

/**
 * Receivables by age: not due yet, then days past due at `asOf` (1–30, 31–60, 61–90, 91+). Unlike ERPNext's report, what is
 * not due has its own place, so that the sum is the balance. Credit notes and unapplied payments reduce what is not due,
 * because nothing of them is overdue. `unappliedCredits` is all of them together, as a credit account has it; null where
 * that is not known: then the credit notes alone.
 */
export function receivablesAgeing(
  invoices: readonly OpenInvoice[],
  unappliedCredits: Money | null,
  { currency, asOf, basis, bucketDays }: AgeingRequest,
): Ageing {
  const own = invoices.filter(({ balance }) => balance.currency === currency);
  const owed = own.filter(isOwed).map((invoice) => ({ invoice, age: ageOf(invoice, asOf, basis) }));
  const credits = own.filter(({ balance }) => isNegative(balance.amount)).map(({ balance }) => negateMoney(balance));
  const unapplied = unappliedCredits ?? sumMoney(credits, currency);
  const agedFrom = (from: number, to: number) =>
    owed.flatMap(({ invoice, age }) => (age >= from && age <= to ? invoice : []));
  return {
    asOf,
    basis,
    notDue: subtractMoney(sumBalances(agedFrom(-Infinity, 0), currency), unapplied),
    buckets: [...bucketDays, null].map((toDay, at) => {
      const fromDay = (bucketDays[at - 1] ?? 0) + 1;
      const aged = agedFrom(fromDay, toDay ?? Infinity);
      return { fromDay, toDay, amount: sumBalances(aged, currency), invoiceCount: aged.length };
    }),
    unapplied,
    total: subtractMoney(sumBalances(agedFrom(-Infinity, Infinity), currency), unapplied),
    otherCurrencies: otherCurrencies(invoices, currency),
  };
}

/** What is past its due day, in one currency; the sum of the buckets by due date. */
export function overdueBalance(invoices: readonly OpenInvoice[], currency: string, today: string): Money {
  const overdue = invoices.filter(
    (invoice) => isOwed(invoice) && invoice.balance.currency === currency && ageOf(invoice, today, 'DUE_DATE') > 0,
  );
  return sumBalances(overdue, currency);
}

/** An invoice without the day in question is not due. */
function ageOf({ dueDate, invoiceDate }: OpenInvoice, asOf: string, basis: AgeingRequest['basis']): number {
  const day = basis === 'DUE_DATE' ? dueDate : invoiceDate;
  return day === null ? 0 : daysBetween(day, asOf);
}

function isOwed({ balance }: OpenInvoice): boolean {
  return !isZero(balance.amount) && !isNegative(balance.amount);
}

function sumBalances(invoices: readonly OpenInvoice[], currency: string): Money {
  return sumMoney(
    invoices.map(({ balance }) => balance),
    currency,
  );
}

function otherCurrencies(invoices: readonly OpenInvoice[], currency: string): readonly string[] {
  const all = new Set(invoices.map(({ balance }) => balance.currency));
  all.delete(currency);
  return [...all].toSorted();
}
