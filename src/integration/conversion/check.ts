import { linesTotal } from '#model/deal-amounts.ts';
import { add, compare, isNegative, isZero, subtract } from '#model/decimal.ts';
import { availableCredit } from '#model/credit.ts';
import { type Money, subtractMoney } from '#model/money.ts';
import { promiseFromStock, promiseFromSupply } from '#model/promise.ts';
import { type Quantity, quantity } from '#model/quantity.ts';
import { availableStock } from '#model/stock.ts';
import type { DealLine } from '#ports/crm-system.ts';
import type { ProductSupply } from '#ports/erp-system.ts';
import type { ConversionInput } from './conversion-input.ts';
import type { DealFacts } from './deal-facts.ts';
import type { ConversionIssue } from './issues.ts';
import { hasUnitOf } from './order-from-deal.ts';
import { customerFindings, dealFindings, lineFindings } from './check-master-data.ts';
import { creditFindings, priceFindings, totalFindings } from './check-terms.ts';
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
export function assess(facts: DealFacts, input: ConversionInput, approved: readonly ConversionIssue[]): Assessment {
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
function shipDate({ order, supply, isSupplyDated, today }: DealFacts): string | null {
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
    const promise = isSupplyDated
      ? promiseFromSupply(
          request,
          stock.levels.map(({ onHand }) => onHand),
          stock.events,
        )
      : promiseFromStock(request, stock.levels);
    return promise.earliestFullDate;
  });
  return days.every((day) => day !== null) ? (days.toSorted().at(-1) ?? null) : null;
}

function availableCreditAfter({ credit, priced }: DealFacts): Money | null {
  const available = credit && availableCredit(credit);
  if (available === null || priced?.total.currency !== available.currency) return null;
  return subtractMoney(available, priced.total);
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
