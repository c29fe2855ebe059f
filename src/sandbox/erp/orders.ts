import { z } from 'zod';
import { compare } from '#model/decimal.ts';
import { conflict, Problem, unprocessable } from '#sandbox/server/problem.ts';
import { currencyCode, day } from '#sandbox/server/validation.ts';
import { addDays, type Day } from '#sandbox/storage/instant.ts';
import type { Stored } from '#sandbox/storage/stored.ts';
import type { Customer, Order, OrderLine } from './documents.ts';
import { documentNumber, type Erp, required } from './erp.ts';
import { isOpen } from './kinds.ts';
import { orderLineInput, pricedLines } from './order-lines.ts';
import { isPositive, totalsOf, type Totals } from './pricing.ts';
import { moveStock, openQuantity, release, reserve, warehouseFor } from './stock.ts';

export const pricingInput = z.strictObject({
  customerId: z.int(),
  currency: currencyCode.optional(),
  requestedDate: day.nullish(),
  lines: z.array(orderLineInput).max(500),
});

export const orderInput = pricingInput.extend({ externalReference: z.string().min(1).max(64).nullish() });

type PricingInput = z.output<typeof pricingInput>;
export type OrderInput = z.output<typeof orderInput>;

const daysToPrepare = 3;
const daysToBuy = 10;

/** What an order would cost; nothing is made. */
export function priceOrder(
  { store }: Erp,
  input: PricingInput,
): Totals & { readonly customer: Customer; readonly currency: string; readonly lines: readonly OrderLine[] } {
  const customer = store.get('customer', input.customerId)?.body;
  if (customer === undefined)
    throw unprocessable(`there is no customer ${String(input.customerId)}`, 'unknown_customer');
  const { currency } = customer;
  if (input.currency !== undefined && input.currency !== currency)
    throw unprocessable(
      `customer ${customer.number} buys in ${currency}, not in ${input.currency}`,
      'currency_mismatch',
    );
  const lines = pricedLines(store, customer, input.lines);
  return { customer, currency, lines, ...totalsOf(lines, currency) };
}

/** Makes a draft. */
export function createOrder(erp: Erp, input: OrderInput): Stored<Order> {
  const { store, clock } = erp;
  const externalReference = input.externalReference ?? null;
  if (erp.uniqueReference && externalReference !== null) refuseSecond(erp, externalReference);
  const { customer, ...priced } = priceOrder(erp, input);
  const id = store.nextId('order');
  const body: Order = {
    ...priced,
    number: documentNumber('SO', id),
    customerId: input.customerId,
    externalReference,
    state: 'draft',
    deliveryState: priced.lines.some((line) => line.isGoods) ? 'waiting' : 'none',
    invoiceState: 'none',
    orderDate: clock.today(),
    requestedDate: input.requestedDate ?? null,
    promisedDate: null,
    invoiceAddress: customer.billingAddress,
    deliveryAddress: customer.deliveryAddresses[0] ?? customer.billingAddress,
    cancelReason: null,
    settlement: { invoiced: '0', balance: '0', anythingPaid: false, credited: false, dueDate: null },
    next: null,
    // Some orders go out in two parts, so that this can be seen without waiting for stock to run out.
    course: { inTwoParts: id % 2 === 0 && priced.lines.length > 1, partlyReturned: false, habits: null },
  };
  return store.insert('order', { id, body });
}

/** Confirms, reserves stock and lets the order's life begin; a confirmed order is answered as it is. */
export function confirmOrder({ store, clock }: Erp, id: number): Stored<Order> {
  const order = required(store, 'order', id);
  const { body } = order;
  if (isOpen(body) || body.state === 'done') return order;
  if (body.state === 'cancel' || body.state === 'closed') throw conflict(`order ${body.number} is ${body.state}`);
  const customer = required(store, 'customer', body.customerId).body;
  if (customer.onHold) throw unprocessable(`customer ${customer.number} is on hold`, 'customer_on_hold');
  const lines = body.lines.map((line) => demand(erpLine(line)));
  const today = clock.today();
  return store.update('order', id, {
    ...body,
    lines,
    state: 'sale',
    invoiceState: 'to_invoice',
    promisedDate: promisedDate(lines, body.requestedDate, today),
    next: { step: 'start', day: addDays(today, 1) },
  });

  function erpLine(line: OrderLine): OrderLine {
    const warehouseId = line.isGoods && line.productId !== null ? warehouseFor(store, line.productId) : null;
    return { ...line, warehouseId };
  }

  function demand(line: OrderLine): OrderLine {
    if (line.productId === null || line.warehouseId === null) return line;
    moveStock(store, line.productId, line.warehouseId, { outgoing: openQuantity(line) });
    return reserve(store, line);
  }
}

/** Not once something has left the house or was invoiced. */
export function cancelOrder({ store }: Erp, id: number, reason: string | null): Stored<Order> {
  const order = required(store, 'order', id);
  const { body } = order;
  if (body.state === 'cancel') return order;
  if (body.lines.some((line) => isPositive(line.shipped) || isPositive(line.invoiced)))
    throw conflict(`order ${body.number} is shipped or invoiced in part`);
  cancelPlannedShipments({ store }, id);
  return store.update('order', id, {
    ...body,
    lines: isOpen(body) ? release(store, body) : body.lines,
    state: 'cancel',
    invoiceState: 'none',
    cancelReason: reason,
    next: null,
  });
}

/** What has not been delivered will not be. */
export function closeShort({ store }: Erp, id: number): void {
  const { body } = required(store, 'order', id);
  if (!isOpen(body)) return;
  cancelPlannedShipments({ store }, id);
  store.update('order', id, { ...body, lines: release(store, body), state: 'closed', next: null });
}

export function deleteOrder({ store }: Erp, id: number): void {
  const { body } = required(store, 'order', id);
  if (body.state !== 'draft' && body.state !== 'cancel') throw conflict(`order ${body.number} is ${body.state}`);
  store.remove('order', id, null);
}

function cancelPlannedShipments({ store }: Pick<Erp, 'store'>, orderId: number): void {
  for (const { id, body } of store.find('shipment', 'orderId', [String(orderId)]))
    if (body.state === 'ready' || body.state === 'waiting') store.update('shipment', id, { ...body, state: 'cancel' });
}

function refuseSecond({ store }: Erp, externalReference: string): void {
  const first = store
    .find('order', 'externalReference', [externalReference])
    .find(({ body }) => body.state !== 'cancel');
  if (first !== undefined)
    throw new Problem(409, 'duplicate_reference', `order ${first.body.number} has the reference ${externalReference}`);
}

function promisedDate(lines: readonly OrderLine[], requestedDate: Day | null, today: Day): Day {
  const complete = lines.every((line) => compare(line.reserved, openQuantity(line)) >= 0);
  const earliest = addDays(today, complete ? daysToPrepare : daysToBuy);
  return requestedDate !== null && requestedDate > earliest ? requestedDate : earliest;
}
