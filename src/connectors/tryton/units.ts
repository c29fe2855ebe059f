import { z } from 'zod';
import { add, type Decimal, divide, multiply } from '#model/decimal.ts';
import { type Quantity, quantity } from '#model/quantity.ts';
import { atMostDigits, trytonFloat } from './values.ts';

/** A unit of measure; the factor leads to the reference unit of its category. */
export const unitRow = z.object({ name: z.string(), digits: z.int(), factor: trytonFloat });

export type Unit = z.output<typeof unitRow>;

/** The sum in one unit of quantities that may be in others of its category. */
export function sumIn(unit: Unit, terms: readonly { readonly value: Decimal; readonly unit: Unit }[]): Quantity {
  const values = terms.map((term) =>
    term.unit.factor === unit.factor ? term.value : divide(multiply(term.value, term.unit.factor), unit.factor),
  );
  return quantityIn(unit, add('0', ...values));
}

export function quantityIn(unit: Unit, value: Decimal): Quantity {
  return quantity(atMostDigits(value, unit.digits), unit.name);
}
