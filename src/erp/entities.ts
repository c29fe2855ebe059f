import type DataLoader from 'dataloader';
import {
  type EntityReader,
  type EntityReaders,
  type EntityReference,
  referencedIds,
  referenceField,
  referenceList,
} from '#graphql/entities.ts';
import { loadOrNull, settled } from '#graphql/request-loaders.ts';
import { liveOrder } from '#model/live-order.ts';
import { type NodeType, nativeIdOf } from '#model/node-id.ts';
import type { Order, Product } from '#ports/erp-system.ts';
import type { ErpContext } from './context.ts';
import type { ErpLoaders } from './loaders.ts';
import type { ResolversParentTypes } from './schema.generated.ts';

/** How other subgraphs enter this one. */
export const entities = {
  // Nothing is read: whether the customer exists is the integration subgraph's to say, which told us the ERP's ids.
  Customer: async (references) =>
    references.map((reference) => ({
      id: referenceField(reference, 'id'),
      erpCustomerId: referenceField(reference, 'erpCustomerId'),
      erpIds: referenceList(reference, 'erpIds'),
    })),
  Invoice: byId('invoice', (loaders) => loaders.invoices),
  Order: (references, context) => settled(references.map((reference) => order(reference, context))),
  Payment: byId('payment', (loaders) => loaders.payments),
  PriceList: byId('price-list', (loaders) => loaders.priceLists),
  Product: (references, context) => settled(references.map((reference) => product(reference, context))),
  Shipment: byId('shipment', (loaders) => loaders.shipments),
  Warehouse: byId('warehouse', (loaders) => loaders.warehouses),
} satisfies EntityReaders<ErpContext, ResolversParentTypes>;

function byId<Value>(
  type: NodeType,
  loaderOf: (loaders: ErpLoaders) => DataLoader<string, Value | null>,
): EntityReader<ErpContext, Value> {
  return (references, { erp, loaders }) =>
    settled(referencedIds(references, type, erp.connection).map((id) => loadOrNull(loaderOf(loaders), id)));
}

async function order(reference: EntityReference, { erp, loaders }: ErpContext): Promise<Order | null> {
  const id = referenceField(reference, 'id');
  if (id !== null) return loadOrNull(loaders.orders, nativeIdOf(id, 'order', erp.connection));
  const externalReference = referenceField(reference, 'externalReference');
  return externalReference === null ? null : liveOrder(await loaders.ordersByReference.load(externalReference));
}

async function product(reference: EntityReference, { erp, loaders }: ErpContext): Promise<Product | null> {
  const id = referenceField(reference, 'id');
  if (id !== null) return loadOrNull(loaders.products, nativeIdOf(id, 'product', erp.connection));
  return loadOrNull(loaders.productsBySku, referenceField(reference, 'sku'));
}
