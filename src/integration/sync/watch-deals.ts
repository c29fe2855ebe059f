import { accept, isUntouched } from '#integration/conversion/accept.ts';
import { conversionInput } from '#integration/conversion/conversion-input.ts';
import type { Conversion } from '#integration/conversion/conversion-row.ts';
import { withIssue } from '#integration/conversion/conversion-step.ts';
import type { ConversionIssue } from '#integration/conversion/issues.ts';
import { dealFingerprint } from '#integration/conversion/order-from-deal.ts';
import type { Policies } from '#integration/conversion/policies.ts';
import { conversionsOfDeals } from '#integration/conversion/read-conversions.ts';
import { completeDeals } from '#integration/conversion/whole-deals.ts';
import type { CrmSystem, Deal, WholeDeal } from '#ports/crm-system.ts';
import type { Jobs } from '#ports/jobs.ts';
import type { Call } from '#ports/source.ts';
import type { Store } from '#store/open-store.ts';
import { changeIssues } from './change-issues.ts';
import { beforeCompletion, type Telling } from './tell-deals.ts';

export interface WatchingParts {
  readonly store: Store;
  readonly crm: CrmSystem;
  readonly erpConnection: string;
  readonly jobs: Jobs;
  /** Deals won since then are converted without anybody asking; null: none are. */
  readonly automaticSince: Date | null;
  readonly policies: Policies;
}

/** Who has asked for a conversion that nobody has asked for. */
const automatic = 'automatic';

/**
 * Sees to deals that have changed: converts those that were won, where that is wanted; tries again what stood in the way of
 * one; and notices when a deal is edited whose order was made, or is being made: then it is to be looked at again. Answers for each
 * deal in turn. Rejects with SystemError when the CRM does not answer.
 */
export async function watchDeals(
  parts: WatchingParts,
  dealIds: readonly string[],
  call: Call,
): Promise<readonly Telling[]> {
  const { store, crm } = parts;
  const deals = await crm.dealsByIds(dealIds, call);
  const conversions = await conversionsOfDeals(store.db, crm.connection, dealIds);
  const since = parts.automaticSince;
  const converted: { readonly deal: Deal; readonly conversion: Conversion }[] = [];
  for (const [at, deal] of deals.entries()) {
    const conversion = conversions[at] ?? null;
    if (deal === null) continue;
    if (since !== null && isToConvert(deal, conversion, since)) await convert(parts, deal, conversion, call);
    else if (conversion?.status === 'COMPLETED') converted.push({ deal, conversion });
  }
  const whole = await completeDeals(
    crm,
    converted.map(({ deal }) => deal),
    call,
  );
  for (const [at, { conversion }] of converted.entries()) await noticeEdit(store, whole[at], conversion);
  return dealIds.map((_, at) => {
    const conversion = conversions[at] ?? null;
    return conversion !== null && isBeingMade(conversion) ? beforeCompletion(conversion) : 'TOLD';
  });
}

/** Its order is checked, and sent or about to be. */
function isBeingMade(conversion: Conversion): boolean {
  const { payload, completedAt, nextAttemptAt } = conversion;
  return payload !== null && completedAt === null && (nextAttemptAt !== null || !isUntouched(conversion));
}

/**
 * Since when deals are converted without anybody asking, on this store: now, unless it was so before. What was won earlier is not
 * converted because somebody corrects a name in it.
 */
export async function beginAutomaticConversions(store: Store): Promise<Date> {
  await store.db
    .insertInto('milestone')
    .values({ name: automatic })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const { reached_at } = await store.db
    .selectFrom('milestone')
    .select('reached_at')
    .where('name', '=', automatic)
    .executeTakeFirstOrThrow();
  return reached_at;
}

/** What is won from now on is left to people. */
export async function endAutomaticConversions({ db }: Store): Promise<void> {
  await db.deleteFrom('milestone').where('name', '=', automatic).execute();
}

function isToConvert(deal: Deal, conversion: Conversion | null, since: Date): boolean {
  if (deal.status !== 'WON') return false;
  // An order that a person made of it is the deal's order.
  if (conversion === null && deal.orderSummary.orderNumber !== null) return false;
  if (conversion === null) return Date.parse(deal.closedAt ?? deal.updatedAt) >= since.getTime() - clockToleranceMs;
  // A cancelled one was cancelled by a person, who will say when there is to be another.
  return conversion.requestedBy === automatic && conversion.status === 'BLOCKED';
}

// The CRM's clock and ours.
const clockToleranceMs = 60_000;

async function convert(
  { store, crm, erpConnection, jobs, policies }: WatchingParts,
  deal: Deal,
  existing: Conversion | null,
  call: Call,
): Promise<void> {
  const { conversion } = await accept(store, {
    dealConnection: crm.connection,
    dealId: deal.id,
    erpConnection,
    // A person may have asked for it meanwhile, with other policies or a day.
    input: existing?.input ?? conversionInput(policies),
    idempotencyKey: null,
    unlessCancelled: true,
    requestedBy: automatic,
    correlationId: call.correlationId ?? null,
  });
  await jobs.wake(conversion.id);
}

/** The order stays as it was checked; that the deal says something else now is for people to see. */
async function noticeEdit(
  store: Store,
  deal: WholeDeal | undefined,
  { id, dealFingerprint: frozen, issues }: Conversion,
): Promise<void> {
  if (deal === undefined || frozen === null) return;
  const isEdited = dealFingerprint(deal) !== frozen;
  if (isEdited === issues.some(isEdit)) return;
  await changeIssues(store, id, (current) =>
    isEdited ? withIssue(current.issues, edited) : current.issues.filter((issue) => !isEdit(issue)),
  );
}

const edited: ConversionIssue = {
  code: 'DEAL_CHANGED_AFTERWARDS',
  severity: 'WARNING',
  message: 'The deal was edited after its order was made; the order stays as it is.',
  field: null,
  fix: 'Change the order in the ERP, or cancel the conversion and convert the deal again.',
};

function isEdit({ code }: ConversionIssue): boolean {
  return code === edited.code;
}
