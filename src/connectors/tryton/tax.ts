import { z } from 'zod';
import { add, type Decimal, multiply } from '#model/decimal.ts';
import { type Money, money, roundMoney } from '#model/money.ts';
import { trytonDecimal } from './values.ts';

export const taxRow = z.object({
  type: z.string(),
  rate: trytonDecimal.nullable(),
  amount: trytonDecimal.nullable(),
});

export type Tax = z.output<typeof taxRow>;

/**
 * A line with its taxes. Tryton computes tax per document or per line, as the company is configured, so lines are informative
 * and need not add up to the document to the cent.
 */
export function withTaxes(untaxed: Money, quantity: Decimal, taxes: readonly Tax[]): Money {
  const amounts = taxes.map(({ type, rate, amount }) => {
    if (type === 'percentage') return multiply(untaxed.amount, rate ?? '0');
    return type === 'fixed' ? multiply(quantity, amount ?? '0') : '0';
  });
  return roundMoney(money(add(untaxed.amount, ...amounts), untaxed.currency));
}
