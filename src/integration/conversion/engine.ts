import { SystemError } from '#errors.ts';
import type { Conversion, StepName } from './conversion-row.ts';
import type { ConversionParts, ConversionStep, StepContext, StepOutcome } from './conversion-step.ts';
import { claim, type Lease, LeaseLost } from './lease.ts';
import { createRecorder, reasonOf, type Recorder, stepStatus } from './recorder.ts';
import { cancelOrder } from './steps/cancel-order.ts';
import { check } from './steps/check.ts';
import { confirmOrder } from './steps/confirm-order.ts';
import { createDraftOrder } from './steps/create-draft-order.ts';
import { ensureCustomer } from './steps/ensure-customer.ts';
import { writeBack } from './steps/write-back.ts';

export type ConversionSteps = Readonly<Record<StepName, ConversionStep>>;

export const conversionSteps: ConversionSteps = {
  CHECK: check,
  ENSURE_CUSTOMER: ensureCustomer,
  CREATE_DRAFT_ORDER: createDraftOrder,
  CONFIRM_ORDER: confirmOrder,
  WRITE_BACK_TO_CRM: writeBack,
  CANCEL_ORDER: cancelOrder,
};

/**
 * Takes the conversion as far as it goes now; does nothing when it is not due or somebody else has it. Everything that was
 * achieved is written down before the next thing begins, so whoever comes after a crash knows what was done, what was not,
 * and what nobody knows.
 */
export async function workOn(
  parts: ConversionParts,
  id: string,
  stopping: AbortSignal,
  steps: ConversionSteps = conversionSteps,
): Promise<void> {
  const lease = await claim(parts.store.db, id, parts.settings.leaseMs, stopping);
  if (lease === null) return;
  const recorder = createRecorder(parts, lease);
  try {
    let conversion: Conversion | null = lease.conversion;
    while (conversion !== null) conversion = await attempt(parts, steps, conversion, lease, recorder);
  } catch (error) {
    // Another worker has taken over and knows what to do; what this one was about to write is no longer true.
    if (!(error instanceof LeaseLost)) throw error;
  } finally {
    lease.stop();
  }
}

/** One attempt at one step; answers the conversion when it goes on at once. */
async function attempt(
  parts: ConversionParts,
  steps: ConversionSteps,
  conversion: Conversion,
  lease: Lease,
  recorder: Recorder,
): Promise<Conversion | null> {
  const step = steps[conversion.cancelReason === null ? conversion.step : 'CANCEL_ORDER'];
  const number = await recorder.begin(step.name);
  const startedAt = performance.now();
  const context: StepContext = {
    parts,
    call: { signal: lease.signal, correlationId: conversion.correlationId ?? conversion.id },
    isResumed: conversion === lease.conversion,
    save: recorder.save,
    intentAgeMs: recorder.intentAgeMs,
    requireHeld: lease.requireHeld,
  };
  let outcome: StepOutcome;
  try {
    outcome = await step.run(conversion, context);
  } catch (error) {
    if (error instanceof LeaseLost) throw error;
    if (lease.signal.aborted) lease.requireHeld();
    outcome = afterFailure(conversion, error, parts);
  }
  parts.report({
    kind: 'step',
    conversionId: conversion.id,
    correlationId: conversion.correlationId,
    step: step.name,
    attempt: number,
    outcome: stepStatus(outcome),
    durationMs: performance.now() - startedAt,
    error: 'error' in outcome ? outcome.error : undefined,
  });
  return recorder.end(conversion, step.name, number, outcome);
}

/** A step says itself what a refusal means; here is what any failure means that no step expects. */
function afterFailure(conversion: Conversion, error: unknown, { settings }: ConversionParts): StepOutcome {
  const { firstRetryMs, longestRetryMs } = settings;
  const pauseMs = Math.min(firstRetryMs * 2 ** Math.min(conversion.attempts, 20), longestRetryMs);
  const later = (afterMs: number): StepOutcome => ({
    kind: 'LATER',
    status: 'WAITING_RETRY',
    afterMs,
    reason: reasonOf(error),
    error,
  });
  if (!(error instanceof SystemError))
    return conversion.attempts + 1 < attemptsAtABug ? later(pauseMs) : failed(conversion, error);
  switch (error.code) {
    case 'UNAVAILABLE':
    case 'TIMEOUT':
    case 'BAD_RESPONSE':
    case 'RATE_LIMITED':
      return later(Math.max(pauseMs, error.retryAfterMs ?? 0));
    case 'CANCELLED':
      return later(firstRetryMs);
    case 'UNAUTHORIZED':
    case 'FORBIDDEN':
      // Somebody has to see to the account that we use; nothing is wrong with the deal, so it must not need anybody afterwards.
      return later(longestRetryMs);
    case 'NOT_FOUND':
    case 'CONFLICT':
    case 'REJECTED':
    case 'UNSUPPORTED':
      return failed(conversion, error);
  }
}

const attemptsAtABug = 5;

function failed({ issues }: Conversion, error: unknown): StepOutcome {
  return { kind: 'STOPPED', status: 'FAILED', issues, error };
}
