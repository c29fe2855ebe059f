import { SystemError } from '#errors.ts';
import type { Order } from '#ports/erp-system.ts';
import type { ConfirmedOrder } from '../conversion-row.ts';
import type { ConversionStep, StepContext, StepOutcome } from '../conversion-step.ts';

/** Confirms the recorded order and no other. Saying it twice is harmless, so a lost answer needs no search. */
export const confirmOrder: ConversionStep = {
  name: 'CONFIRM_ORDER',

  async run({ orderId, issues }, context) {
    if (orderId === null) throw new Error('a recorded order is required, got none');
    const { parts, call } = context;
    context.requireHeld();
    try {
      const order = await parts.erp.confirmOrder(orderId, call);
      return { kind: 'DONE', next: 'WRITE_BACK_TO_CRM', patch: { order: summaryOf(order) } };
    } catch (error) {
      const refusal = await refusalOf(error, orderId, context);
      if (refusal === null) throw error;
      return { ...refusal, issues: [...issues, ...refusal.issues] };
    }
  },
};

async function refusalOf(
  error: unknown,
  orderId: string,
  { parts, call }: StepContext,
): Promise<Extract<StepOutcome, { kind: 'STOPPED' }> | null> {
  if (!(error instanceof SystemError) || error.outcomeUnknown) return null;
  if (error.code !== 'REJECTED' && error.code !== 'CONFLICT' && error.code !== 'NOT_FOUND') return null;
  const [order = null] = await parts.erp.ordersByIds([orderId], call);
  const isGone = order === null || order.status === 'CANCELLED';
  return {
    kind: 'STOPPED',
    status: 'BLOCKED',
    issues: [
      isGone
        ? {
            code: 'ORDER_CANCELLED_IN_ERP',
            severity: 'BLOCKER',
            message: 'Somebody has cancelled or deleted the order in the ERP.',
            field: null,
            fix: 'Cancel this conversion; the deal can then be converted again.',
          }
        : { code: 'REFUSED_BY_ERP', severity: 'BLOCKER', message: error.message, field: null, fix: null },
    ],
  };
}

function summaryOf(order: Order): ConfirmedOrder {
  return {
    number: order.number,
    status: order.status,
    url: order.source.url,
    total: order.total.amount,
    currency: order.total.currency,
    createdAt: order.createdAt,
  };
}
