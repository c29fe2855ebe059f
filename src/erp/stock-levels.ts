import { givenId } from '#graphql/arguments.ts';
import type { Product, StockLevel } from '#ports/erp-system.ts';
import type { ErpContext } from './context.ts';

/** Stock of a product, in every warehouse or in the one with this global id. */
export async function stockLevels(
  product: Product,
  warehouseId: string | null | undefined,
  { erp, loaders }: ErpContext,
): Promise<readonly StockLevel[]> {
  const nativeId = givenId('warehouseId', warehouseId, 'warehouse', erp.connection);
  const { levels } = await loaders.supply.load(product.id);
  return nativeId === undefined ? levels : levels.filter(({ warehouse }) => warehouse.id === nativeId);
}
