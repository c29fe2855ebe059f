import { add, compare, type Decimal, multiply, negate, round, subtract } from './decimal.ts';

/** An exact amount in one ISO 4217 currency. */
export interface Money {
  readonly amount: Decimal;
  readonly currency: string;
}

export function money(amount: Decimal, currency: string): Money {
  return { amount, currency };
}

/** Digits behind the decimal point of a currency by ISO 4217: 2 for EUR, 0 for JPY, 3 for KWD. */
export function minorDigits(currency: string): number {
  return minorDigitsByCurrency.get(currency) ?? 2;
}

/** Rounds to the currency's minor unit, half away from zero. */
export function roundMoney(value: Money): Money {
  return money(round(value.amount, minorDigits(value.currency)), value.currency);
}

/** The exact sum of amounts in one currency; throws RangeError when another currency is among them. */
export function sumMoney(terms: readonly Money[], currency: string): Money {
  for (const term of terms) requireSameCurrency(term.currency, currency);
  return roundMoney(money(add('0', ...terms.map((term) => term.amount)), currency));
}

export function subtractMoney(minuend: Money, subtrahend: Money): Money {
  requireSameCurrency(subtrahend.currency, minuend.currency);
  return roundMoney(money(subtract(minuend.amount, subtrahend.amount), minuend.currency));
}

export function multiplyMoney(value: Money, factor: Decimal): Money {
  return roundMoney(money(multiply(value.amount, factor), value.currency));
}

export function negateMoney(value: Money): Money {
  return money(negate(value.amount), value.currency);
}

export function compareMoney(a: Money, b: Money): number {
  requireSameCurrency(b.currency, a.currency);
  return compare(a.amount, b.amount);
}

// ISO 4217 list one, minor units other than two: https://www.six-group.com/en/products-services/financial-information/data-standards.html
const minorDigitsByCurrency: ReadonlyMap<string, number> = new Map([
  ...[
    'BIF',
    'CLP',
    'DJF',
    'GNF',
    'ISK',
    'JPY',
    'KMF',
    'KRW',
    'PYG',
    'RWF',
    'UGX',
    'UYI',
    'VND',
    'VUV',
    'XAF',
    'XOF',
    'XPF',
  ].map((code) => [code, 0] as const),
  ...['BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND'].map((code) => [code, 3] as const),
  ...['CLF', 'UYW'].map((code) => [code, 4] as const),
]);

function requireSameCurrency(found: string, required: string): void {
  if (found !== required) throw new RangeError(`an amount in ${required} is required, got one in ${found}`);
}
