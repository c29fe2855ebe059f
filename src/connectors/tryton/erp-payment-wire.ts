import { z } from 'zod';
import { negate } from '#model/decimal.ts';
import { money, roundMoney, subtractMoney, sumMoney } from '#model/money.ts';
import type { Allocation, Payment } from '#ports/erp-system.ts';
import { amountOf, invoiceOf, ledgerRow, matchesIn, moneyJournals, reconciledRow, summedUp } from './ledger.ts';
import type { Domain, TrytonLink } from './link.ts';
import { listed, text } from './party-parts.ts';
import { trytonId } from './values.ts';

/** Money on a customer's account: what the wizard "Pay Invoice", a statement or a clearing books. */
export const paymentScope: Domain = [
  ['party', '!=', null],
  ['account.type.receivable', '=', true],
  ['move.journal.type', 'in', moneyJournals],
];

/** A booked line as a payment; what is paid back to the customer is negative. */
export function paymentWire(link: TrytonLink, companyCurrency: string): z.ZodType<Payment> {
  return paymentRow.transform((row): Payment => {
    const { amount: owed, currency } = amountOf(row, companyCurrency);
    const amount = roundMoney(money(negate(owed), currency));
    const allocations = allocationsOf(row, companyCurrency);
    const used = allocations.filter((each) => each.amount.currency === currency).map((each) => each.amount);
    const move = row['move.'];
    return {
      id: row.id,
      source: link.sourceOf('account.move.line', row.id),
      sortKey: row.create_date,
      number: move.post_number ?? move.number,
      customerId: row.party,
      status: move.state === 'posted' ? 'SUCCEEDED' : 'PENDING',
      date: move.date,
      amount,
      unallocated:
        row['reconciliation.'] === null
          ? subtractMoney(amount, sumMoney(used, currency))
          : roundMoney(money('0', currency)),
      method: move['journal.'].name,
      reference: row.description ?? move.description,
      allocations,
    };
  });
}

const paymentRow = reconciledRow.extend({
  ...listed,
  party: trytonId,
  description: text,
  invoice_payments: z.array(trytonId),
  'move.': ledgerRow.shape['move.'].extend({
    number: text,
    post_number: text,
    description: text,
    state: z.string(),
    'journal.': z.object({ type: z.string(), name: z.string() }),
  }),
});

function allocationsOf(row: z.output<typeof paymentRow>, companyCurrency: string): readonly Allocation[] {
  const group = row['reconciliation.'];
  const { date } = row['move.'];
  if (group === null) {
    // Linked to its invoice, and not reconciled before the rest is paid.
    const { amount, currency } = amountOf(row, companyCurrency);
    return row.invoice_payments.slice(0, 1).map((invoiceId) => ({
      paymentId: row.id,
      invoiceId,
      amount: roundMoney(money(negate(amount), currency)),
      date,
    }));
  }
  const settled = matchesIn(group['lines.'], companyCurrency).flatMap(
    ({ debit, credit, amount, currency }): Allocation[] => {
      const isOwn = credit.id === row.id ? 1 : debit.id === row.id ? -1 : 0;
      const invoiceId = isOwn === 0 ? null : invoiceOf(isOwn === 1 ? debit : credit);
      if (invoiceId === null) return [];
      return [
        {
          paymentId: row.id,
          invoiceId,
          amount: roundMoney(money(isOwn === 1 ? amount : negate(amount), currency)),
          date,
        },
      ];
    },
  );
  return summedUp(settled);
}
