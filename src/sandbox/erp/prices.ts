import { z } from 'zod';
import { exactNumber, exactNumberOrNull } from '#sandbox/server/exact-json.ts';
import { day, numberDigits, validate } from '#sandbox/server/validation.ts';
import type { Erp } from './erp.ts';
import { presentPriceList } from './present.ts';
import { findPriceList, quote } from './price-lists.ts';

const priceInput = z.strictObject({
  requests: z
    .array(
      z.strictObject({
        productId: z.int(),
        customerId: z.int(),
        quantity: numberDigits,
        // Prices of the sandbox are the same on every day.
        date: day.nullish(),
      }),
    )
    .max(200, 'at most 200 requests'),
});

/** The ERP's own prices, in the order of the requests. */
export function queryPrices({ store }: Erp, input: unknown): object {
  const { requests } = validate(priceInput, input);
  const products = byId(
    store.getMany(
      'product',
      requests.map(({ productId }) => productId),
    ),
  );
  const customers = byId(
    store.getMany(
      'customer',
      requests.map(({ customerId }) => customerId),
    ),
  );
  return {
    results: requests.map(({ productId, customerId, quantity }) => {
      const [product, customer] = [products.get(productId), customers.get(customerId)];
      if (product === undefined || customer === undefined) return null;
      const quoted = quote(product, customer, quantity);
      if (quoted === null) return null;
      const list = findPriceList(customer.priceListId);
      return {
        unitPrice: exactNumber(quoted.unitPrice),
        currency: customer.currency,
        discountPercent: exactNumberOrNull(quoted.discountPercent),
        taxIncluded: list?.taxIncluded ?? false,
        priceList: presentPriceList(list),
      };
    }),
  };
}

function byId<Body>(records: readonly { readonly id: number; readonly body: Body }[]): ReadonlyMap<number, Body> {
  return new Map(records.map(({ id, body }) => [id, body]));
}
