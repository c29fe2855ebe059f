import { linesTotal } from '#model/deal-amounts.ts';
import { availableCredit } from '#model/credit.ts';
import { compare, isNegative, isZero, multiply, subtract } from '#model/decimal.ts';
import { compareMoney, minorDigits, type Money, negateMoney, subtractMoney } from '#model/money.ts';
import type { DealLine } from '#ports/crm-system.ts';
import type { ConversionInput } from './conversion-input.ts';
import type { DealFacts } from './deal-facts.ts';
import type { Finding } from './policies.ts';

/** The ERP's price, before any discount of the deal: a discount is what the salesperson and the customer agreed on. */
export function priceFindings(facts: DealFacts, { onPriceDifference }: ConversionInput): readonly Finding[] {
  return facts.deal.lines.flatMap((line, at) => {
    const price = erpPrice(facts, line, at);
    if (price === null || line.priceFromList || price.currency !== line.unitPrice.currency) return [];
    if (compareMoney(price, line.unitPrice) === 0) return [];
    return {
      issue: {
        code: 'PRICE_DIFFERS',
        message: `Line ${line.position}: the deal says ${shown(line.unitPrice)}, the ERP's price is ${shown(price)}.`,
        field: ['lines', String(line.position), 'unitPrice'],
        fix: 'Correct the price in the deal, or convert with onPriceDifference: PROCEED.',
      },
      policy: onPriceDifference,
    };
  });
}

/** Without tax; that of the list for a customer whom the ERP does not have yet. */
function erpPrice({ customer, products, quotes }: DealFacts, { sku }: DealLine, at: number): Money | null {
  if (customer === null) return products.get(sku ?? '')?.listPrice ?? null;
  const quote = quotes[at] ?? null;
  return quote === null || quote.taxIncluded ? null : quote.unitPrice;
}

/** Tax is the ERP's business; what the lines come to is also the deal's, but for rounding: one minor unit for each line. */
export function totalFindings(
  { deal, priced, refusal }: DealFacts,
  { onPriceDifference }: ConversionInput,
): readonly Finding[] {
  if (refusal !== null)
    return [{ issue: { code: 'REFUSED_BY_ERP', message: refusal, field: null, fix: null }, policy: null }];
  const dealTotal = linesTotal(deal.lines);
  if (priced === null || dealTotal === null || dealTotal.currency !== priced.untaxed.currency) return [];
  if (deal.lines.some(({ priceFromList }) => priceFromList)) return [];
  const difference = subtractMoney(priced.untaxed, dealTotal).amount;
  const size = isNegative(difference) ? subtract('0', difference) : difference;
  const minorUnit = `1e-${minorDigits(dealTotal.currency)}`;
  if (compare(size, multiply(minorUnit, String(deal.lines.length))) <= 0) return [];
  return [
    {
      issue: {
        code: 'TOTAL_MISMATCH',
        message: `The deal's lines come to ${shown(dealTotal)}, the ERP reckons ${shown(priced.untaxed)} without tax.`,
        field: ['lines'],
        fix: 'Compare prices and discounts line by line.',
      },
      policy: onPriceDifference,
    },
  ];
}

export function creditFindings(
  { customer, credit, overdue }: DealFacts,
  { onCreditExceeded }: ConversionInput,
  creditAfter: Money | null,
): readonly Finding[] {
  const findings: Finding[] = [];
  // Where it cannot be said what this order adds, the others may still be too much.
  const left = creditAfter ?? (credit && availableCredit(credit));
  if (left !== null && isNegative(left.amount))
    findings.push({
      issue: {
        code: 'CREDIT_LIMIT_EXCEEDED',
        message: `${creditAfter === null ? 'Without' : 'With'} this order the credit limit is exceeded by ${shown(negateMoney(left))}.`,
        field: null,
        fix: 'Raise the limit in the ERP, collect what is owed, or convert with onCreditExceeded: HOLD or PROCEED.',
      },
      policy: onCreditExceeded,
    });
  if (credit?.onHold === true && customer?.blocked === false)
    findings.push({
      issue: {
        code: 'CREDIT_HOLD',
        message: 'The ERP has put the customer on credit hold.',
        field: null,
        fix: 'Release the hold in the ERP.',
      },
      policy: onCreditExceeded,
    });
  if (overdue !== null && !isZero(overdue.amount) && !isNegative(overdue.amount))
    findings.push({
      issue: {
        code: 'OVERDUE_BALANCE',
        message: `The customer owes ${shown(overdue)} that is overdue.`,
        field: null,
        fix: null,
      },
      policy: 'WARN',
    });
  return findings;
}

/** With all the digits that the currency has, and more where the amount does. */
function shown({ amount, currency }: Money): string {
  const [whole = '', fraction = ''] = amount.split('.');
  const digits = fraction.padEnd(minorDigits(currency), '0');
  return `${whole}${digits === '' ? '' : `.${digits}`} ${currency}`;
}
