import { z } from 'zod';
import { exactNumber } from '#http/exact-json.ts';
import { money } from '#model/money.ts';
import { quantity } from '#model/quantity.ts';
import type { Order, OrderLine, OrderStatus, Shipment, ShipmentStatus } from '#ports/erp-system.ts';
import type { NewOrder, NewOrderLine, PricedOrder } from '#ports/order-request.ts';
import { readWord, wireDay, wireDecimal, wireInstant, wireWord } from '../wire-values.ts';
import { addressWire } from './erp-customer-wire.ts';
import { erpId } from './erp-id.ts';
import { fulfillmentStatuses, invoicingStatuses, orderPaymentStatuses } from './erp-words.ts';
import type { Unsourced } from './sourced-wire.ts';

const text = z.string().nullable();

const line = z.object({
  position: z.int(),
  productId: erpId.nullable(),
  description: z.string(),
  quantity: wireDecimal,
  unit: z.string(),
  shipped: wireDecimal,
  invoiced: wireDecimal,
  unitPrice: wireDecimal,
  discountPercent: wireDecimal.nullable(),
  untaxed: wireDecimal,
  total: wireDecimal,
});

const order = z.object({
  id: erpId,
  number: z.string(),
  customerId: erpId,
  externalReference: text,
  state: z.string(),
  deliveryState: wireWord(fulfillmentStatuses, 'NOT_STARTED'),
  invoiceState: wireWord(invoicingStatuses, 'TO_INVOICE'),
  paymentState: wireWord(orderPaymentStatuses, 'UNPAID'),
  orderDate: wireDay,
  requestedDate: wireDay.nullable(),
  promisedDate: wireDay.nullable(),
  currency: z.string(),
  untaxed: wireDecimal,
  tax: wireDecimal,
  total: wireDecimal,
  lines: z.array(line),
  invoiceAddress: addressWire.nullable(),
  deliveryAddress: addressWire.nullable(),
  createdAt: wireInstant,
  updatedAt: wireInstant,
});

export function orderWire(words: Readonly<Record<string, OrderStatus>>) {
  return order.transform((wire): Unsourced<Order> => ({
    id: wire.id,
    sortKey: wire.createdAt,
    number: wire.number,
    customerId: wire.customerId,
    externalReference: wire.externalReference,
    status: readWord(words, wire.state, 'IN_PROGRESS'),
    nativeStatus: wire.state,
    fulfillment: wire.deliveryState,
    invoicing: wire.invoiceState,
    payment: wire.paymentState,
    orderDate: wire.orderDate,
    requestedDate: wire.requestedDate,
    promisedDate: wire.promisedDate,
    untaxed: money(wire.untaxed, wire.currency),
    tax: money(wire.tax, wire.currency),
    total: money(wire.total, wire.currency),
    lines: wire.lines.map((each) => lineOf(each, wire.currency)),
    billTo: wire.invoiceAddress,
    shipTo: wire.deliveryAddress,
    createdAt: wire.createdAt,
    updatedAt: wire.updatedAt,
  }));
}

const shipment = z.object({
  id: erpId,
  number: z.string(),
  customerId: erpId,
  orderIds: z.array(erpId),
  isReturn: z.boolean(),
  state: z.string(),
  warehouseId: erpId.nullable(),
  warehouseName: text,
  carrier: text,
  trackingNumbers: z.array(z.string()),
  trackingUrl: text,
  plannedDate: wireDay.nullable(),
  shippedAt: wireInstant.nullable(),
  deliveredAt: wireInstant.nullable(),
  lines: z.array(z.object({ productId: erpId.nullable(), quantity: wireDecimal, unit: z.string() })),
  createdAt: wireInstant,
});

export function shipmentWire(words: Readonly<Record<string, ShipmentStatus>>) {
  return shipment.transform((wire): Unsourced<Shipment> => ({
    id: wire.id,
    sortKey: wire.createdAt,
    number: wire.number,
    customerId: wire.customerId,
    orderIds: wire.orderIds,
    isReturn: wire.isReturn,
    status: readWord(words, wire.state, 'PLANNED'),
    warehouse: wire.warehouseId === null ? null : { id: wire.warehouseId, name: wire.warehouseName ?? '' },
    carrier: wire.carrier,
    trackingNumbers: wire.trackingNumbers,
    trackingUrl: wire.trackingUrl,
    plannedDate: wire.plannedDate,
    shippedAt: wire.shippedAt,
    deliveredAt: wire.deliveredAt,
    lines: wire.lines.map(({ productId, quantity: value, unit }) => ({ productId, quantity: quantity(value, unit) })),
  }));
}

export const pricedOrderWire = z
  .object({
    currency: z.string(),
    lines: z.array(z.object({ unitPrice: wireDecimal, untaxed: wireDecimal, total: wireDecimal })),
    untaxed: wireDecimal,
    tax: wireDecimal,
    total: wireDecimal,
  })
  .transform(({ currency, lines, untaxed, tax, total }): PricedOrder => ({
    lines: lines.map((each) => ({
      unitPrice: money(each.unitPrice, currency),
      untaxed: money(each.untaxed, currency),
      total: money(each.total, currency),
    })),
    untaxed: money(untaxed, currency),
    tax: money(tax, currency),
    total: money(total, currency),
  }));

/** The order as the ERP wants to hear of it, without the reference, which only a real order takes. */
export function orderBody(order: NewOrder) {
  return {
    customerId: Number(order.customerId),
    currency: order.currency,
    requestedDate: order.requestedDate ?? undefined,
    lines: order.lines.map(lineBody),
  };
}

function lineBody(line: NewOrderLine) {
  const { unitPrice, discount, discountPercent } = line;
  return {
    productId: Number(line.productId),
    description: line.description,
    quantity: exactNumber(line.quantity.value),
    unitPrice: unitPrice === null ? undefined : exactNumber(unitPrice.amount),
    ...discountBody(discount?.amount ?? null, discountPercent),
  };
}

// It takes one of the two; the amount says to the cent what the percentage may round.
function discountBody(amount: string | null, percent: string | null) {
  if (amount !== null) return { discount: exactNumber(amount) };
  return percent === null ? {} : { discountPercent: exactNumber(percent) };
}

function lineOf(wire: z.output<typeof line>, currency: string): OrderLine {
  return {
    position: wire.position,
    productId: wire.productId,
    description: wire.description,
    ordered: quantity(wire.quantity, wire.unit),
    shipped: quantity(wire.shipped, wire.unit),
    invoiced: quantity(wire.invoiced, wire.unit),
    unitPrice: money(wire.unitPrice, currency),
    discountPercent: wire.discountPercent,
    untaxed: money(wire.untaxed, currency),
    total: money(wire.total, currency),
  };
}
