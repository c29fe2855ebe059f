import { add, compare, type Decimal, divide, isZero, multiply, negate, subtract } from '#model/decimal.ts';
import { addDays, type Day } from '#sandbox/storage/instant.ts';
import { applyCreditNote, summarise } from './allocations.ts';
import type { Customer, Invoice, Order, OrderLine, PaymentHabits, PricedLine } from './documents.ts';
import { documentNumber, type Erp, required } from './erp.ts';
import { newShipment } from './fulfilment.ts';
import { findPaymentTerms } from './payment-terms.ts';
import { inCurrency, isPositive, totalsOf } from './pricing.ts';
import { moveStock, openQuantity } from './stock.ts';

const daysBetweenParts = 2;
const daysToReturn = 8;

/** Invoices what was shipped and not invoiced yet. */
export function invoiceOrder(erp: Erp, id: number): void {
  const { store, clock } = erp;
  const { body } = required(store, 'order', id);
  const parts = body.lines.map((line) => invoicedPart(line, body.currency));
  const invoiceLines = parts.flatMap(({ invoiceLine }) => (invoiceLine === null ? [] : [invoiceLine]));
  const lines = parts.map(({ line }) => line);
  const complete = lines.every((line) => compare(line.invoiced, line.quantity) >= 0);
  const today = clock.today();
  postInvoice(erp, body, id, 'invoice', invoiceLines);
  store.update('order', id, {
    ...body,
    lines,
    invoiceState: complete ? 'invoiced' : 'partial',
    state: complete ? 'done' : body.state,
    next: nextStep(body, complete, today),
  });
  summarise(erp, [id]);
}

/** One piece comes back, goes to stock again and is credited. */
export function returnPart(erp: Erp, id: number): void {
  const { store, clock } = erp;
  const { body } = required(store, 'order', id);
  const line = body.lines.find((candidate) => candidate.isGoods && isPositive(candidate.shipped));
  store.update('order', id, {
    ...body,
    next: null,
    deliveryState: line?.quantity === '1' && body.lines.length === 1 ? 'returned' : body.deliveryState,
  });
  if (line?.productId === null || line?.productId === undefined || line.warehouseId === null) return;
  moveStock(store, line.productId, line.warehouseId, { onHand: '1' });
  const shipmentId = store.nextId('shipment');
  store.insert('shipment', {
    id: shipmentId,
    body: {
      ...newShipment(erp, body, id, line.warehouseId),
      number: documentNumber('RET', shipmentId),
      isReturn: true,
      state: 'returned',
      deliveredAt: clock.now(),
      lines: [
        { productId: line.productId, orderId: id, description: line.description, quantity: '1', unit: line.unit },
      ],
    },
  });
  const untaxed = inCurrency(divide(line.untaxed, line.quantity), body.currency);
  const creditNoteId = postInvoice(erp, body, id, 'credit', [{ ...pricedPart(line, '1', untaxed), position: 1 }]);
  const open = store
    .find('invoice', 'orderId', [String(id)])
    .find((invoice) => invoice.body.type === 'invoice' && invoice.body.state === 'posted');
  if (open !== undefined) applyCreditNote(erp, creditNoteId, open.id);
  summarise(erp, [id]);
}

/** Answers the id. Lines are positive; a credit note turns them round. */
function postInvoice(
  { store, clock }: Erp,
  order: Order,
  orderId: number,
  type: Invoice['type'],
  positiveLines: readonly PricedLine[],
): number {
  const customer = required(store, 'customer', order.customerId).body;
  const lines = type === 'invoice' ? positiveLines : positiveLines.map(reversed);
  const totals = totalsOf(lines, order.currency);
  const id = store.nextId('invoice');
  const today = clock.today();
  const dueDate = type === 'invoice' ? dueDay(customer, today) : today;
  store.insert('invoice', {
    id,
    body: {
      number: documentNumber(type === 'invoice' ? 'INV' : 'CN', id),
      type,
      customerId: order.customerId,
      orderIds: [orderId],
      state: isZero(totals.total) ? 'paid' : 'posted',
      invoiceDate: today,
      dueDate,
      currency: order.currency,
      ...totals,
      balance: totals.total,
      lines,
      allocations: [],
      pdfUrl: `https://erp.example/documents/${String(id)}.pdf`,
      expectedPayment:
        type === 'invoice' && !isZero(totals.total)
          ? expectedPayment(order.course.habits ?? customer.habits, dueDate)
          : null,
    },
  });
  return id;
}

export function dueDay(customer: Customer, invoiceDate: Day): Day {
  return addDays(invoiceDate, findPaymentTerms(customer.paymentTermsCode)?.dueDays ?? 0);
}

export function reversed(line: PricedLine): PricedLine {
  return { ...line, quantity: negate(line.quantity), untaxed: negate(line.untaxed) };
}

function expectedPayment({ daysLate, inHalves }: PaymentHabits, dueDate: Day): Invoice['expectedPayment'] {
  return daysLate === null ? null : { day: addDays(dueDate, daysLate), half: inHalves };
}

function nextStep({ course }: Order, complete: boolean, today: Day): Order['next'] {
  if (!complete) return { step: 'ship', day: addDays(today, daysBetweenParts) };
  return course.partlyReturned ? { step: 'return', day: addDays(today, daysToReturn) } : null;
}

/** The last part takes what the parts before left, so that all parts together are the line to the cent. */
function invoicedPart(
  line: OrderLine,
  currency: string,
): { readonly line: OrderLine; readonly invoiceLine: PricedLine | null } {
  const quantity = subtract(line.shipped, line.invoiced);
  if (!isPositive(quantity)) return { line, invoiceLine: null };
  const last = isZero(openQuantity(line)) || compare(line.shipped, line.quantity) >= 0;
  const untaxed = last
    ? subtract(line.untaxed, line.invoicedUntaxed)
    : divide(multiply(line.untaxed, quantity), line.quantity);
  const rounded = inCurrency(untaxed, currency);
  return {
    line: { ...line, invoiced: line.shipped, invoicedUntaxed: add(line.invoicedUntaxed, rounded) },
    invoiceLine: pricedPart(line, quantity, rounded),
  };
}

function pricedPart(line: OrderLine, quantity: Decimal, untaxed: Decimal): PricedLine {
  const { position, productId, description, unit, unitPrice, discountPercent, taxRate } = line;
  const discount = line.discount === null ? null : subtract(multiply(quantity, unitPrice), untaxed);
  return { position, productId, description, quantity, unit, unitPrice, discountPercent, discount, taxRate, untaxed };
}
