import { type InvalidInput, invalidInput, type NotFound, notFound } from '#graphql/user-error.ts';
import { dayOf } from '#model/day.ts';
import { nativeIdOf, parseNodeId } from '#model/node-id.ts';
import type { IntegrationContext } from './context.ts';
import { accept, type Acceptance } from './conversion/accept.ts';
import { conversionInput } from './conversion/conversion-input.ts';
import type { Conversion } from './conversion/conversion-row.ts';
import type { ConversionIssue } from './conversion/issues.ts';
import { approveConversion, cancelConversion, retryConversion, type Steering } from './conversion/steer-conversion.ts';
import { waitForConversion } from './conversion/wait-for-conversion.ts';
import type {
  ApproveConversionInput,
  CancelConversionInput,
  ConvertDealToOrderInput,
  RetryConversionInput,
} from './schema.generated.ts';

/** The parent of `ConvertDealToOrderPayload`. */
export interface ConvertDealToOrderPayload {
  readonly conversion: Conversion | null;
  readonly replayed: boolean;
  readonly userErrors: readonly (NotFound | InvalidInput | ConversionRefused | IdempotencyConflict)[];
}

/** The parent of `ConversionPayload`. */
export interface ConversionPayload {
  readonly conversion: Conversion | null;
  readonly userErrors: readonly (NotFound | InvalidInput)[];
}

interface ConversionRefused {
  readonly __typename: 'ConversionRefused';
  readonly code: 'CONVERSION_REFUSED';
  readonly message: string;
  readonly field: readonly string[];
  readonly issues: readonly ConversionIssue[];
}

interface IdempotencyConflict {
  readonly __typename: 'IdempotencyConflict';
  readonly code: 'IDEMPOTENCY_CONFLICT';
  readonly message: string;
  readonly field: readonly string[];
}

export async function convertDealToOrder(
  given: ConvertDealToOrderInput,
  context: IntegrationContext,
): Promise<ConvertDealToOrderPayload> {
  const { store, erp, conversion, actor, call } = context;
  const { crm } = conversion.sources;
  const problem = problemWith(given);
  if (problem !== null) return refused(problem);
  const dealId = nativeIdOf(given.dealId, 'deal', crm.connection);
  const [deal = null] = dealId === null ? [] : await crm.dealsByIds([dealId], call);
  if (deal === null) return refused(notFound(`there is no deal ${JSON.stringify(given.dealId)}`, 'dealId'));
  const today = dayOf(context.clock.now(), erp.timeZone);
  const isPast = given.requestedDate && given.requestedDate < today;
  // Who asks for it again on a later day is answered what came of it.
  if (isPast && (await context.loaders.conversionsOfDeals.load(deal.id)) === null)
    return refused(invalidInput(`a day from ${today} on is required, got ${given.requestedDate}`, 'requestedDate'));
  const acceptance = await accept(store, {
    dealConnection: crm.connection,
    dealId: deal.id,
    erpConnection: erp.connection,
    input: conversionInput({
      onCreditExceeded: given.onCreditExceeded ?? conversion.policies.onCreditExceeded,
      onStockShort: given.onStockShort ?? conversion.policies.onStockShort,
      onPriceDifference: given.onPriceDifference ?? conversion.policies.onPriceDifference,
      createCustomerIfMissing: given.createCustomerIfMissing ?? true,
      requestedDate: given.requestedDate ?? null,
    }),
    idempotencyKey: given.idempotencyKey ?? null,
    requestedBy: actor.name,
    correlationId: call.correlationId ?? null,
  });
  if (acceptance.outcome === 'KEY_CONFLICT') return keyConflict();
  await conversion.jobs.wake(acceptance.conversion.id);
  return outcomeOf(acceptance, given.waitMs ?? defaultWaitMs, context);
}

export async function approve(
  { id, note }: ApproveConversionInput,
  context: IntegrationContext,
): Promise<ConversionPayload> {
  return steer(id, context, (key) => approveConversion(context.store, key, context.actor.name, note ?? null));
}

export async function retry({ id }: RetryConversionInput, context: IntegrationContext): Promise<ConversionPayload> {
  return steer(id, context, (key) => retryConversion(context.store, key));
}

export async function cancel(
  { id, reason }: CancelConversionInput,
  context: IntegrationContext,
): Promise<ConversionPayload> {
  if (reason.trim() === '') return { conversion: null, userErrors: [invalidInput('a reason is required', 'reason')] };
  const payload = await steer(id, context, (key) => cancelConversion(context.store, key, reason));
  const { conversion } = payload;
  if (conversion === null || conversion.status === 'CANCELLED' || conversion.cancelReason !== null) return payload;
  const refusal = conversion.issues.find(({ code }) => code === 'CANCELLATION_REFUSED');
  return refusal === undefined ? payload : { conversion, userErrors: [invalidInput(refusal.message, 'id')] };
}

const defaultWaitMs = 5_000;
const longestWaitMs = 30_000;
const longestKey = 255;

function problemWith({ waitMs, idempotencyKey }: ConvertDealToOrderInput): InvalidInput | null {
  const wait = waitMs ?? defaultWaitMs;
  if (wait < 0 || wait > longestWaitMs)
    return invalidInput(`waitMs from 0 to ${longestWaitMs} is required, got ${wait}`, 'waitMs');
  const { length } = idempotencyKey ?? ' ';
  if (length < 1 || length > longestKey)
    return invalidInput(`a key of 1 to ${longestKey} characters is required, got one of ${length}`, 'idempotencyKey');
  return null;
}

async function outcomeOf(
  { conversion, outcome }: Acceptance,
  waitMs: number,
  { store, call }: IntegrationContext,
): Promise<ConvertDealToOrderPayload> {
  const latest = await waitForConversion(store, conversion, waitMs, call.signal);
  return { conversion: latest, replayed: outcome === 'REPLAYED', userErrors: refusalOf(latest) };
}

function refusalOf({ status, issues }: Conversion): readonly ConversionRefused[] {
  if (status !== 'BLOCKED' && status !== 'FAILED') return [];
  const blocker = issues.find(({ severity }) => severity === 'BLOCKER');
  return [
    {
      __typename: 'ConversionRefused',
      code: 'CONVERSION_REFUSED',
      message: blocker?.message ?? 'The conversion failed; its last step says why.',
      field: ['input', 'dealId'],
      issues,
    },
  ];
}

function keyConflict(): ConvertDealToOrderPayload {
  return refused({
    __typename: 'IdempotencyConflict',
    code: 'IDEMPOTENCY_CONFLICT',
    message: 'the idempotency key was used before for another request',
    field: ['input', 'idempotencyKey'],
  });
}

function refused(error: ConvertDealToOrderPayload['userErrors'][number]): ConvertDealToOrderPayload {
  return { conversion: null, replayed: false, userErrors: [error] };
}

async function steer(
  globalId: string,
  { store, conversion, call }: IntegrationContext,
  say: (id: string) => Promise<Steering>,
): Promise<ConversionPayload> {
  const ref = parseNodeId(globalId);
  const outcome = ref?.type === 'conversion' ? await say(ref.id) : ({ kind: 'unknown' } as const);
  switch (outcome.kind) {
    case 'unknown':
      return { conversion: null, userErrors: [notFound(`there is no conversion ${JSON.stringify(globalId)}`, 'id')] };
    case 'refused':
      return { conversion: outcome.conversion, userErrors: [invalidInput(outcome.reason, 'id')] };
    case 'done':
      await conversion.jobs.wake(outcome.conversion.id);
      return {
        conversion: await waitForConversion(store, outcome.conversion, defaultWaitMs, call.signal),
        userErrors: [],
      };
  }
}
