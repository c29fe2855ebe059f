import { z } from 'zod';
import { exactNumber } from '#http/exact-json.ts';
import { money } from '#model/money.ts';
import type { PriceList, PriceQuote, PriceRequest } from '#ports/erp-system.ts';
import type { Call } from '#ports/source.ts';
import { inBatches } from '../batches.ts';
import { wireDecimal } from '../wire-values.ts';
import { erpId, isErpId, maxErpIds } from './erp-id.ts';
import type { SandboxLink } from './link.ts';

export async function readPrices(
  link: SandboxLink,
  requests: readonly PriceRequest[],
  call: Call,
): Promise<readonly (PriceQuote | null)[]> {
  const askable = requests.filter(({ productId, customerId }) => isErpId(productId) && isErpId(customerId));
  const answers = await inBatches(askable, maxErpIds, async (some) => {
    const body = { requests: some.map(requestBody) };
    const question = { method: 'POST', path: '/api/prices/query', body, operation: 'prices.query' } as const;
    return (await link.ask(question, answerWire, call)).results;
  });
  const quotes = answers.flat();
  const quoteOf = new Map(askable.map((request, index) => [request, quotes[index]]));
  return requests.map((request) => quoteOf.get(request) ?? null);
}

export const priceListWire = z
  .object({ id: erpId, name: z.string(), currency: z.string(), taxIncluded: z.boolean() })
  .transform((wire): PriceList => wire);

const quoteWire = z
  .object({
    unitPrice: wireDecimal,
    currency: z.string(),
    discountPercent: wireDecimal.nullable(),
    taxIncluded: z.boolean(),
    priceList: priceListWire.nullable(),
  })
  .transform(({ unitPrice, currency, discountPercent, taxIncluded, priceList }): PriceQuote => ({
    unitPrice: money(unitPrice, currency),
    discountPercent,
    taxIncluded,
    priceList,
  }));

const answerWire = z.object({ results: z.array(quoteWire.nullable()) });

function requestBody({ productId, customerId, quantity, on }: PriceRequest) {
  return {
    productId: Number(productId),
    customerId: Number(customerId),
    quantity: exactNumber(quantity),
    date: on ?? undefined,
  };
}
