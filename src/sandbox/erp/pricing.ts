import { add, compare, type Decimal, divide, multiply, round, subtract } from '#model/decimal.ts';
import { minorDigits, money, roundMoney } from '#model/money.ts';
import type { PricedLine } from './documents.ts';

export interface Totals {
  readonly untaxed: Decimal;
  readonly tax: Decimal;
  readonly total: Decimal;
}

/** quantity × unit price − discount, rounded to the currency. */
export function untaxedOf(
  line: Pick<PricedLine, 'quantity' | 'unitPrice' | 'discountPercent' | 'discount'>,
  currency: string,
): Decimal {
  const gross = multiply(line.quantity, line.unitPrice);
  const net =
    line.discountPercent === null
      ? subtract(gross, line.discount ?? '0')
      : multiply(gross, subtract('1', divide(line.discountPercent, '100')));
  return roundMoney(money(net, currency)).amount;
}

/** The line's amount with its tax, for information: the document's tax is rounded over all lines of one rate. */
export function totalOf(line: Pick<PricedLine, 'untaxed' | 'taxRate'>, currency: string): Decimal {
  return inCurrency(add(line.untaxed, taxOf(line.untaxed, line.taxRate, currency)), currency);
}

/** Tax is rounded once per rate. */
export function totalsOf(lines: readonly Pick<PricedLine, 'untaxed' | 'taxRate'>[], currency: string): Totals {
  const byRate = Map.groupBy(lines, (line) => line.taxRate);
  const taxes = [...byRate].map(([rate, group]) =>
    taxOf(add('0', ...group.map((line) => line.untaxed)), rate, currency),
  );
  const untaxed = inCurrency(add('0', ...lines.map((line) => line.untaxed)), currency);
  const tax = inCurrency(add('0', ...taxes), currency);
  return { untaxed, tax, total: inCurrency(add(untaxed, tax), currency) };
}

/** With the digits that amounts of the currency have: "12.5" is "12.50". */
export function inCurrency(amount: Decimal, currency: string): Decimal {
  return round(amount, minorDigits(currency));
}

export function isPositive(value: Decimal): boolean {
  return compare(value, '0') > 0;
}

function taxOf(untaxed: Decimal, rate: Decimal, currency: string): Decimal {
  return inCurrency(multiply(untaxed, divide(rate, '100')), currency);
}
