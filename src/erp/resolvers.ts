import { given, givenList } from '#graphql/arguments.ts';
import type { CompleteResolvers } from '#graphql/complete-resolvers.ts';
import { connect } from '#graphql/connection.ts';
import { loadExisting, loadOrNull } from '#graphql/request-loaders.ts';
import { sourceRecord } from '#graphql/source-record.ts';
import { daysOverdue, invoicePayment } from '#model/invoice-payment.ts';
import { type NodeType, nativeIdOf, nodeId } from '#model/node-id.ts';
import { availableStock, projectedStock } from '#model/stock.ts';
import type { ErpContext } from './context.ts';
import { customerResolvers } from './customer.ts';
import { deliveryPromise } from './delivery-promise.ts';
import { namedProduct } from './named-product.ts';
import { customerOfErp } from './parents.ts';
import type { Resolvers, ResolversParentTypes } from './schema.generated.ts';
import { stockLevels } from './stock-levels.ts';

export const resolvers = {
  Query: {
    order: (_, { id }, { erp, loaders }) => loadOrNull(loaders.orders, nativeIdOf(id, 'order', erp.connection)),
    orderByNumber: (_, { number }, { loaders }) => loaders.ordersByNumber.load(number),
    orders: (_, args, { erp, call }) =>
      connect('Query.orders', args, (page) =>
        erp.orders({ status: givenList(args.status), updatedSince: given(args.updatedSince) }, page, call),
      ),
    invoice: (_, { id }, { erp, loaders }) => loadOrNull(loaders.invoices, nativeIdOf(id, 'invoice', erp.connection)),
    invoices: (_, args, { erp, call }) =>
      connect('Query.invoices', args, (page) =>
        erp.invoices(
          { status: givenList(args.status), overdue: given(args.overdue), updatedSince: given(args.updatedSince) },
          page,
          call,
        ),
      ),
    payments: (_, args, { erp, call }) =>
      connect('Query.payments', args, (page) => erp.payments({ updatedSince: given(args.updatedSince) }, page, call)),
    product: (_, { id, sku }, context) => namedProduct('id', id, sku, context),
    products: (_, args, { erp, call }) =>
      connect('Query.products', args, (page) => erp.products({ search: given(args.search) }, page, call)),
  },
  Customer: customerResolvers,
  CustomerAccount: {
    source: sourceRecord,
  },
  PriceList: {
    id: globalId('price-list'),
  },
  Product: {
    id: globalId('product'),
    stock: (product, { warehouseId }, context) => stockLevels(product, warehouseId, context),
    availableToPromise: (product, args, context) => deliveryPromise(product, args, context),
    source: sourceRecord,
  },
  Warehouse: {
    id: globalId('warehouse'),
  },
  StockLevel: {
    available: availableStock,
    projected: projectedStock,
  },
  Order: {
    id: globalId('order'),
    customer: (order) => customerOfErp(order.customerId),
    shipments: (order, _, { loaders }) => loaders.shipmentsOfOrders.load(order.id),
    invoices: (order, _, { loaders }) => loaders.invoicesOfOrders.load(order.id),
    source: sourceRecord,
  },
  OrderLine: {
    product: (line, _, { loaders }) => loadOrNull(loaders.products, line.productId),
  },
  Shipment: {
    id: globalId('shipment'),
    customer: (shipment) => customerOfErp(shipment.customerId),
    order: (shipment, _, { loaders }) => loadOrNull(loaders.orders, shipment.orderIds[0] ?? null),
    orders: (shipment, _, { loaders }) => loadExisting(loaders.orders, shipment.orderIds),
    source: sourceRecord,
  },
  ShipmentLine: {
    product: (line, _, { loaders }) => loadOrNull(loaders.products, line.productId),
  },
  Invoice: {
    id: globalId('invoice'),
    customer: (invoice) => customerOfErp(invoice.customerId),
    orders: (invoice, _, { loaders }) => loadExisting(loaders.orders, invoice.orderIds),
    payment: (invoice, _, { today }) => invoicePayment(invoice, today),
    daysOverdue: (invoice, _, { today }) => daysOverdue(invoice, today),
    source: sourceRecord,
  },
  InvoiceLine: {
    product: (line, _, { loaders }) => loadOrNull(loaders.products, line.productId),
  },
  Payment: {
    id: globalId('payment'),
    customer: (payment) => customerOfErp(payment.customerId),
    source: sourceRecord,
  },
  PaymentAllocation: {
    payment: (allocation, _, { loaders }) => loadOrNull(loaders.payments, allocation.paymentId),
    invoice: (allocation, _, { loaders }) => loadOrNull(loaders.invoices, allocation.invoiceId),
  },
} satisfies CompleteResolvers<Resolvers, ResolversParentTypes>;

function globalId(type: NodeType) {
  return ({ id }: { readonly id: string }, _: unknown, { erp }: ErpContext) => nodeId(type, erp.connection, id);
}
