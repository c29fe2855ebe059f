import { z } from 'zod';
import { add, type Decimal, divide, isNegative, isZero, multiply, negate } from '#model/decimal.ts';
import { type Money, money, roundMoney } from '#model/money.ts';
import type { Allocation, Invoice, InvoiceStatus } from '#ports/erp-system.ts';
import { type CustomFieldNames, customFieldsWire } from '../custom-fields.ts';
import { invoiceStates } from './erp-words.ts';
import {
  amountOf,
  companyAmountOf,
  invoiceOf,
  isMoney,
  type LedgerRow,
  matchesIn,
  type ReconciledRow,
  reconciledRow,
  summedUp,
} from './ledger.ts';
import type { TrytonLink } from './link.ts';
import { listed, text } from './party-parts.ts';
import { quantityIn, unitRow } from './units.ts';
import { toPrice, trytonDay, trytonDecimal, trytonFloat, trytonId, trytonText } from './values.ts';

/** A customer's invoice, or a credit note, which in Tryton is an invoice with negative quantities. */
export function invoiceWire(
  link: TrytonLink,
  companyCurrency: string,
  customFields: CustomFieldNames,
): z.ZodType<Invoice> {
  return z.intersection(invoiceRow, customFieldsWire(customFields, trytonText)).transform((row): Invoice => {
    const currency = row['currency.'].code;
    const inCurrency = (amount: Decimal) => roundMoney(money(amount, currency));
    const total = inCurrency(row.total_amount);
    const owed = row['lines_to_pay.'].filter((line) => line['reconciliation.'] === null);
    const paid = row['payment_lines.'].filter((line) => line['reconciliation.'] === null);
    return {
      id: row.id,
      source: link.sourceOf('account.invoice', row.id),
      sortKey: row.create_date,
      number: row.number,
      kind: isNegative(total.amount) ? 'CREDIT_NOTE' : 'INVOICE',
      customerId: row.party,
      orderIds: row.sales,
      status: statusOf(row),
      nativeStatus: row.state,
      invoiceDate: row.invoice_date,
      dueDate: dueDateOf(owed.length > 0 ? owed : row['lines_to_pay.'].slice(-1)),
      untaxed: inCurrency(row.untaxed_amount),
      tax: inCurrency(row.tax_amount),
      total,
      balance:
        row.state === 'posted'
          ? balanceOf([...owed, ...paid], row['lines_to_pay.'], currency, companyCurrency)
          : inCurrency('0'),
      lines: row['lines.']
        .filter(({ type }) => type === 'line')
        .map((line, index) => ({
          position: index + 1,
          productId: line.product,
          description: line.description ?? line['product.']?.['template.'].name ?? '',
          quantity: quantityIn(line['unit.'] ?? noUnit, line.quantity ?? '0'),
          unitPrice: toPrice(line.unit_price ?? '0', currency),
          untaxed: inCurrency(line.amount ?? '0'),
        })),
      allocations: allocationsOf(row, paid, companyCurrency),
      documentUrl: null,
      customFields: row.customFields,
      createdAt: row.create_date,
      updatedAt: row.write_date ?? row.create_date,
    };
  });
}

/** Of a line without product. */
const noUnit = { name: 'Unit', digits: 2, factor: '1' };

const lineRow = z.object({
  type: z.string(),
  product: trytonId.nullable(),
  'product.': z.object({ 'template.': z.object({ name: z.string() }) }).nullable(),
  description: text,
  quantity: trytonFloat.nullable(),
  'unit.': unitRow.nullable(),
  unit_price: trytonDecimal.nullable(),
  amount: trytonDecimal.nullable(),
});

const invoiceRow = z.object({
  ...listed,
  number: text,
  state: z.string(),
  party: trytonId,
  sales: z.array(trytonId),
  invoice_date: trytonDay.nullable(),
  move: trytonId.nullable(),
  'currency.': z.object({ code: z.string() }),
  untaxed_amount: trytonDecimal,
  tax_amount: trytonDecimal,
  total_amount: trytonDecimal,
  'lines.': z.array(lineRow),
  'lines_to_pay.': z.array(reconciledRow),
  'payment_lines.': z.array(reconciledRow),
});

type InvoiceRow = z.output<typeof invoiceRow>;

function statusOf({ state, move }: InvoiceRow): InvoiceStatus {
  // One that was booked is not withdrawn but taken back by a second entry.
  return state === 'cancelled' && move !== null ? 'REVERSED' : (invoiceStates[state] ?? 'OPEN');
}

/** Of several instalments the first that is open. */
function dueDateOf(rows: readonly LedgerRow[]): string | null {
  const [first = null] = rows.flatMap(({ maturity_date: date }) => date ?? []).toSorted();
  return first;
}

/**
 * The same as Tryton's amount_to_pay, which it would compute record by record. What was paid in the company's currency on an
 * invoice in another counts at the rate at which the invoice was booked.
 */
function balanceOf(
  open: readonly LedgerRow[],
  booked: readonly LedgerRow[],
  currency: string,
  companyCurrency: string,
): Money {
  const amounts = open.map((row) => {
    const { amount, currency: own } = amountOf(row, companyCurrency);
    if (own === currency) return amount;
    const inCompany = add('0', ...booked.map(companyAmountOf));
    const inCurrency = add('0', ...booked.map((line) => amountOf(line, companyCurrency).amount));
    return isZero(inCompany) ? '0' : divide(multiply(companyAmountOf(row), inCurrency), inCompany);
  });
  return roundMoney(money(add('0', ...amounts), currency));
}

/** What has settled the invoice so far: lines reconciled with it, and payments that wait for the rest. */
function allocationsOf(
  row: InvoiceRow,
  waiting: readonly ReconciledRow[],
  companyCurrency: string,
): readonly Allocation[] {
  const own = new Set(row['lines_to_pay.'].map(({ id }) => id));
  const groups = new Map(
    row['lines_to_pay.'].flatMap(({ 'reconciliation.': group }) =>
      group === null ? [] : [[group.id, group['lines.']] as const],
    ),
  );
  const settled = [...groups.values()]
    .flatMap((rows) => matchesIn(rows, companyCurrency))
    .flatMap(({ debit, credit, amount, currency }): Allocation[] => {
      if (own.has(debit.id)) return [allocation(credit, row.id, money(amount, currency))];
      if (!own.has(credit.id)) return [];
      const settledInvoice = invoiceOf(debit);
      // A credit note settles an invoice, or is paid out.
      return settledInvoice === null
        ? [allocation(debit, row.id, money(negate(amount), currency))]
        : [{ paymentId: null, invoiceId: settledInvoice, amount: money(amount, currency), date: credit['move.'].date }];
    });
  return summedUp([
    ...settled,
    ...waiting.map((line) => {
      const { amount, currency } = amountOf(line, companyCurrency);
      return allocation(line, row.id, money(negate(amount), currency));
    }),
  ]);
}

function allocation(by: LedgerRow, invoiceId: string, amount: Money): Allocation {
  return { paymentId: isMoney(by) ? by.id : null, invoiceId, amount: roundMoney(amount), date: by['move.'].date };
}
