import { compare, divide, isNegative, negate } from '#model/decimal.ts';
import { compareMoney, minorDigits, type Money, multiplyMoney, subtractMoney } from '#model/money.ts';
import { compareNativeIds } from '#model/page.ts';
import type { ErpSystem, Order, OrderLine } from '#ports/erp-system.ts';
import type { NewOrder, NewOrderLine } from '#ports/order-request.ts';
import type { Call } from '#ports/source.ts';
import { dealReferencePrefix } from './reference.ts';

export interface DealKey {
  readonly dealConnection: string;
  readonly dealId: string;
}

/**
 * Every order of the ERP that carries a reference of the deal and was not cancelled, of whatever generation, drafts included;
 * confirmed ones first, then by native id, so that everybody who must choose one chooses the same. Rejects when the ERP
 * does not answer: a search that failed has found nothing out.
 */
export async function liveOrdersOfDeal(erp: ErpSystem, deal: DealKey, call: Call): Promise<readonly Order[]> {
  const prefix = dealReferencePrefix(deal.dealConnection, deal.dealId);
  const page = await erp.ordersByReferencePrefix(prefix, { first: maxOrders }, call);
  return page.items
    .filter(({ status }) => status !== 'CANCELLED')
    .toSorted((a, b) => Number(isDraft(a)) - Number(isDraft(b)) || compareNativeIds(a.id, b.id));
}

/** Nobody has promised it to anybody yet. */
export function isDraft({ status }: Order): boolean {
  return status === 'DRAFT' || status === 'QUOTED' || status === 'PENDING_APPROVAL';
}

/**
 * Is the draft what is to be ordered now? One that was made late, of a deal that was corrected in between, is not; it is left
 * to the reconciler.
 */
export function isDraftOf(order: Order, payload: NewOrder): boolean {
  return (
    order.customerId === payload.customerId &&
    order.total.currency === payload.currency &&
    order.lines.length === payload.lines.length &&
    payload.lines.every((wanted, at) => {
      const line = order.lines[at];
      return (
        line?.productId === wanted.productId &&
        compare(line.ordered.value, wanted.quantity.value) === 0 &&
        isPricedAs(line, wanted)
      );
    })
  );
}

/**
 * By what the line comes to, because not every ERP has a discount apart from the price; one that reckons it from a percentage
 * may round otherwise than the deal.
 */
function isPricedAs(line: OrderLine, wanted: NewOrderLine): boolean {
  const { unitPrice } = wanted;
  if (unitPrice === null) return true;
  const { amount, currency } = subtractMoney(line.untaxed, netOf(unitPrice, wanted));
  const tolerance = compareMoney(line.unitPrice, unitPrice) === 0 ? `1e-${minorDigits(currency)}` : '0';
  return compare(isNegative(amount) ? negate(amount) : amount, tolerance) <= 0;
}

function netOf(unitPrice: Money, { quantity, discount, discountPercent }: NewOrderLine): Money {
  const gross = multiplyMoney(unitPrice, quantity.value);
  if (discount !== null) return subtractMoney(gross, discount);
  return subtractMoney(gross, multiplyMoney(gross, divide(discountPercent ?? '0', '100')));
}

// More than any deal has: one per generation, and what faults have made too many.
const maxOrders = 100;
