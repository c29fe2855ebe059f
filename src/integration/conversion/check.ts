import { linesTotal } from '#model/deal-amounts.ts';
import { add, compare, isNegative, isZero, multiply, subtract } from '#model/decimal.ts';
import { compareMoney, minorDigits, type Money, money, subtractMoney, sumMoney } from '#model/money.ts';
import { promiseFromSupply } from '#model/promise.ts';
import { type Quantity, quantity } from '#model/quantity.ts';
import { availableStock } from '#model/stock.ts';
import type { DealLine } from '#ports/crm-system.ts';
import type { ProductSupply } from '#ports/erp-system.ts';
import type { ConversionInput } from './conversion-input.ts';
import type { DealFacts } from './deal-facts.ts';
import type { ConversionIssue, ConversionIssueCode } from './issues.ts';
import { hasUnitOf } from './order-from-deal.ts';
import { customerFindings, dealFindings, lineFindings } from './check-master-data.ts';
import { type Finding, judge, type Verdict } from './policies.ts';

/** What an order would be, and whether it may be made: of a dry run and of the real thing alike. */
export interface Assessment {
  readonly verdict: Verdict;
  readonly issues: readonly ConversionIssue[];
  readonly lines: readonly AssessedLine[];
  readonly untaxed: Money | null;
  readonly tax: Money | null;
  readonly total: Money | null;
  /** untaxed − the sum of the deal's lines. */
  readonly differenceToDeal: Money | null;
  /** Null when the customer has no limit. */
  readonly creditAfter: Money | null;
  /** Null when it cannot be said. */
  readonly earliestShipDate: string | null;
}

export interface AssessedLine {
  /** Native, in the ERP. */
  readonly productId: string | null;
  readonly quantity: Quantity;
  readonly unitPrice: Money;
  readonly lineTotal: Money;
  /** Of goods: what nobody has reserved; may be negative. */
  readonly available: Quantity | null;
  readonly shortage: Quantity | null;
}

/** Judges the facts. What is `approved` and would be held back by a policy becomes a warning. */
export function assess(
  facts: DealFacts,
  input: ConversionInput,
  approved: ReadonlySet<ConversionIssueCode>,
): Assessment {
  const lines = assessLines(facts);
  const earliestShipDate = shipDate(facts);
  const creditAfter = availableCreditAfter(facts);
  const findings: readonly Finding[] = [
    ...dealFindings(facts),
    ...customerFindings(facts, input),
    ...lineFindings(facts),
    ...priceFindings(facts, input),
    ...totalFindings(facts, input),
    ...creditFindings(facts, input, creditAfter),
    ...stockFindings(facts, lines, input),
    ...dateFindings(input, earliestShipDate),
  ];
  const { priced } = facts;
  const dealTotal = linesTotal(facts.deal.lines);
  return {
    ...judge(findings, approved),
    lines,
    untaxed: priced?.untaxed ?? null,
    tax: priced?.tax ?? null,
    total: priced?.total ?? null,
    differenceToDeal: priced === null || dealTotal === null ? null : subtractMoney(priced.untaxed, dealTotal),
    creditAfter,
    earliestShipDate,
  };
}

function assessLines({ deal, products, supply, priced }: DealFacts): readonly AssessedLine[] {
  const left = new Map<string, Quantity>();
  return deal.lines.map((line, at) => {
    const product = line.sku === null ? undefined : products.get(line.sku);
    const stock = product && supply.get(product.id);
    const available =
      stock && product && hasUnitOf(product, line)
        ? (left.get(product.id) ?? freeStock(stock, product.baseUnit))
        : null;
    // Two lines of one product share what there is.
    if (product && available)
      left.set(product.id, quantity(subtract(available.value, line.quantity.value), available.unit));
    return {
      productId: product?.id ?? null,
      quantity: line.quantity,
      unitPrice: line.unitPrice,
      lineTotal: priced?.lines[at]?.untaxed ?? line.lineTotal,
      available,
      shortage: available && shortageOf(line, available),
    };
  });
}

function freeStock({ levels }: ProductSupply, unit: string): Quantity {
  return quantity(add('0', ...levels.map((level) => availableStock(level).value)), unit);
}

function shortageOf({ quantity: wanted }: DealLine, available: Quantity): Quantity {
  const free = isNegative(available.value) ? '0' : available.value;
  return quantity(compare(free, wanted.value) >= 0 ? '0' : subtract(wanted.value, free), available.unit);
}

/** The day on which the last of the goods is there; null when supply does not say, or when a line never gets enough. */
function shipDate({ order, supply, today }: DealFacts): string | null {
  if (order === null) return null;
  const wanted = Map.groupBy(order.lines, ({ productId }) => productId);
  const days = [...wanted].map(([productId, lines]) => {
    const stock = supply.get(productId);
    if (stock === undefined) return today;
    const unit = lines[0]?.quantity.unit ?? '';
    const request = {
      quantity: quantity(add('0', ...lines.map((line) => line.quantity.value)), unit),
      today,
      neededBy: null,
    };
    return promiseFromSupply(
      request,
      stock.levels.map(({ onHand }) => onHand),
      stock.events,
    ).earliestFullDate;
  });
  return days.every((day) => day !== null) ? (days.toSorted().at(-1) ?? null) : null;
}

function availableCreditAfter({ credit, priced }: DealFacts): Money | null {
  if (credit === null || credit.limit === null || priced === null) return null;
  const { currency } = credit.limit;
  if (priced.total.currency !== currency) return null;
  const exposure = sumMoney([credit.receivable, credit.uninvoicedOrders, priced.total], currency);
  return subtractMoney(credit.limit, subtractMoney(exposure, credit.unappliedCredits));
}

/** The ERP's price, before any discount of the deal: a discount is what the salesperson and the customer agreed on. */
function priceFindings(facts: DealFacts, { onPriceDifference }: ConversionInput): readonly Finding[] {
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
function totalFindings(
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

function creditFindings(
  { customer, credit, overdue }: DealFacts,
  { onCreditExceeded }: ConversionInput,
  creditAfter: Money | null,
): readonly Finding[] {
  const findings: Finding[] = [];
  if (creditAfter !== null && isNegative(creditAfter.amount))
    findings.push({
      issue: {
        code: 'CREDIT_LIMIT_EXCEEDED',
        message: `With this order the credit limit is exceeded by ${shown(money(subtract('0', creditAfter.amount), creditAfter.currency))}.`,
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

function stockFindings(
  { deal }: DealFacts,
  lines: readonly AssessedLine[],
  { onStockShort }: ConversionInput,
): readonly Finding[] {
  return deal.lines.flatMap(({ position }, at) => {
    const shortage = lines[at]?.shortage ?? null;
    if (shortage === null || isZero(shortage.value)) return [];
    return {
      issue: {
        code: 'STOCK_SHORT',
        message: `Line ${position}: ${shortage.value} ${shortage.unit} are not in stock.`,
        field: ['lines', String(position), 'quantity'],
        fix: null,
      },
      policy: onStockShort,
    };
  });
}

function dateFindings({ requestedDate }: ConversionInput, earliest: string | null): readonly Finding[] {
  if (requestedDate === null || earliest === null || earliest <= requestedDate) return [];
  return [
    {
      issue: {
        code: 'REQUESTED_DATE_UNMET',
        message: `Everything can be shipped on ${earliest} at the earliest, ${requestedDate} was asked for.`,
        field: null,
        fix: null,
      },
      policy: 'WARN',
    },
  ];
}

/** With all the digits that the currency has, and more where the amount does. */
function shown({ amount, currency }: Money): string {
  const [whole = '', fraction = ''] = amount.split('.');
  const digits = fraction.padEnd(minorDigits(currency), '0');
  return `${whole}${digits === '' ? '' : `.${digits}`} ${currency}`;
}
