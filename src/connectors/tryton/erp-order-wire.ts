import { z } from 'zod';
import { compare, type Decimal, isZero } from '#model/decimal.ts';
import { type Money, money, roundMoney } from '#model/money.ts';
import type {
  FulfillmentStatus,
  InvoicingStatus,
  Order,
  OrderLine,
  OrderStatus,
  PaymentStatus,
} from '#ports/erp-system.ts';
import { type CustomFieldNames, customFieldsWire } from '../custom-fields.ts';
import { numberOfDraft } from './draft-number.ts';
import { orderStates } from './erp-words.ts';
import type { TrytonLink } from './link.ts';
import { addressRow, listed, text } from './party-parts.ts';
import { taxRow, withTaxes } from './tax.ts';
import { quantityIn, sumIn, unitRow } from './units.ts';
import { toPrice, trytonDay, trytonDecimal, trytonFloat, trytonId, trytonText } from './values.ts';

/** A sale, or null for one whose totals Tryton has not stored: it does so when a sale is confirmed or cancelled. */
export interface ReadOrder {
  readonly id: string;
  readonly order: Order | null;
}

/** Reads sales with the totals that Tryton has stored. */
export function storedOrderWire(options: OrderWireOptions): z.ZodType<ReadOrder> {
  const fields = z.object({
    ...orderFields,
    ...referenceField(options),
    untaxed_amount_cache: trytonDecimal.nullable(),
    tax_amount_cache: trytonDecimal.nullable(),
    total_amount_cache: trytonDecimal.nullable(),
  });
  const row = z.intersection(fields, customFieldsWire(options.customFields, trytonText));
  return row.transform((sale): ReadOrder => {
    const [untaxed, tax, total] = [sale.untaxed_amount_cache, sale.tax_amount_cache, sale.total_amount_cache];
    const isStored = statesWithTotals.includes(sale.state) && untaxed !== null && tax !== null && total !== null;
    return { id: sale.id, order: isStored ? orderOf(sale, { untaxed, tax, total }, options) : null };
  });
}

/** Reads sales with totals that Tryton computes for it, at about twice the cost. */
export function computedOrderWire(options: OrderWireOptions): z.ZodType<Order> {
  const fields = z.object({
    ...orderFields,
    ...referenceField(options),
    untaxed_amount: trytonDecimal,
    tax_amount: trytonDecimal,
    total_amount: trytonDecimal,
  });
  const row = z.intersection(fields, customFieldsWire(options.customFields, trytonText));
  return row.transform((sale) =>
    orderOf(sale, { untaxed: sale.untaxed_amount, tax: sale.tax_amount, total: sale.total_amount }, options),
  );
}

export interface OrderWireOptions {
  readonly link: TrytonLink;
  /** The field that holds our reference. */
  readonly referenceField: string;
  readonly customFields: CustomFieldNames;
  /** Today, where the company is. */
  today(): string;
  /** The day that an instant falls on there. */
  dayOf(instant: string): string;
}

/** The states in which Tryton trusts its stored totals. */
export const statesWithTotals: readonly string[] = ['confirmed', 'processing', 'done', 'cancelled'];

const lineRow = z.object({
  type: z.string(),
  product: trytonId.nullable(),
  'product.': z.object({ 'template.': z.object({ name: z.string(), type: z.string() }) }).nullable(),
  description: text,
  quantity: trytonFloat.nullable(),
  'unit.': unitRow.nullable(),
  unit_price: trytonDecimal.nullable(),
  amount: trytonDecimal.nullable(),
  'taxes.': z.array(taxRow),
  'moves.': z.array(
    z.object({ state: z.string(), quantity: trytonFloat, 'uom.': unitRow, planned_date: trytonDay.nullable() }),
  ),
  moves_ignored: z.array(trytonId),
  'invoice_lines.': z.array(
    z.object({
      quantity: trytonFloat,
      'unit.': unitRow.nullable(),
      'invoice.': z.object({ state: z.string() }).nullable(),
    }),
  ),
});

const orderFields = {
  ...listed,
  number: text,
  party: trytonId,
  state: z.string(),
  shipment_state: z.string(),
  invoice_state: z.string(),
  sale_date: trytonDay.nullable(),
  shipping_date: trytonDay.nullable(),
  'currency.': z.object({ code: z.string() }),
  'invoice_address.': addressRow.nullable(),
  'shipment_address.': addressRow.nullable(),
  'lines.': z.array(lineRow),
  'invoices.': z.array(
    z.object({
      state: z.string(),
      'lines_to_pay.': z.array(z.object({ maturity_date: trytonDay.nullable(), reconciliation: trytonId.nullable() })),
      'payment_lines.': z.array(z.object({ id: trytonId })),
    }),
  ),
};

function referenceField({ referenceField: name }: OrderWireOptions): Record<string, typeof text> {
  return { [name]: text };
}

const saleRow = z.object(orderFields);

type SaleRow = z.output<typeof saleRow> & Pick<Order, 'customFields'>;

interface Totals {
  readonly untaxed: Decimal;
  readonly tax: Decimal;
  readonly total: Decimal;
}

function orderOf(sale: SaleRow, totals: Totals, options: OrderWireOptions): Order {
  const currency = sale['currency.'].code;
  const inCurrency = (amount: Decimal) => roundMoney(money(amount, currency));
  const rows = sale['lines.'].filter(({ type }) => type === 'line');
  const lines = rows.map((row, index) => lineOf(row, index + 1, inCurrency));
  const reference: unknown = Reflect.get(sale, options.referenceField);
  return {
    id: sale.id,
    source: options.link.sourceOf('sale.sale', sale.id),
    sortKey: sale.create_date,
    number: sale.number ?? numberOfDraft(sale.id),
    customerId: sale.party,
    externalReference: typeof reference === 'string' ? reference : null,
    status: statusOf(sale, rows),
    nativeStatus: sale.state,
    fulfillment: fulfillmentOf(sale, rows, lines),
    invoicing: invoicingOf(sale, lines),
    payment: paymentOf(sale, options.today()),
    orderDate: sale.sale_date ?? options.dayOf(sale.create_date),
    requestedDate: sale.shipping_date,
    promisedDate: promisedDateOf(rows),
    untaxed: inCurrency(totals.untaxed),
    tax: inCurrency(totals.tax),
    total: inCurrency(totals.total),
    lines,
    billTo: sale['invoice_address.'],
    shipTo: sale['shipment_address.'],
    customFields: sale.customFields,
    createdAt: sale.create_date,
    updatedAt: sale.write_date ?? sale.create_date,
  };
}

type LineRow = z.output<typeof lineRow>;

function lineOf(row: LineRow, position: number, inCurrency: (amount: Decimal) => Money): OrderLine {
  const unit = row['unit.'] ?? { name: 'Unit', digits: 2, factor: '1' };
  const ordered = row.quantity ?? '0';
  const untaxed = inCurrency(row.amount ?? '0');
  const shipped = row['moves.'].filter(({ state }) => state === 'done');
  const invoiced = row['invoice_lines.'].filter((line) => ['posted', 'paid'].includes(line['invoice.']?.state ?? ''));
  return {
    position,
    productId: row.product,
    description: row.description ?? row['product.']?.['template.'].name ?? '',
    ordered: quantityIn(unit, ordered),
    shipped: sumIn(
      unit,
      shipped.map((move) => ({ value: move.quantity, unit: move['uom.'] })),
    ),
    invoiced: sumIn(
      unit,
      invoiced.map((line) => ({ value: line.quantity, unit: line['unit.'] ?? unit })),
    ),
    unitPrice: toPrice(row.unit_price ?? '0', untaxed.currency),
    // Tryton 6.0 knows no discounts: they are in the price.
    discountPercent: null,
    untaxed,
    total: withTaxes(untaxed, ordered, row['taxes.']),
  };
}

function statusOf({ state }: SaleRow, rows: readonly LineRow[]): OrderStatus {
  if (state === 'done' && rows.some((row) => row.moves_ignored.length > 0)) return 'CLOSED_SHORT';
  return orderStates[state] ?? 'DRAFT';
}

function fulfillmentOf(sale: SaleRow, rows: readonly LineRow[], lines: readonly OrderLine[]): FulfillmentStatus {
  if (sale.shipment_state === 'exception') return 'EXCEPTION';
  if (sale.shipment_state === 'sent') return 'COMPLETE';
  if (lines.some(({ shipped }) => !isZero(shipped.value))) return 'PARTIAL';
  const isGoods = (row: LineRow) => row.product !== null && row['product.']?.['template.'].type !== 'service';
  return rows.some(isGoods) && sale.state !== 'cancelled' ? 'NOT_STARTED' : 'NOT_REQUIRED';
}

function invoicingOf(sale: SaleRow, lines: readonly OrderLine[]): InvoicingStatus {
  if (sale.invoice_state === 'exception') return 'EXCEPTION';
  const due = lines.filter(({ untaxed }) => !isZero(untaxed.amount));
  if (due.length === 0 || sale.state === 'cancelled') return 'NOTHING_TO_INVOICE';
  if (due.every(({ invoiced, ordered }) => compare(invoiced.value, ordered.value) >= 0)) return 'COMPLETE';
  return due.some(({ invoiced }) => !isZero(invoiced.value)) ? 'PARTIAL' : 'TO_INVOICE';
}

function paymentOf(sale: SaleRow, today: string): PaymentStatus {
  const booked = sale['invoices.'].filter(({ state }) => state === 'posted' || state === 'paid');
  if (booked.length === 0) return 'NOT_DUE';
  const instalments = booked.flatMap((invoice) => invoice['lines_to_pay.']);
  const open = instalments.filter(({ reconciliation }) => reconciliation === null);
  if (open.length === 0) return 'PAID';
  if (open.some(({ maturity_date: due }) => due !== null && due < today)) return 'OVERDUE';
  const hasPaid = open.length < instalments.length || booked.some((invoice) => invoice['payment_lines.'].length > 0);
  return hasPaid ? 'PARTIAL' : 'UNPAID';
}

/** The day on which the last of what is still to leave is planned to. */
function promisedDateOf(rows: readonly LineRow[]): string | null {
  const open = rows.flatMap((row) => row['moves.'].filter(({ state }) => state !== 'done' && state !== 'cancelled'));
  return (
    open
      .flatMap(({ planned_date: date }) => date ?? [])
      .toSorted()
      .at(-1) ?? null
  );
}
