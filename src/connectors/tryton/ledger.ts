import { z } from 'zod';
import { type Decimal, isNegative, isZero, negate, subtract } from '#model/decimal.ts';
import { sumMoney } from '#model/money.ts';
import type { Allocation } from '#ports/erp-system.ts';
import { trytonDay, trytonDecimal, trytonId, trytonReference } from './values.ts';

// What customers owe and have paid stands on the receivable accounts: an invoice has a line there per instalment, a payment or a
// credit note one on the other side. Lines that come to zero together share a reconciliation.

/** Journals in which money comes and goes; "statement" is of the module account_statement. */
export const moneyJournals = ['cash', 'statement'];

export const ledgerRow = z.object({
  id: trytonId,
  debit: trytonDecimal,
  credit: trytonDecimal,
  amount_second_currency: trytonDecimal.nullable(),
  'second_currency.': z.object({ code: z.string() }).nullable(),
  maturity_date: trytonDay.nullable(),
  'move.': z.object({
    date: trytonDay,
    origin: trytonReference.nullable(),
    'journal.': z.object({ type: z.string() }),
  }),
});

export type LedgerRow = z.output<typeof ledgerRow>;

/** A line and all those that it was reconciled with. */
export const reconciledRow = ledgerRow.extend({
  'reconciliation.': z.object({ id: trytonId, 'lines.': z.array(ledgerRow) }).nullable(),
});

export type ReconciledRow = z.output<typeof reconciledRow>;

export function isMoney(row: LedgerRow): boolean {
  return moneyJournals.includes(row['move.']['journal.'].type);
}

/** The invoice or credit note that a line belongs to; a payment's origin is what it was made for, not what it is. */
export function invoiceOf(row: LedgerRow): string | null {
  const { origin } = row['move.'];
  return !isMoney(row) && origin?.model === 'account.invoice' ? origin.id : null;
}

/** What the customer owes by this line, negative for what they paid, in the currency it was agreed in. */
export function amountOf(
  row: LedgerRow,
  companyCurrency: string,
): { readonly amount: Decimal; readonly currency: string } {
  const foreign = row['second_currency.'];
  return foreign === null || row.amount_second_currency === null
    ? { amount: companyAmountOf(row), currency: companyCurrency }
    : { amount: row.amount_second_currency, currency: foreign.code };
}

export function companyAmountOf(row: LedgerRow): Decimal {
  return subtract(row.debit, row.credit);
}

/** How much of one line settled another. */
export interface Match {
  readonly debit: LedgerRow;
  readonly credit: LedgerRow;
  readonly amount: Decimal;
  readonly currency: string;
}

/** Matches lines that were reconciled together, the oldest with the oldest; Tryton itself keeps no more than the group. */
export function matchesIn(rows: readonly LedgerRow[], companyCurrency: string): readonly Match[] {
  const currencies = new Set(rows.map((row) => amountOf(row, companyCurrency).currency));
  const inOneCurrency = currencies.size === 1;
  const open = rows
    .map((row) => ({
      row,
      ...(inOneCurrency ? amountOf(row, companyCurrency) : { amount: companyAmountOf(row), currency: companyCurrency }),
    }))
    .toSorted((a, b) => compareAge(a.row, b.row));
  const debits = open.filter(({ amount }) => !isNegative(amount) && !isZero(amount));
  const credits = open
    .filter(({ amount }) => isNegative(amount))
    .map((each) => ({ ...each, amount: negate(each.amount) }));
  const matches: Match[] = [];
  let [debit, credit] = [debits.shift(), credits.shift()];
  while (debit !== undefined && credit !== undefined) {
    const left = subtract(debit.amount, credit.amount);
    const amount = isNegative(left) ? debit.amount : credit.amount;
    matches.push({ debit: debit.row, credit: credit.row, amount, currency: debit.currency });
    const [debitLeft, creditLeft] = [subtract(debit.amount, amount), subtract(credit.amount, amount)];
    debit = isZero(debitLeft) ? debits.shift() : { ...debit, amount: debitLeft };
    credit = isZero(creditLeft) ? credits.shift() : { ...credit, amount: creditLeft };
  }
  return matches;
}

/** One allocation for each pair of payment and invoice: of several instalments that one payment settled there is one sum. */
export function summedUp(allocations: readonly Allocation[]): readonly Allocation[] {
  const pairs = Map.groupBy(
    allocations,
    ({ paymentId, invoiceId, amount }) => `${paymentId} ${invoiceId} ${amount.currency}`,
  );
  return [...pairs.values()].flatMap(([first, ...more]) =>
    first === undefined
      ? []
      : [
          {
            ...first,
            amount: sumMoney(
              [first, ...more].map(({ amount }) => amount),
              first.amount.currency,
            ),
          },
        ],
  );
}

function compareAge(a: LedgerRow, b: LedgerRow): number {
  const [dateOfA, dateOfB] = [a, b].map((row) => row.maturity_date ?? row['move.'].date);
  if (dateOfA !== dateOfB) return (dateOfA ?? '') < (dateOfB ?? '') ? -1 : 1;
  return Number(a.id) - Number(b.id);
}
