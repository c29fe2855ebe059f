import { SystemError } from '#errors.ts';
import type { Order } from '#ports/erp-system.ts';
import type { ConfirmedOrder, Conversion } from '../conversion-row.ts';
import { type ConversionStep, type StepContext, type StepOutcome, withIssue } from '../conversion-step.ts';
import { confirmWithinCredit } from './confirm-within-credit.ts';

/** Confirms the recorded order and no other. Saying it twice is harmless, so a lost answer needs no search. */
export const confirmOrder: ConversionStep = {
  name: 'CONFIRM_ORDER',

  async run(conversion, context) {
    const { orderId } = conversion;
    if (orderId === null) throw new Error('a recorded order is required, got none');
    if (mayExceedCredit(conversion)) return confirm(orderId, conversion, context);
    return confirmWithinCredit(
      orderId,
      conversion,
      context,
      () => confirm(orderId, conversion, context),
      (message) => creditRefusal(message, conversion),
    );
  },
};

async function confirm(orderId: string, conversion: Conversion, context: StepContext): Promise<StepOutcome> {
  const { parts, call } = context;
  context.requireHeld();
  try {
    const order = await parts.erp.confirmOrder(orderId, call, { acceptCreditExcess: mayExceedCredit(conversion) });
    return { kind: 'DONE', next: 'WRITE_BACK_TO_CRM', patch: { order: summaryOf(order) } };
  } catch (error) {
    const refusal = await refusalOf(error, orderId, conversion, context);
    if (refusal === null) throw error;
    return refusal;
  }
}

type Stopped = Extract<StepOutcome, { kind: 'STOPPED' }>;

/** Somebody has said so for this order, or for all of them. */
function mayExceedCredit({ input, approvedBy, issues }: Conversion): boolean {
  if (input.onCreditExceeded !== 'HOLD') return input.onCreditExceeded === 'PROCEED';
  return approvedBy !== null && issues.some(({ code }) => code === 'CREDIT_LIMIT_EXCEEDED');
}

function creditRefusal(message: string, { issues, input }: Conversion): Stopped {
  return {
    kind: 'STOPPED',
    status: input.onCreditExceeded === 'HOLD' ? 'AWAITING_APPROVAL' : 'BLOCKED',
    patch: { approvedBy: null, approvalNote: null },
    issues: withIssue(issues, {
      code: 'CREDIT_LIMIT_EXCEEDED',
      severity: 'BLOCKER',
      message,
      field: null,
      fix: 'Raise the limit in the ERP, collect what is owed, or convert with onCreditExceeded: HOLD or PROCEED.',
    }),
  };
}

async function refusalOf(
  error: unknown,
  orderId: string,
  conversion: Conversion,
  { parts, call }: StepContext,
): Promise<Stopped | null> {
  if (!(error instanceof SystemError) || error.outcomeUnknown) return null;
  if (error.reason === 'CREDIT_LIMIT') return creditRefusal(error.message, conversion);
  const { issues } = conversion;
  if (error.code !== 'REJECTED' && error.code !== 'CONFLICT' && error.code !== 'NOT_FOUND') return null;
  const [order = null] = await parts.erp.ordersByIds([orderId], call);
  const isGone = order === null || order.status === 'CANCELLED';
  return {
    kind: 'STOPPED',
    status: 'BLOCKED',
    issues: withIssue(
      issues,
      isGone
        ? {
            code: 'ORDER_CANCELLED_IN_ERP',
            severity: 'BLOCKER',
            message: 'Somebody has cancelled or deleted the order in the ERP.',
            field: null,
            fix: 'Cancel this conversion; the deal can then be converted again.',
          }
        : { code: 'REFUSED_BY_ERP', severity: 'BLOCKER', message: error.message, field: null, fix: null },
    ),
  };
}

function summaryOf(order: Order): ConfirmedOrder {
  return {
    number: order.number,
    status: order.status,
    payment: order.payment,
    url: order.source.url,
    total: order.total.amount,
    currency: order.total.currency,
    createdAt: order.createdAt,
  };
}
