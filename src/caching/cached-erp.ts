import type { ErpKind, ErpSystem } from '#ports/erp-system.ts';
import type { Change } from '#ports/source.ts';
import { createInvalidation, type Reach } from './invalidation.ts';
import { createReadShapes } from './read-shapes.ts';
import { type CachingOptions, createReadThrough } from './read-through.ts';

/** An ERP whose reads are cached. */
export interface CachedErp extends ErpSystem {
  /** To be told of all that the modification feed of the ERP tells. */
  invalidate(changes: readonly Change<ErpKind>[]): Promise<void>;
}

/** Every method of the port stands here, so that a new one is cached, or not, because somebody decided it. */
export function cachedErp(erp: ErpSystem, options: CachingOptions): CachedErp {
  const through = createReadThrough(erp.connection, options);
  const { byId, records, recordsBy, listOfEach, pageOfEach, filteredPageOfEach, pageOfAll, values, value } =
    createReadShapes(through);
  const { invalidate, writing } = createInvalidation(through, reaches);

  return {
    connection: erp.connection,
    system: erp.system,
    installation: erp.installation,
    capabilities: erp.capabilities,
    customerFields: erp.customerFields,
    timeZone: erp.timeZone,

    customersByIds: records('customers', (ids, call) => erp.customersByIds(ids, call)),
    productsByIds: records('products', (ids, call) => erp.productsByIds(ids, call)),
    productsBySkus: recordsBy('productsBySkus', 'products', (skus, call) => erp.productsBySkus(skus, call)),
    ordersByIds: records('orders', (ids, call) => erp.ordersByIds(ids, call)),
    ordersByNumbers: recordsBy('ordersByNumbers', 'orders', (numbers, call) => erp.ordersByNumbers(numbers, call)),
    shipmentsByIds: records('shipments', (ids, call) => erp.shipmentsByIds(ids, call)),
    invoicesByIds: records('invoices', (ids, call) => erp.invoicesByIds(ids, call)),
    paymentsByIds: records('payments', (ids, call) => erp.paymentsByIds(ids, call)),
    warehouses: value('warehouses', 'warehouses', (call) => erp.warehouses(call)),
    priceLists: value('priceLists', 'priceLists', (call) => erp.priceLists(call)),

    supplyOfProducts: byId('supplyOfProducts', 'stock', (ids, call) => erp.supplyOfProducts(ids, call)),
    prices: values('prices', 'prices', (requests, call) => erp.prices(requests, call)),
    creditOfCustomers: byId('creditOfCustomers', 'credit', (ids, call) => erp.creditOfCustomers(ids, call)),
    openInvoicesOfCustomers: listOfEach('openInvoicesOfCustomers', 'invoices', (ids, call) =>
      erp.openInvoicesOfCustomers(ids, call),
    ),

    ordersOfCustomers: filteredPageOfEach('ordersOfCustomers', 'orders', (ids, filter, page, call) =>
      erp.ordersOfCustomers(ids, filter, page, call),
    ),
    shipmentsOfCustomers: pageOfEach('shipmentsOfCustomers', 'shipments', (ids, page, call) =>
      erp.shipmentsOfCustomers(ids, page, call),
    ),
    invoicesOfCustomers: filteredPageOfEach('invoicesOfCustomers', 'invoices', (ids, filter, page, call) =>
      erp.invoicesOfCustomers(ids, filter, page, call),
    ),
    paymentsOfCustomers: pageOfEach('paymentsOfCustomers', 'payments', (ids, page, call) =>
      erp.paymentsOfCustomers(ids, page, call),
    ),
    shipmentsOfOrders: listOfEach('shipmentsOfOrders', 'shipments', (ids, call) => erp.shipmentsOfOrders(ids, call)),
    invoicesOfOrders: listOfEach('invoicesOfOrders', 'invoices', (ids, call) => erp.invoicesOfOrders(ids, call)),

    products: pageOfAll('products', 'products', (filter, page, call) => erp.products(filter, page, call)),
    orders: pageOfAll('orders', 'orders', (filter, page, call) => erp.orders(filter, page, call)),
    invoices: pageOfAll('invoices', 'invoices', (filter, page, call) => erp.invoices(filter, page, call)),
    payments: pageOfAll('payments', 'payments', (filter, page, call) => erp.payments(filter, page, call)),

    createCustomer: (customer, call) =>
      writing({ kind: 'customer', id: null }, () => erp.createCustomer(customer, call)),
    updateCustomer: (customerId, patch, call) =>
      writing({ kind: 'customer', id: customerId }, () => erp.updateCustomer(customerId, patch, call)),
    createDraftOrder: (order, call) => writing({ kind: 'order', id: null }, () => erp.createDraftOrder(order, call)),
    confirmOrder: (orderId, call, terms) =>
      writing({ kind: 'order', id: orderId }, () => erp.confirmOrder(orderId, call, terms)),
    cancelOrder: (orderId, reason, call) =>
      writing({ kind: 'order', id: orderId }, () => erp.cancelOrder(orderId, reason, call)),
    invalidate,

    // What asks how the system is, scans or follows it, or decides whether to write, wants the system and not our memory of it.
    info: (call) => erp.info(call),
    customers: (page, call) => erp.customers(page, call),
    customersByCrmReferences: (references, call) => erp.customersByCrmReferences(references, call),
    ordersByReferences: (references, call) => erp.ordersByReferences(references, call),
    ordersByReferencePrefix: (prefix, page, call) => erp.ordersByReferencePrefix(prefix, page, call),
    changes: (cursor, limit, call) => erp.changes(cursor, limit, call),
    priceOrder: (order, call) => erp.priceOrder(order, call),

    close: () => erp.close(),
  };
}

const reaches: Readonly<Record<ErpKind, Reach>> = {
  customer: {
    kind: 'customers',
    derived: ['credit', 'prices'],
    dependents: ['orders', 'shipments', 'invoices', 'payments'],
  },
  product: { kind: 'products', derived: ['prices'] },
  stock: { kind: 'stock' },
  order: { kind: 'orders', lists: ['shipments', 'invoices'], derived: ['credit', 'stock'] },
  shipment: { kind: 'shipments', derived: ['orders', 'stock'] },
  // An order says how far it is invoiced and paid, and a payment says itself only at the invoices.
  invoice: { kind: 'invoices', derived: ['orders', 'credit'] },
  payment: { kind: 'payments', derived: ['invoices', 'orders', 'credit'] },
};
