import { compare, isNegative, isZero } from '#model/decimal.ts';
import type { Instant } from '#sandbox/storage/instant.ts';
import type { RecordKind } from '#sandbox/storage/record-kind.ts';
import type { RecordStore } from '#sandbox/storage/record-store.ts';
import type { Reference } from '#sandbox/storage/stored.ts';
import type { Bodies, Order } from './documents.ts';
import { isShort } from './stock-level.ts';

export type ErpStore = RecordStore<Bodies>;

/**
 * References named `due` are the days on which the passing of time has something to do; the `…Of` ones lead from a
 * customer to what counts for their credit; `open` leads from a product to what moves its stock.
 */
export const kinds: { readonly [K in keyof Bodies]: RecordKind<Bodies[K]> } = {
  warehouse: { inFeed: false, sortKey: byCreation },
  product: {
    inFeed: true,
    sortKey: (body) => body.sku,
    search: (body) => `${body.sku} ${body.name} ${body.gtin ?? ''}`,
    references: (body) => [{ name: 'sku', value: body.sku }],
  },
  stock: {
    inFeed: true,
    sortKey: byCreation,
    references: (body) => referenceIf(isShort(body), 'short', 'yes'),
  },
  receipt: {
    inFeed: false,
    sortKey: byCreation,
    references: (body) =>
      body.received
        ? []
        : [
            { name: 'open', value: String(body.productId) },
            { name: 'due', value: body.date },
          ],
  },
  customer: {
    inFeed: true,
    sortKey: byCreation,
    search: (body) => `${body.number} ${body.legalName} ${body.taxNumber ?? ''}`,
    references: (body) => [
      { name: 'number', value: body.number },
      ...referenceIf(body.crmReference !== null, 'crmReference', body.crmReference),
    ],
  },
  order: {
    inFeed: true,
    sortKey: byCreation,
    status: (body) => body.state,
    references: (body) => [
      { name: 'number', value: body.number },
      { name: 'customerId', value: String(body.customerId) },
      ...referenceIf(body.externalReference !== null, 'externalReference', body.externalReference),
      ...referenceIf(body.next !== null, 'due', body.next?.day),
      ...referenceIf(isUninvoiced(body), 'uninvoicedOf', String(body.customerId)),
      ...openProducts(body),
    ],
  },
  shipment: {
    inFeed: true,
    sortKey: byCreation,
    status: (body) => body.state,
    references: (body) => [
      { name: 'customerId', value: String(body.customerId) },
      ...body.orderIds.map((id) => ({ name: 'orderId', value: String(id) })),
      ...referenceIf(body.deliverOn !== null, 'due', body.deliverOn),
    ],
  },
  invoice: {
    inFeed: true,
    sortKey: byCreation,
    status: (body) => body.state,
    references: (body) => [
      ...referenceIf(body.number !== null, 'number', body.number),
      { name: 'customerId', value: String(body.customerId) },
      ...body.orderIds.map((id) => ({ name: 'orderId', value: String(id) })),
      ...referenceIf(body.expectedPayment !== null, 'due', body.expectedPayment?.day),
      ...referenceIf(body.state === 'posted', 'openOf', String(body.customerId)),
    ],
  },
  payment: {
    inFeed: true,
    sortKey: byCreation,
    status: (body) => body.state,
    references: (body) => [
      { name: 'customerId', value: String(body.customerId) },
      ...referenceIf(body.state === 'posted' && !isZero(body.unallocated), 'unallocatedOf', String(body.customerId)),
    ],
  },
};

/** Confirmed and still moving: its lines are demand. */
export function isOpen(order: Order): boolean {
  return order.state === 'sale' || order.state === 'in_progress' || order.state === 'hold';
}

function isUninvoiced(order: Order): boolean {
  return isOpen(order) && order.invoiceState !== 'invoiced' && !isNegative(order.total);
}

function openProducts(order: Order): readonly Reference[] {
  if (!isOpen(order)) return [];
  const ids = order.lines
    .filter((line) => line.isGoods && line.warehouseId !== null && compare(line.shipped, line.quantity) < 0)
    .map((line) => String(line.productId));
  return [...new Set(ids)].map((value) => ({ name: 'open', value }));
}

function referenceIf(condition: boolean, name: string, value: string | null | undefined): readonly Reference[] {
  return condition && value !== null && value !== undefined ? [{ name, value }] : [];
}

function byCreation(_body: object, createdAt: Instant): Instant {
  return createdAt;
}
