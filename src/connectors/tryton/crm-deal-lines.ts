import { z } from 'zod';
import { divide, multiply, round } from '#model/decimal.ts';
import { multiplyMoney } from '#model/money.ts';
import { quantity } from '#model/quantity.ts';
import type { DealKey, DealLine } from '#ports/crm-system.ts';
import type { Call } from '#ports/source.ts';
import { readInBatches } from '../batches.ts';
import type { TrytonLink } from './link.ts';
import { text } from './party-parts.ts';
import { atMostDigits, isTrytonId, toId, toPrice, trytonDecimal, trytonFloat, trytonId } from './values.ts';

/** The lines of opportunities, in their order. */
export async function readDealLines(
  link: TrytonLink,
  deals: readonly DealKey[],
  call: Call,
): Promise<readonly (readonly DealLine[])[]> {
  const found = await readInBatches(
    deals.map(({ id }) => id),
    dealsPerCall,
    (ids) => link.search('sale.opportunity', opportunityRow, { domain: [['id', 'in', ids.map(toId)]] }, call),
    ({ id }) => id,
    isTrytonId,
  );
  return deals.map(({ currency }, at) =>
    (found[at]?.['lines.'] ?? []).map((line, index) => dealLine(line, index + 1, currency)),
  );
}

const dealsPerCall = 500;

const lineRow = z.object({
  quantity: trytonFloat,
  'unit.': z.object({ name: z.string(), digits: z.int(), factor: trytonFloat }),
  'product.': z.object({
    code: text,
    'template.': z.object({
      name: z.string(),
      list_price: trytonDecimal.nullable(),
      'default_uom.': z.object({ factor: trytonFloat }),
    }),
  }),
});

const opportunityRow = z.object({ id: trytonId, 'lines.': z.array(lineRow) });

// trytond rounds prices to so many digits: product.price_decimal in its configuration.
const priceDigits = 4;

/** The line of an opportunity has no price of its own; that of the product, in the line's unit, stands for it. */
function dealLine(line: z.output<typeof lineRow>, position: number, currency: string): DealLine {
  const unit = line['unit.'];
  const { name, list_price: listPrice, 'default_uom.': baseUnit } = line['product.']['template.'];
  const price =
    unit.factor === baseUnit.factor
      ? (listPrice ?? '0')
      : round(divide(multiply(listPrice ?? '0', unit.factor), baseUnit.factor), priceDigits);
  const value = atMostDigits(line.quantity, unit.digits);
  const unitPrice = toPrice(price, currency);
  return {
    position,
    sku: line['product.'].code,
    description: name,
    quantity: quantity(value, unit.name),
    unitPrice,
    priceFromList: true,
    discountPercent: null,
    discount: null,
    lineTotal: multiplyMoney(unitPrice, value),
  };
}
