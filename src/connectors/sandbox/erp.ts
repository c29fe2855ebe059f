import { z } from 'zod';
import type { ErpCapability, ErpSystem } from '#ports/erp-system.ts';
import type { Call } from '#ports/source.ts';
import type { ConnectorEnvironment } from '../connector.ts';
import { wordsFor } from '../wire-values.ts';
import { readCredit } from './erp-credit.ts';
import { customerPatchBody, customerWire, newCustomerBody } from './erp-customer-wire.ts';
import { erpFeed } from './erp-feed.ts';
import { invoiceWire, paymentWire } from './erp-invoice-wire.ts';
import { createErpObjects } from './erp-objects.ts';
import { orderBody, orderWire, pricedOrderWire, shipmentWire } from './erp-order-wire.ts';
import { priceListWire, readPrices } from './erp-prices.ts';
import { productWire, warehouseWire } from './erp-product-wire.ts';
import { readSupply } from './erp-supply.ts';
import { invoiceStatuses, orderStatuses, shipmentStatuses } from './erp-words.ts';
import { readFeed } from './feed.ts';
import { createSandboxLink } from './link.ts';
import type { SandboxErpSettings } from './settings.ts';

/** The sandbox ERP behind the port; src/sandbox/README.md is its wire reference. */
export function createSandboxErp(
  connection: string,
  settings: SandboxErpSettings,
  environment: ConnectorEnvironment,
): ErpSystem {
  const link = createSandboxLink(connection, settings, { 'x-api-key': settings.apiKey }, environment);
  const { customFields, states } = settings;
  const orderWords = { ...orderStatuses, ...states.orders };
  const invoiceWords = { ...invoiceStatuses, ...states.invoices };
  const customers = createErpObjects(link, 'customers', 'customer', customerWire, customFields.customers);
  const products = createErpObjects(link, 'products', 'product', productWire, customFields.products);
  const orders = createErpObjects(link, 'orders', 'order', orderWire(orderWords), customFields.orders);
  const shipments = createErpObjects(
    link,
    'shipments',
    'shipment',
    shipmentWire({ ...shipmentStatuses, ...states.shipments }),
    customFields.shipments,
  );
  const invoices = createErpObjects(link, 'invoices', 'invoice', invoiceWire(invoiceWords), customFields.invoices);
  const payments = createErpObjects(link, 'payments', 'payment', paymentWire);

  const writeOrder = (verb: string, path: string, body: object, call: Call) =>
    link.write({ method: 'POST', path: `/api/orders${path}`, body, operation: `orders.${verb}` }, orders.record, call);

  return {
    connection,
    system: link.system,
    capabilities: new Set(settings.uniqueOrderReference ? [...capabilities, 'unique-order-reference'] : capabilities),
    customerFields: new Set(['taxId', 'email', 'phone', 'billingAddress']),
    timeZone: 'Europe/Madrid',

    info: (call) => link.info('/api/info', call),

    customersByIds: customers.byIds,
    customersByCrmReferences: (references, call) =>
      customers.byKeys('crmReferences', references, (customer) => customer.crmReference, call),
    productsByIds: products.byIds,
    productsBySkus: async (skus, call) =>
      firstOfEach(await products.byKeys('skus', skus, (product) => product.sku, call)),
    ordersByIds: orders.byIds,
    ordersByNumbers: async (numbers, call) =>
      firstOfEach(await orders.byKeys('numbers', numbers, (order) => order.number, call)),
    ordersByReferences: (references, call) =>
      orders.byKeys('externalReferences', references, (order) => order.externalReference, call),
    shipmentsByIds: shipments.byIds,
    invoicesByIds: invoices.byIds,
    paymentsByIds: payments.byIds,
    async warehouses(call) {
      const question = { method: 'GET', path: '/api/warehouses', operation: 'warehouses.list' } as const;
      return (await link.ask(question, warehousesWire, call)).results;
    },
    async priceLists(call) {
      const question = { method: 'GET', path: '/api/price-lists', operation: 'price-lists.list' } as const;
      return (await link.ask(question, priceListsWire, call)).results;
    },

    supplyOfProducts: (productIds, call) => readSupply(link, productIds, call),
    prices: (requests, call) => readPrices(link, requests, call),
    creditOfCustomers: (customerIds, call) => readCredit(link, customerIds, call),
    openInvoicesOfCustomers: (ids, call) => invoices.allOfParents('customerIds', ids, { open: true }, call),

    ordersOfCustomers: (ids, { status }, page, call) =>
      orders.ofParents(
        'customerIds',
        ids,
        { filters: { status: status && wordsFor(orderWords, status) }, order: 'newest', page },
        call,
      ),
    shipmentsOfCustomers: (ids, page, call) => shipments.ofParents('customerIds', ids, { order: 'newest', page }, call),
    invoicesOfCustomers: (ids, { status, overdue }, page, call) =>
      invoices.ofParents(
        'customerIds',
        ids,
        { filters: { status: status && wordsFor(invoiceWords, status), overdue }, order: 'newest', page },
        call,
      ),
    paymentsOfCustomers: (ids, page, call) => payments.ofParents('customerIds', ids, { order: 'newest', page }, call),
    shipmentsOfOrders: (ids, call) => shipments.allOfParents('orderIds', ids, {}, call),
    invoicesOfOrders: (ids, call) => invoices.allOfParents('orderIds', ids, {}, call),

    customers: (page, call) => customers.list({ order: 'oldest', page }, call),
    products: ({ search }, page, call) => products.list({ filters: { search }, order: 'oldest', page }, call),
    orders: ({ status, updatedSince }, page, call) =>
      orders.list(
        { filters: { status: status && wordsFor(orderWords, status), updatedSince }, order: 'newest', page },
        call,
      ),
    invoices: ({ status, overdue, updatedSince }, page, call) =>
      invoices.list(
        {
          filters: { status: status && wordsFor(invoiceWords, status), overdue, updatedSince },
          order: 'newest',
          page,
        },
        call,
      ),
    payments: ({ updatedSince }, page, call) =>
      payments.list({ filters: { updatedSince }, order: 'newest', page }, call),
    ordersByReferencePrefix: (prefix, page, call) =>
      orders.list({ filters: { externalReferencePrefix: prefix }, order: 'oldest', page }, call),

    changes: (cursor, limit, call) => readFeed(cursor, limit, connection, erpFeed(link, call)),

    createCustomer: (customer, call) =>
      link.write(
        {
          method: 'POST',
          path: '/api/customers',
          body: newCustomerBody(customer),
          operation: 'customers.create',
        },
        customers.record,
        call,
      ),
    updateCustomer: (customerId, patch, call) =>
      link.write(
        {
          method: 'PATCH',
          path: `/api/customers/${encodeURIComponent(customerId)}`,
          body: customerPatchBody(patch),
          operation: 'customers.update',
        },
        customers.record,
        call,
      ),
    priceOrder: (order, call) =>
      link.ask(
        { method: 'POST', path: '/api/orders/price', body: orderBody(order), operation: 'orders.price' },
        pricedOrderWire,
        call,
      ),
    createDraftOrder: (order, call) =>
      writeOrder('create', '', { ...orderBody(order), externalReference: order.externalReference }, call),
    confirmOrder: (orderId, call) => writeOrder('confirm', `/${encodeURIComponent(orderId)}/confirm`, {}, call),
    cancelOrder: (orderId, reason, call) =>
      writeOrder('cancel', `/${encodeURIComponent(orderId)}/cancel`, { reason }, call),

    close: link.close,
  };
}

const capabilities: readonly ErpCapability[] = [
  'prices',
  'supply',
  'shipments',
  'payments',
  'credit',
  'create-customer',
  'draft-order',
  'price-order',
  'cancel-order',
  'update-customer',
];

const warehousesWire = z.object({ results: z.array(warehouseWire) });
const priceListsWire = z.object({ results: z.array(priceListWire) });

function firstOfEach<T>(groups: readonly (readonly T[])[]): readonly (T | null)[] {
  return groups.map((group) => group[0] ?? null);
}
