import { SystemError } from '#errors.ts';
import type { Conversion } from '../conversion-row.ts';
import { type ConversionStep, type StepContext, type StepOutcome, withIssue } from '../conversion-step.ts';
import { isDraft } from '../orders-of-deal.ts';
import { findOrder } from './create-draft-order.ts';

/**
 * The undo of the steps that made something. The order goes first, because only the ERP can say whether it may; then the CRM
 * is told. What the ERP will not take back stays as it is, and a person is asked. A customer that was made stays: other
 * deals may use it by now.
 */
export const cancelOrder: ConversionStep = {
  name: 'CANCEL_ORDER',

  async run(conversion, context) {
    const { orderId, intentAt } = conversion;
    if (orderId === null && intentAt === null) return { kind: 'DONE', next: null };
    const doubtfulForMs = orderId === null ? await context.intentAgeMs() : null;
    const waitMs = doubtfulForMs === null ? 0 : context.parts.settings.quiesceMs - doubtfulForMs;
    if (waitMs > 0)
      return {
        kind: 'LATER',
        status: 'IN_DOUBT',
        afterMs: waitMs,
        reason: 'it is not known yet whether there is an order',
      };
    const found = await findOrder(conversion, context);
    if (found === null) return { kind: 'DONE', next: null, patch: { intentAt: null } };
    // So that a worker that dies now leaves the id to the next.
    await context.save({ orderId: found, intentAt: null });
    context.requireHeld();
    return (await cancelInErp(found, conversion, context)) ?? tellCrm(conversion, context);
  },
};

/** Null when it is cancelled. */
async function cancelInErp(
  orderId: string,
  { cancelReason, issues }: Conversion,
  { parts, call }: StepContext,
): Promise<StepOutcome | null> {
  try {
    await parts.erp.cancelOrder(orderId, cancelReason ?? '', call);
    return null;
  } catch (error) {
    if (!(error instanceof SystemError) || error.outcomeUnknown || !refusals.has(error.code)) throw error;
    if (error.code === 'NOT_FOUND') return null;
    const [order = null] = await parts.erp.ordersByIds([orderId], call);
    // Nobody who has asked for a cancellation wants it to be confirmed.
    const isStillDraft = order !== null && isDraft(order);
    return {
      kind: 'REFUSED',
      isDraft: isStillDraft,
      issues: withIssue(issues, {
        code: 'CANCELLATION_REFUSED',
        severity: isStillDraft ? 'BLOCKER' : 'WARNING',
        message: `The ERP does not cancel the order: ${error.message}`,
        field: null,
        fix: isStillDraft
          ? 'Cancel or delete the draft in the ERP, and then this conversion again.'
          : 'Settle it in the ERP, by a return or a credit note.',
      }),
    };
  }
}

const refusals: ReadonlySet<string> = new Set(['NOT_FOUND', 'CONFLICT', 'REJECTED', 'UNSUPPORTED']);

async function tellCrm({ order, dealId }: Conversion, { parts, call }: StepContext): Promise<StepOutcome> {
  try {
    if (order !== null && parts.crm.capabilities.has('write-back'))
      await parts.crm.writeBackDeal(dealId, { orderStatus: 'CANCELLED' }, call);
  } catch (error) {
    if (!(error instanceof SystemError) || error.code !== 'NOT_FOUND') throw error;
  }
  return { kind: 'DONE', next: null };
}
