import { add, compare, type Decimal, isNegative, subtract } from './decimal.ts';
import { type Quantity, quantity as quantityOf } from './quantity.ts';

export interface PromiseRequest {
  /** In the product's base unit; more than zero. */
  readonly quantity: Quantity;
  /** Days are YYYY-MM-DD. */
  readonly today: string;
  /** Today when null. */
  readonly neededBy: string | null;
}

/** A firm supply (positive) or demand (negative) on a day, in the base unit. */
export interface DatedSupply {
  readonly date: string;
  readonly quantity: Quantity;
}

export interface DeliveryPromise {
  readonly canPromise: boolean;
  readonly promisedNow: Quantity;
  readonly shortage: Quantity;
  readonly earliestFullDate: string | null;
  readonly basis: 'PROJECTED_BALANCE' | 'ON_HAND_ONLY' | 'NOT_STOCKED';
}

/**
 * Available to promise, looking forward: what can be promised for a day is the lowest projected balance (on hand + receipts −
 * demand) from that day on, because whatever is given away that day is missing on every later one. What is overdue is
 * reckoned to happen today. After Business Central, "How to calculate order promising dates".
 */
export function promiseFromSupply(
  request: PromiseRequest,
  onHand: readonly Quantity[],
  events: readonly DatedSupply[],
): DeliveryPromise {
  return promiseFrom(uncommittedByDay(request.today, onHand, events), request, 'PROJECTED_BALANCE');
}

/** For a system that does not date its receipts: what is on hand less all open demand, and no later day. */
export function promiseFromStock(
  request: PromiseRequest,
  levels: readonly { readonly onHand: Quantity; readonly outgoing: Quantity }[],
): DeliveryPromise {
  const free = add('0', ...levels.map(({ onHand, outgoing }) => subtract(onHand.value, outgoing.value)));
  return promiseFrom([{ day: request.today, uncommitted: free }], request, 'ON_HAND_ONLY');
}

/** A service has no stock to run out of. */
export function promiseOfService(request: PromiseRequest): DeliveryPromise {
  return promiseFrom([{ day: request.today, uncommitted: request.quantity.value }], request, 'NOT_STOCKED');
}

interface UncommittedFrom {
  readonly day: string;
  /** What can be promised on this day and until the next entry's; below zero when too much was promised already. */
  readonly uncommitted: Decimal;
}

/** One entry for today and for each later day on which something happens, in order. */
function uncommittedByDay(
  today: string,
  onHand: readonly Quantity[],
  events: readonly DatedSupply[],
): readonly UncommittedFrom[] {
  const changes = Map.groupBy(events, ({ date }) => (date < today ? today : date));
  const days = [...new Set([today, ...changes.keys()])].toSorted();
  let balance = add('0', ...onHand.map(({ value }) => value));
  const balances = days.map((day) => {
    balance = add(balance, ...(changes.get(day) ?? []).map(({ quantity }) => quantity.value));
    return { day, uncommitted: balance };
  });
  let lowest = balance;
  return balances
    .toReversed()
    .map(({ day, uncommitted }) => {
      if (compare(uncommitted, lowest) < 0) lowest = uncommitted;
      return { day, uncommitted: lowest };
    })
    .toReversed();
}

function promiseFrom(
  days: readonly UncommittedFrom[],
  { quantity, today, neededBy }: PromiseRequest,
  basis: DeliveryPromise['basis'],
): DeliveryPromise {
  const wanted = quantity.value;
  const promisable = (day: string): Decimal => {
    const uncommitted = days.findLast((from) => from.day <= day)?.uncommitted ?? '0';
    if (isNegative(uncommitted)) return '0';
    return compare(uncommitted, wanted) < 0 ? uncommitted : wanted;
  };
  const shortage = subtract(wanted, promisable(neededBy ?? today));
  return {
    canPromise: compare(shortage, '0') === 0,
    promisedNow: quantityOf(promisable(today), quantity.unit),
    shortage: quantityOf(shortage, quantity.unit),
    earliestFullDate: days.find(({ uncommitted }) => compare(uncommitted, wanted) >= 0)?.day ?? null,
    basis,
  };
}
