import { badUserInput } from '#graphql/bad-user-input.ts';
import { loadOrNull } from '#graphql/request-loaders.ts';
import { nativeIdOf } from '#model/node-id.ts';
import type { Product } from '#ports/erp-system.ts';
import type { ErpContext } from './context.ts';

/** The product that a client names by its global id (in the argument of this name) or by its SKU; null when there is none. */
export async function namedProduct(
  idArgument: 'id' | 'productId',
  id: string | null | undefined,
  sku: string | null | undefined,
  { erp, loaders }: ErpContext,
): Promise<Product | null> {
  const byId = id !== null && id !== undefined;
  const bySku = sku !== null && sku !== undefined;
  if (byId && !bySku) return loadOrNull(loaders.products, nativeIdOf(id, 'product', erp.connection));
  if (bySku && !byId) return loaders.productsBySku.load(sku);
  throw badUserInput(`exactly one of ${idArgument} and sku is required, got ${byId ? 'both' : 'neither'}`, idArgument);
}
