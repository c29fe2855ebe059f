import { compare, type Decimal, isZero } from '#model/decimal.ts';
import { type ExactNumber, exactNumber, exactNumberOrNull } from '#sandbox/server/exact-json.ts';
import { bareInstant, type Day, type Instant } from '#sandbox/storage/instant.ts';
import type { Stored } from '#sandbox/storage/stored.ts';
import type { Allocation, Bodies, Invoice, Order, OrderLine, PricedLine, ShipmentLine } from './documents.ts';
import { findPaymentTerms } from './payment-terms.ts';
import { findPriceList, type PriceList } from './price-lists.ts';

type Present<K extends keyof Bodies> = (body: Bodies[K], today: Day) => object;

/** Records as they go over the wire. */
const present: { readonly [K in Exclude<keyof Bodies, 'stock' | 'receipt'>]: Present<K> } = {
  warehouse: (body) => body,
  customer: ({ habits: _habits, paymentTermsCode, priceListId, creditLimit, ...shown }) => ({
    ...shown,
    paymentTerms: findPaymentTerms(paymentTermsCode) ?? null,
    priceList: presentPriceList(findPriceList(priceListId)),
    creditLimit: exactNumberOrNull(creditLimit),
  }),
  product: (body) => ({
    ...body,
    listPrice: exactNumberOrNull(body.listPrice),
    taxRate: exactNumber(body.taxRate),
  }),
  order: ({ settlement, next: _next, course: _course, ...shown }, today) => ({
    ...shown,
    paymentState: paymentState({ settlement, ...shown }, today),
    ...amounts(shown),
    balance: exactNumber(settlement.balance),
    lines: shown.lines.map(orderLine),
  }),
  shipment: ({ deliverOn: _deliverOn, ...shown }) => ({
    ...shown,
    shippedAt: presentInstant(shown.shippedAt),
    deliveredAt: presentInstant(shown.deliveredAt),
    lines: shown.lines.map(shipmentLine),
  }),
  invoice: ({ expectedPayment: _expectedPayment, ...shown }) => ({
    ...shown,
    ...amounts(shown),
    balance: exactNumber(shown.balance),
    lines: shown.lines.map(pricedLine),
    allocations: shown.allocations.map(allocation),
  }),
  payment: (body) => ({
    ...body,
    amount: exactNumber(body.amount),
    unallocated: exactNumber(body.unallocated),
    allocations: body.allocations.map(allocation),
  }),
};

export type ShownKind = keyof typeof present;

export function presentRecord<K extends ShownKind>(kind: K, record: Stored<Bodies[K]>, today: Day): object {
  return {
    id: record.id,
    ...present[kind](record.body, today),
    createdAt: bareInstant(record.createdAt),
    updatedAt: bareInstant(record.modifiedAt),
  };
}

export function presentPriceList(list: PriceList | undefined): object | null {
  if (list === undefined) return null;
  const { id, name, currency, taxIncluded } = list;
  return { id, name, currency, taxIncluded };
}

type PaymentState = 'not_due' | 'unpaid' | 'partial' | 'paid' | 'overdue' | 'refunded';

function paymentState(
  { settlement, invoiceState }: Pick<Order, 'settlement' | 'invoiceState'>,
  today: Day,
): PaymentState {
  const { invoiced, balance, anythingPaid, credited, dueDate } = settlement;
  if (isZero(invoiced)) return 'not_due';
  if (dueDate !== null && dueDate < today) return 'overdue';
  if (compare(balance, '0') > 0) return anythingPaid ? 'partial' : 'unpaid';
  if (credited && !anythingPaid) return 'refunded';
  return invoiceState === 'invoiced' ? 'paid' : 'partial';
}

function amounts({ untaxed, tax, total }: Pick<Invoice, 'untaxed' | 'tax' | 'total'>): Record<string, ExactNumber> {
  return { untaxed: exactNumber(untaxed), tax: exactNumber(tax), total: exactNumber(total) };
}

function orderLine({ isGoods: _isGoods, invoicedUntaxed: _untaxed, ...line }: OrderLine): object {
  return {
    ...line,
    ...pricedLine(line),
    shipped: exactNumber(line.shipped),
    invoiced: exactNumber(line.invoiced),
    reserved: exactNumber(line.reserved),
    total: exactNumber(line.total),
  };
}

function pricedLine(line: PricedLine): object {
  return {
    ...line,
    quantity: exactNumber(line.quantity),
    unitPrice: exactNumber(line.unitPrice),
    discountPercent: exactNumberOrNull(line.discountPercent),
    discount: exactNumberOrNull(line.discount),
    taxRate: exactNumber(line.taxRate),
    untaxed: exactNumber(line.untaxed),
  };
}

function shipmentLine(line: ShipmentLine): object {
  return { ...line, quantity: exactNumber(line.quantity) };
}

function allocation({ amount, ...rest }: Allocation): {
  readonly amount: ExactNumber;
  readonly [field: string]: unknown;
} {
  return { ...rest, amount: exactNumber(amount) };
}

function presentInstant(instant: Instant | null): string | null {
  return instant === null ? null : bareInstant(instant);
}

/** For amounts outside of records. */
export function exactAmounts<Name extends string>(values: Readonly<Record<Name, Decimal>>): Record<Name, ExactNumber> {
  const entries = Object.entries<Decimal>(values).map(([name, value]) => [name, exactNumber(value)]);
  return Object.fromEntries(entries) as Record<Name, ExactNumber>; // the same names as were given
}
