import { Decimal as DecimalJs } from 'decimal.js';

/** An exact decimal in plain notation, `-?[0-9]+([.][0-9]+)?`. Never a JavaScript number: 1.005 * 100 is not 100.5 there. */
export type Decimal = string;

// 40 digits hold every amount, rate and quantity that an ERP stores with room for products of two of them.
const Exact = DecimalJs.clone({ precision: 40, toExpNeg: -1e9, toExpPos: 1e9 });

/** Reads digits as a system wrote them ("12.10", "1e3", ".5"); throws RangeError on anything that is not a finite number. */
export function decimal(digits: string | number | bigint): Decimal {
  const text = String(digits).trim();
  if (!/^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i.test(text))
    throw new RangeError(`a decimal number is required, got ${JSON.stringify(text.slice(0, 40))}`);
  if (/^-?\d+(\.\d+)?$/.test(text) && !/^-?0\d/.test(text) && !/^-0(\.0*)?$/.test(text)) return text;
  const value = new Exact(text);
  return value.isZero() ? '0' : value.toFixed();
}

export function add(...terms: readonly Decimal[]): Decimal {
  return terms.reduce<DecimalJs>((sum, term) => sum.plus(term), new Exact(0)).toFixed();
}

export function subtract(minuend: Decimal, subtrahend: Decimal): Decimal {
  return new Exact(minuend).minus(subtrahend).toFixed();
}

export function multiply(...factors: readonly Decimal[]): Decimal {
  return factors.reduce<DecimalJs>((product, factor) => product.times(factor), new Exact(1)).toFixed();
}

export function divide(dividend: Decimal, divisor: Decimal): Decimal {
  return new Exact(dividend).dividedBy(divisor).toFixed();
}

/** Rounds half away from zero, as commercial rounding does, and keeps the trailing zeros: round("1.005", 2) is "1.01". No zero has a sign. */
export function round(value: Decimal, places: number): Decimal {
  const rounded = new Exact(value).toDecimalPlaces(places, DecimalJs.ROUND_HALF_UP);
  return (rounded.isZero() ? rounded.abs() : rounded).toFixed(places);
}

/** Negative, zero or positive as a is less than, equal to or greater than b. */
export function compare(a: Decimal, b: Decimal): number {
  return new Exact(a).comparedTo(b);
}

export function isZero(value: Decimal): boolean {
  return new Exact(value).isZero();
}

export function isNegative(value: Decimal): boolean {
  return compare(value, '0') < 0;
}

export function negate(value: Decimal): Decimal {
  return isZero(value) ? value : new Exact(value).negated().toFixed();
}
