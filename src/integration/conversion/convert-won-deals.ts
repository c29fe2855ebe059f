import { setTimeout as wait } from 'node:timers/promises';
import DataLoader from 'dataloader';
import { dayOf } from '#model/day.ts';
import { type Position } from '#model/page.ts';
import type { CrmSystem, Deal } from '#ports/crm-system.ts';
import type { Jobs } from '#ports/jobs.ts';
import { type Call, positionOf } from '#ports/source.ts';
import type { Store } from '#store/open-store.ts';
import { accept } from './accept.ts';
import { batchedSources } from './batched-sources.ts';
import { conversionInput } from './conversion-input.ts';
import type { Conversion, ConversionStatus } from './conversion-row.ts';
import type { FactSources } from './deal-facts.ts';
import type { ConversionIssue } from './issues.ts';
import { previewOrder } from './order-preview.ts';
import type { Policies } from './policies.ts';
import { conversionsByIds, conversionsOfDeals } from './read-conversions.ts';
import { isSettled } from './wait-for-conversion.ts';

export interface BatchParts {
  readonly store: Store;
  readonly sources: FactSources;
  readonly jobs: Jobs;
  readonly policies: Policies;
}

/** What became of one deal; of a dry run, what would. */
export interface BatchResult {
  readonly dealId: string;
  readonly name: string;
  readonly outcome: ConversionStatus | 'CONVERTIBLE' | 'NOT_CONVERTIBLE';
  readonly orderNumber: string | null;
  /** Of the order, with tax; null where there is none and none can be computed. */
  readonly total: { readonly amount: string; readonly currency: string } | null;
  readonly issues: readonly ConversionIssue[];
}

export interface BatchOptions {
  readonly dryRun: boolean;
  /** Ends the batch: what is being converted is no longer waited for, and nothing else is begun. */
  readonly signal?: AbortSignal;
}

/** Deals that were won on or after the day (YYYY-MM-DD, in the time zone) and of which the CRM knows no order, oldest win first. */
export async function findWonDeals(
  crm: CrmSystem,
  since: string,
  timeZone: string,
  call: Call,
): Promise<readonly Deal[]> {
  const updatedSince = new Date(Date.parse(since) - furthestEastMs).toISOString();
  const found: Deal[] = [];
  for (let after: Position | undefined, more = true; more;) {
    const page = await crm.deals({ status: ['WON'], updatedSince }, { first: dealsPerPage, after }, call);
    found.push(...page.items);
    const last = page.items.at(-1);
    after = last && positionOf(last);
    more = page.hasNextPage && last !== undefined;
  }
  const wonAt = (deal: Deal) => deal.closedAt ?? deal.updatedAt;
  return found
    .filter((deal) => deal.orderSummary.orderNumber === null && isOnOrAfter(since, wonAt(deal), timeZone))
    .toSorted((a, b) => Date.parse(wonAt(a)) - Date.parse(wonAt(b)));
}

/** Some CRMs know the day of a win and not its hour: what they tell is the midnight of that day in UTC, whatever the time zone. */
function isOnOrAfter(day: string, instant: string, timeZone: string): boolean {
  return instant >= day || dayOf(Date.parse(instant), timeZone) >= day;
}

// Where a day begins first, in Kiribati.
const furthestEastMs = 14 * 3_600_000;

/**
 * Converts the deals, or with `dryRun` says what would come of it, and tells of each as soon as it is known. Stopping and
 * starting again is safe at any time: what was accepted goes on by itself, and a deal never gets a second order.
 */
export async function* convertWonDeals(
  parts: BatchParts,
  deals: readonly Deal[],
  { dryRun, signal }: BatchOptions,
  call: Call,
): AsyncGenerator<BatchResult> {
  yield* dryRun ? rehearse(parts, deals, signal, call) : convert(parts, deals, signal, call);
}

const dealsPerPage = 200;
const rehearsedAtOnce = 8;
// Twice what a worker has under way, so that it always finds another.
const convertedAtOnce = 16;
const longestWaitMs = 60_000;
const pauseMs = 50;

async function* rehearse(
  { store, sources, policies }: BatchParts,
  deals: readonly Deal[],
  signal: AbortSignal | undefined,
  call: Call,
): AsyncGenerator<BatchResult> {
  const { connection } = sources.crm;
  for (let at = 0; at < deals.length; at += rehearsedAtOnce) {
    if (signal?.aborted === true) return;
    const parts = {
      conversionsOfDeals: new DataLoader<string, Conversion | null>((ids) =>
        conversionsOfDeals(store.db, connection, ids),
      ),
      sources: batchedSources(sources, call),
      policies,
    };
    yield* await Promise.all(
      deals.slice(at, at + rehearsedAtOnce).map(async ({ id, name }) => {
        const latest = await parts.conversionsOfDeals.load(id);
        if (latest?.status === 'CANCELLED') return leftCancelled({ id, name });
        const preview = await previewOrder(parts, id, call);
        const outcome = preview?.convertible === true ? 'CONVERTIBLE' : 'NOT_CONVERTIBLE';
        const { total = null, issues = [] } = preview ?? {};
        return { dealId: id, name, outcome, orderNumber: null, total, issues } as const;
      }),
    );
  }
}

interface UnderWay {
  readonly deal: Deal;
  /** As it was accepted. */
  readonly conversion: Conversion;
  /** Of the monotonic clock: from then on it is no longer waited for. */
  readonly until: number;
}

/** As one comes to its end the next is begun; how far all are that are under way, one statement says. */
async function* convert(
  parts: BatchParts,
  deals: readonly Deal[],
  signal: AbortSignal | undefined,
  call: Call,
): AsyncGenerator<BatchResult> {
  const isInterrupted = () => signal?.aborted === true;
  let begun = 0;
  let underWay: UnderWay[] = [];
  while (underWay.length > 0 || (begun < deals.length && !isInterrupted())) {
    const next = isInterrupted() ? [] : deals.slice(begun, begun + convertedAtOnce - underWay.length);
    begun += next.length;
    underWay.push(...(await Promise.all(next.map((deal) => begin(parts, deal, call)))));
    const ids = underWay.map(({ conversion }) => conversion.id);
    const known = await conversionsByIds(parts.store.db, ids);
    const left: UnderWay[] = [];
    for (const [at, each] of underWay.entries()) {
      const conversion = known[at] ?? each.conversion;
      if (isSettled(conversion) || isInterrupted() || performance.now() >= each.until)
        yield resultOf(each.deal, conversion);
      else left.push(each);
    }
    underWay = left;
    if (underWay.length > 0) await wait(pauseMs, undefined, { signal }).catch(() => undefined); // interrupted: what is known is told
  }
}

async function begin({ store, sources, jobs, policies }: BatchParts, deal: Deal, call: Call): Promise<UnderWay> {
  const { conversion } = await accept(store, {
    dealConnection: sources.crm.connection,
    dealId: deal.id,
    erpConnection: sources.erp.connection,
    input: conversionInput(policies),
    idempotencyKey: null,
    unlessCancelled: true,
    requestedBy: 'batch',
    correlationId: call.correlationId ?? null,
  });
  if (!isSettled(conversion)) await jobs.wake(conversion.id);
  return { deal, conversion, until: performance.now() + longestWaitMs };
}

function resultOf({ id, name }: Deal, { status, order, issues }: Conversion): BatchResult {
  if (status === 'CANCELLED') return leftCancelled({ id, name });
  const total = order && { amount: order.total, currency: order.currency };
  return { dealId: id, name, outcome: status, orderNumber: order?.number ?? null, total, issues };
}

/** A person has said that it is to have no order. Whoever thinks otherwise asks for that one deal. */
function leftCancelled({ id, name }: Pick<Deal, 'id' | 'name'>): BatchResult {
  return { dealId: id, name, outcome: 'CANCELLED', orderNumber: null, total: null, issues: [] };
}
