import type { PriceQuote } from '#ports/erp-system.ts';
import { firstAccount } from './accounts.ts';
import type { ErpContext } from './context.ts';
import { namedProduct } from './named-product.ts';
import { requirePositive } from './require-positive.ts';
import type { CustomerPriceOfArgs } from './schema.generated.ts';

/** The ERP's own price for a customer; null when customer, product or price are unknown to it. */
export async function priceOf(
  erpIds: readonly string[],
  { productId, sku, quantity, on }: CustomerPriceOfArgs,
  context: ErpContext,
): Promise<PriceQuote | null> {
  const { loaders } = context;
  requirePositive('quantity', quantity);
  const [product, customer] = await Promise.all([
    namedProduct('productId', productId, sku, context),
    firstAccount(erpIds, loaders),
  ]);
  if (product === null || customer === null) return null;
  return loaders.prices.load({ productId: product.id, customerId: customer.id, quantity, on: on ?? null });
}
