import { givenId } from '#graphql/arguments.ts';
import { type DeliveryPromise, promiseFromStock, promiseFromSupply, promiseOfService } from '#model/promise.ts';
import { quantity } from '#model/quantity.ts';
import type { Product } from '#ports/erp-system.ts';
import type { ErpContext } from './context.ts';
import { requirePositive } from './require-positive.ts';
import type { ProductAvailableToPromiseArgs } from './schema.generated.ts';

/** Answers "do you have this many, and if not now, when?" from live stock and, where the ERP dates them, receipts and demand. */
export async function deliveryPromise(
  product: Product,
  args: ProductAvailableToPromiseArgs,
  { erp, loaders, today }: ErpContext,
): Promise<DeliveryPromise> {
  const warehouseId = givenId('warehouseId', args.warehouseId, 'warehouse', erp.connection);
  const request = {
    quantity: quantity(requirePositive('quantity', args.quantity), product.baseUnit),
    today,
    neededBy: args.neededBy ?? null,
  };
  if (product.kind === 'SERVICE') return promiseOfService(request);

  const supply = await loaders.supply.load(product.id);
  const levels = supply.levels.filter(({ warehouse }) => warehouseId === undefined || warehouse.id === warehouseId);
  if (!erp.capabilities.has('supply')) return promiseFromStock(request, levels);
  return promiseFromSupply(
    request,
    levels.map(({ onHand }) => onHand),
    supply.events.filter((event) => warehouseId === undefined || event.warehouseId === warehouseId),
  );
}
