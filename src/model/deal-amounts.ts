import type { Decimal } from './decimal.ts';
import { type Money, multiplyMoney, sumMoney } from './money.ts';

/** Σ lineTotal; null without lines, and null when the lines speak several currencies, which are never added up. */
export function linesTotal(lines: readonly { readonly lineTotal: Money }[]): Money | null {
  const totals = lines.map((line) => line.lineTotal);
  const [first] = totals;
  if (first === undefined || totals.some((total) => total.currency !== first.currency)) return null;
  return sumMoney(totals, first.currency);
}

/**
 * amount × probability (0 to 1), rounded to the currency; null when either is missing. The same as Odoo's prorated revenue
 * and Business Central's calculated current value.
 */
export function weightedAmount(amount: Money | null, probability: Decimal | null): Money | null {
  return amount === null || probability === null ? null : multiplyMoney(amount, probability);
}
