import type { ErpSystem } from '#ports/erp-system.ts';
import type { Call } from '#ports/source.ts';
import { length, totalCount } from './crm-reads.ts';
import type { Reads } from './try-reads.ts';

/** Every kind of read that the graph makes of an ERP, each for one record, one customer or one product. */
export async function tryErpReads(erp: ErpSystem, { attempt, attemptIf }: Reads, call: Call): Promise<void> {
  const has = erp.capabilities;
  const page = { first: 1 };
  const customers = await attempt('read customers', () => erp.customers(page, call), totalCount);
  const customerIds = (customers?.items ?? []).map(({ id }) => id);
  const products = await attempt('read products', () => erp.products({}, page, call), totalCount);
  const productIds = (products?.items ?? []).map(({ id }) => id);
  await attempt('read warehouses', () => erp.warehouses(call), length);
  await attempt('read stock', () => erp.supplyOfProducts(productIds, call));
  await attemptIf(has.has('prices'), 'read prices', () => {
    const requests = productIds.flatMap((productId) =>
      customerIds.map((customerId) => ({ productId, customerId, quantity: '1', on: null })),
    );
    return erp.prices(requests, call);
  });
  await attemptIf(has.has('prices'), 'read price lists', () => erp.priceLists(call), length);
  await attempt('read orders', () => erp.orders({}, page, call), totalCount);
  await attemptIf(has.has('shipments'), 'read shipments', () => erp.shipmentsOfCustomers(customerIds, page, call));
  await attempt('read invoices', () => erp.invoices({}, page, call), totalCount);
  await attemptIf(has.has('payments'), 'read payments', () => erp.payments({}, page, call), totalCount);
  await attemptIf(has.has('credit'), 'read credit', () => erp.creditOfCustomers(customerIds, call));
  await attempt('follow changes', () => erp.changes(null, 1, call));
}
