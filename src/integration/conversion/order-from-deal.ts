import { createHash } from 'node:crypto';
import { plainUnit } from '#model/unit-name.ts';
import type { DealLine, WholeDeal } from '#ports/crm-system.ts';
import type { Product } from '#ports/erp-system.ts';
import type { NewOrder, NewOrderLine } from '#ports/order-request.ts';

export interface OrderTerms {
  readonly customerId: string;
  readonly externalReference: string;
  readonly requestedDate: string | null;
  readonly originDealId: string | null;
}

/** The order that a deal asks for, at the deal's prices where it has any; null while one of its lines is nothing that the ERP sells so. */
export function orderFromDeal(
  deal: WholeDeal,
  products: ReadonlyMap<string, Product>,
  terms: OrderTerms,
): NewOrder | null {
  const lines = deal.lines.map((line) =>
    line.unitPrice.currency === deal.currency ? orderLine(line, products) : null,
  );
  if (lines.length === 0 || !lines.every((line) => line !== null)) return null;
  return { ...terms, currency: deal.currency, lines };
}

/** Is what the deal counts in the unit in which the ERP keeps the product? Only the ERP knows factors, and no port tells them. */
export function hasUnitOf(product: Product, { quantity }: DealLine): boolean {
  return plainUnit(quantity.unit) === plainUnit(product.baseUnit);
}

/** Differs when a deal was edited so that another order would come of it. */
export function dealFingerprint(deal: WholeDeal): string {
  const lines = deal.lines.map((line) => [
    line.sku,
    line.quantity.value,
    line.quantity.unit,
    line.priceFromList ? null : line.unitPrice.amount,
    line.discountPercent,
    line.discount?.amount ?? null,
  ]);
  // What the order itself will win is as good as won: winning it is no edit.
  const status = deal.wonByOrder ? 'WON' : deal.status;
  const content = JSON.stringify([status, deal.accountId, deal.currency, lines]);
  return createHash('sha256').update(content).digest('base64url');
}

function orderLine(line: DealLine, products: ReadonlyMap<string, Product>): NewOrderLine | null {
  const product = line.sku === null ? undefined : products.get(line.sku);
  if (product === undefined || !product.active || !hasUnitOf(product, line)) return null;
  return {
    productId: product.id,
    description: line.description,
    quantity: { value: line.quantity.value, unit: product.baseUnit },
    unitPrice: line.priceFromList ? null : line.unitPrice,
    discountPercent: line.discountPercent,
    discount: line.discount,
  };
}
