import { z } from 'zod';
import { compare, type Decimal, isNegative } from '#model/decimal.ts';
import { unprocessable } from '#sandbox/server/problem.ts';
import { numberDigits } from '#sandbox/server/validation.ts';
import type { Stored } from '#sandbox/storage/stored.ts';
import type { Customer, OrderLine, Product } from './documents.ts';
import type { ErpStore } from './kinds.ts';
import { quote } from './price-lists.ts';
import { isPositive, totalOf, untaxedOf } from './pricing.ts';

const notNegative = numberDigits.refine((digits) => !isNegative(digits), 'must not be negative');

export const orderLineInput = z
  .strictObject({
    productId: z.int(),
    description: z.string().trim().min(1).max(2000).optional(),
    quantity: numberDigits.refine(isPositive, 'must be more than 0'),
    unitPrice: notNegative.optional(),
    discountPercent: notNegative.refine((digits) => compare(digits, '100') <= 0, 'must be at most 100').optional(),
    discount: notNegative.optional(),
  })
  .refine(
    ({ discount, discountPercent }) => discount === undefined || discountPercent === undefined,
    'only one kind of discount',
  );

/** A line as it is ordered, before it has a price. */
export type OrderLineInput = z.output<typeof orderLineInput>;

/** The lines with the ERP's own prices where none are given; Problem 422 for what cannot be sold so. */
export function pricedLines(
  store: ErpStore,
  customer: Customer,
  inputs: readonly OrderLineInput[],
): readonly OrderLine[] {
  if (inputs.length === 0) throw unprocessable('an order has at least one line', 'no_lines');
  const products = new Map(
    store
      .getMany(
        'product',
        inputs.map((input) => input.productId),
      )
      .map((found) => [found.id, found]),
  );
  return inputs.map((input, index) => {
    const product = products.get(input.productId);
    if (product === undefined) throw unprocessable(`there is no product ${String(input.productId)}`, 'unknown_product');
    return pricedLine(product, customer, input, index + 1);
  });
}

function pricedLine(
  { id: productId, body: product }: Stored<Product>,
  customer: Customer,
  input: OrderLineInput,
  position: number,
): OrderLine {
  if (!product.active) throw unprocessable(`product ${product.sku} is no longer sold`, 'inactive_product');
  if (isWholeUnit(product.unit) && /\.0*[1-9]/.test(input.quantity))
    throw unprocessable(`${product.sku} is sold in whole ${product.unit}`, 'fractional_quantity');
  const { unitPrice, discountPercent } = priceOf(product, customer, input);
  const priced = {
    position,
    productId,
    sku: product.sku,
    description: input.description ?? product.name,
    quantity: input.quantity,
    unit: product.unit,
    unitPrice,
    discountPercent,
    discount: input.discount ?? null,
    taxRate: taxRateFor(product, customer),
  };
  const untaxed = untaxedOf(priced, customer.currency);
  if (isNegative(untaxed)) throw unprocessable(`the discount on ${product.sku} is more than its price`);
  return {
    ...priced,
    untaxed,
    total: totalOf({ ...priced, untaxed }, customer.currency),
    isGoods: product.type === 'goods',
    shipped: '0',
    invoiced: '0',
    invoicedUntaxed: '0',
    reserved: '0',
    warehouseId: null,
  };
}

/** A given price comes without the ERP's own discount. */
function priceOf(
  product: Product,
  customer: Customer,
  input: OrderLineInput,
): { readonly unitPrice: Decimal; readonly discountPercent: Decimal | null } {
  const givenDiscount = input.discountPercent ?? null;
  if (input.unitPrice !== undefined) return { unitPrice: input.unitPrice, discountPercent: givenDiscount };
  const quoted = quote(product, customer, input.quantity);
  if (quoted === null) throw unprocessable(`${product.sku} has no price in ${customer.currency}`, 'no_price');
  const ownDiscount = input.discount === undefined ? quoted.discountPercent : null;
  return { unitPrice: quoted.unitPrice, discountPercent: givenDiscount ?? ownDiscount };
}

function isWholeUnit(unit: Product['unit']): boolean {
  return unit === 'pcs' || unit === 'set';
}

/** Sales out of the country are not taxed here. */
export function taxRateFor(product: Pick<Product, 'taxRate'>, customer: Customer): Decimal {
  const country = customer.billingAddress?.countryCode ?? 'ES';
  return country === 'ES' ? product.taxRate : '0';
}
