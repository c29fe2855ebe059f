import { compare } from '#model/decimal.ts';
import { compareMoney, multiplyMoney, subtractMoney } from '#model/money.ts';
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

/** An ERP without discounts has them in the price, so what the line comes to says as much as the price. */
function isPricedAs(line: OrderLine, { unitPrice, quantity, discount }: NewOrderLine): boolean {
  if (unitPrice === null || compareMoney(line.unitPrice, unitPrice) === 0) return true;
  const gross = multiplyMoney(unitPrice, quantity.value);
  return compareMoney(line.untaxed, discount === null ? gross : subtractMoney(gross, discount)) === 0;
}

// More than any deal has: one per generation, and what faults have made too many.
const maxOrders = 100;
