import { SystemError } from '#errors.ts';
import { holdLease, releaseLease } from '#integration/sync/lease.ts';
import { availableCredit } from '#model/credit.ts';
import { isNegative } from '#model/decimal.ts';
import { type Money, subtractMoney } from '#model/money.ts';
import type { Conversion } from '../conversion-row.ts';
import type { StepContext, StepOutcome } from '../conversion-step.ts';
import { isDraft } from '../orders-of-deal.ts';

/**
 * Confirms an order that must not exceed the customer's limit. Deals of one customer that are checked in the same moment do not
 * see each other in what the ERP says of the credit: so a last look is taken here, and for one order of a customer at a time.
 */
export async function confirmWithinCredit(
  orderId: string,
  conversion: Conversion,
  context: StepContext,
  confirm: () => Promise<StepOutcome>,
  refuse: (message: string) => StepOutcome,
): Promise<StepOutcome> {
  const { parts } = context;
  const { id, erpCustomerId } = conversion;
  if (erpCustomerId === null || (await creditLeft(erpCustomerId, context)) === null) return confirm();
  const { db } = parts.store;
  const turn = `credit:${parts.erp.connection}:${erpCustomerId}`;
  if (!(await holdLease(db, turn, id, parts.settings.leaseMs)))
    return {
      kind: 'LATER',
      status: 'WAITING_RETRY',
      afterMs: otherAtWorkMs,
      reason: 'another order of the customer is being confirmed',
    };
  let isSettled = true;
  try {
    if (await isExceeded(orderId, erpCustomerId, context))
      return refuse('With this order and those that came before it the credit limit is exceeded.');
    return await confirm();
  } catch (error) {
    // The next one would not see it yet, should it still be confirmed: the turn ends by time, or with our next attempt.
    isSettled = error instanceof SystemError && !error.outcomeUnknown;
    throw error;
  } finally {
    if (isSettled) await releaseLease(db, turn, id);
  }
}

const otherAtWorkMs = 100;

/** Null when it cannot be said, and when the customer has no limit. */
async function creditLeft(customerId: string, { parts: { erp }, call }: StepContext): Promise<Money | null> {
  if (!erp.capabilities.has('credit')) return null;
  const [credit = null] = await erp.creditOfCustomers([customerId], call);
  return credit && availableCredit(credit);
}

/** An order that is confirmed already is among what the ERP has counted. */
async function isExceeded(orderId: string, customerId: string, context: StepContext): Promise<boolean> {
  const [order = null] = await context.parts.erp.ordersByIds([orderId], context.call);
  if (order === null || !isDraft(order)) return false;
  const left = await creditLeft(customerId, context);
  if (left === null || left.currency !== order.total.currency) return false;
  return isNegative(subtractMoney(left, order.total).amount);
}
