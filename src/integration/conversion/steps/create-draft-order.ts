import { SystemError } from '#errors.ts';
import type { Order } from '#ports/erp-system.ts';
import type { Conversion } from '../conversion-row.ts';
import type { ConversionStep, StepContext, StepOutcome } from '../conversion-step.ts';
import { dealFingerprint } from '../order-from-deal.ts';
import { isDraft, isDraftOf, liveOrdersOfDeal } from '../orders-of-deal.ts';
import { wholeDeals } from '../whole-deals.ts';

/**
 * Makes the draft, exactly when there is none, and when the deal still asks for it. The intent is durable before the request
 * leaves; as long as the outcome of a request is unknown, no other is sent; and only a search that was answered after the
 * quiesce window, and was empty, says that nothing was made. A draft too many could still come of a request that arrives later
 * than that: it is never confirmed, because only the recorded id is, and the reconciler cancels it.
 */
export const createDraftOrder: ConversionStep = {
  name: 'CREATE_DRAFT_ORDER',

  async run(conversion, context) {
    if (conversion.orderId !== null) return { kind: 'DONE', next: 'CONFIRM_ORDER' };
    const doubtfulForMs = conversion.intentAt === null ? null : await context.intentAgeMs();
    const waitMs = doubtfulForMs === null ? 0 : context.parts.settings.quiesceMs - doubtfulForMs;
    if (waitMs > 0) return inDoubt(waitMs);
    // Before the first request too: the store may have been restored from a copy that is older than the order.
    const orders = await searchOrders(conversion, context);
    const own = orderAmong(orders, conversion);
    if (own !== null) return recorded(own);
    if (context.isResumed && (await isEdited(conversion, context)))
      return { kind: 'DONE', next: 'CHECK', patch: { intentAt: null } };
    await makeRoom(orders, conversion, context);
    return create(conversion, context);
  },
};

/** The recorded order, or one that was made for the deal although nobody recorded it. Every other draft is the reconciler's. */
export async function findOrder(conversion: Conversion, context: StepContext): Promise<string | null> {
  return conversion.orderId ?? orderAmong(await searchOrders(conversion, context), conversion);
}

async function searchOrders(conversion: Conversion, { parts, call }: StepContext): Promise<readonly Order[]> {
  const orders = await liveOrdersOfDeal(parts.erp, conversion, call);
  const confirmed = orders.filter((order) => !isDraft(order));
  if (confirmed.length > 1)
    parts.report({
      kind: 'duplicate-orders',
      reference: conversion.reference,
      orderIds: confirmed.map(({ id }) => id),
    });
  return orders;
}

function orderAmong(orders: readonly Order[], conversion: Conversion): string | null {
  return orders.find((order) => !isDraft(order) || isOwnDraft(order, conversion))?.id ?? null;
}

/** Not one of an earlier generation, nor one that was made before the deal was corrected. */
function isOwnDraft(order: Order, { reference, payload }: Conversion): boolean {
  return order.externalReference === reference && (payload === null || isDraftOf(order, payload));
}

/** While the conversion waited, or nobody worked on it, the deal may have been corrected, or lost. */
async function isEdited({ dealId, dealFingerprint: frozen }: Conversion, { parts, call }: StepContext) {
  const [deal = null] = await wholeDeals(parts.crm, [dealId], call);
  return deal === null || dealFingerprint(deal) !== frozen;
}

/** Where references are unique, a draft of the deal as it was before stands in the way of the right one. */
async function makeRoom(orders: readonly Order[], { reference }: Conversion, context: StepContext): Promise<void> {
  const { erp, report } = context.parts;
  if (!erp.capabilities.has('unique-order-reference')) return;
  for (const { id } of orders.filter((order) => order.externalReference === reference)) {
    context.requireHeld();
    await erp.cancelOrder(id, 'the deal was corrected', context.call);
    report({ kind: 'surplus-cancelled', reference, orderId: id });
  }
}

async function create(conversion: Conversion, context: StepContext): Promise<StepOutcome> {
  const { parts, call } = context;
  if (conversion.payload === null) throw new Error('an order that was checked is required, got none');
  await context.save({ intentNow: true });
  context.requireHeld();
  try {
    const { id } = await parts.erp.createDraftOrder(conversion.payload, call);
    return recorded(id);
  } catch (error) {
    return afterFailure(error, context);
  }
}

async function afterFailure(error: unknown, context: StepContext): Promise<StepOutcome> {
  const { quiesceMs } = context.parts.settings;
  if (!(error instanceof SystemError) || error.outcomeUnknown) {
    await context.save({ intentNow: true }); // the doubt begins now, not when the request left
    return { ...inDoubt(quiesceMs), error };
  }
  // Where references are unique this means that the order is there: the search finds it, now or when its index has it.
  if (error.code === 'CONFLICT') return { ...inDoubt(quiesceMs), error };
  await context.save({ intentAt: null });
  if (error.code !== 'REJECTED') throw error;
  return {
    kind: 'STOPPED',
    status: 'BLOCKED',
    issues: [{ code: 'REFUSED_BY_ERP', severity: 'BLOCKER', message: error.message, field: null, fix: null }],
  };
}

function recorded(orderId: string): StepOutcome {
  return { kind: 'DONE', next: 'CONFIRM_ORDER', patch: { orderId, intentAt: null } };
}

function inDoubt(afterMs: number): Extract<StepOutcome, { kind: 'LATER' }> {
  return { kind: 'LATER', status: 'IN_DOUBT', afterMs, reason: 'it is not known yet whether the draft was made' };
}
