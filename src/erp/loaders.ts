import DataLoader from 'dataloader';
import { createPageLoader, once } from '#graphql/request-loaders.ts';
import type { ErpSystem, InvoiceFilter, OrderFilter, PriceQuote, PriceRequest } from '#ports/erp-system.ts';
import type { Call } from '#ports/source.ts';

export type ErpLoaders = ReturnType<typeof createErpLoaders>;

/** One request's reads of the ERP: however many records ask, one call of the port per kind of question. */
export function createErpLoaders(erp: ErpSystem, call: Call) {
  const allWarehouses = once(() => erp.warehouses(call));
  const allPriceLists = once(() => erp.priceLists(call));
  return {
    customers: byKey((ids) => erp.customersByIds(ids, call)),
    products: byKey((ids) => erp.productsByIds(ids, call)),
    productsBySku: byKey((skus) => erp.productsBySkus(skus, call)),
    orders: byKey((ids) => erp.ordersByIds(ids, call)),
    ordersByNumber: byKey((numbers) => erp.ordersByNumbers(numbers, call)),
    ordersByReference: byKey((references) => erp.ordersByReferences(references, call)),
    shipments: byKey((ids) => erp.shipmentsByIds(ids, call)),
    invoices: byKey((ids) => erp.invoicesByIds(ids, call)),
    payments: byKey((ids) => erp.paymentsByIds(ids, call)),
    warehouses: byKey(async (ids) => pick(await allWarehouses(), ids)),
    priceLists: byKey(async (ids) => pick(await allPriceLists(), ids)),
    supply: byKey((productIds) => erp.supplyOfProducts(productIds, call)),
    prices: new DataLoader<PriceRequest, PriceQuote | null, string>((requests) => erp.prices(requests, call), {
      cacheKeyFn: JSON.stringify,
    }),
    credit: byKey(async (customerIds) =>
      erp.capabilities.has('credit') ? erp.creditOfCustomers(customerIds, call) : customerIds.map(() => null),
    ),
    openInvoices: byKey((customerIds) => erp.openInvoicesOfCustomers(customerIds, call)),
    shipmentsOfOrders: byKey((orderIds) => erp.shipmentsOfOrders(orderIds, call)),
    invoicesOfOrders: byKey((orderIds) => erp.invoicesOfOrders(orderIds, call)),
    ordersOfCustomers: createPageLoader((ids, filter: Pick<OrderFilter, 'status'>, page) =>
      erp.ordersOfCustomers(ids, filter, page, call),
    ),
    shipmentsOfCustomers: createPageLoader((ids, _filter: NoFilter, page) => erp.shipmentsOfCustomers(ids, page, call)),
    invoicesOfCustomers: createPageLoader((ids, filter: Pick<InvoiceFilter, 'status' | 'overdue'>, page) =>
      erp.invoicesOfCustomers(ids, filter, page, call),
    ),
    paymentsOfCustomers: createPageLoader((ids, _filter: NoFilter, page) => erp.paymentsOfCustomers(ids, page, call)),
  };
}

type NoFilter = Readonly<Record<string, never>>;

function byKey<Value>(read: (keys: readonly string[]) => Promise<readonly Value[]>): DataLoader<string, Value> {
  return new DataLoader(read);
}

function pick<Item extends { readonly id: string }>(
  all: readonly Item[],
  ids: readonly string[],
): readonly (Item | null)[] {
  return ids.map((id) => all.find((item) => item.id === id) ?? null);
}
