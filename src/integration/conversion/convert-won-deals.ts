import DataLoader from 'dataloader';
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
import { conversionsOfDeals } from './read-conversions.ts';
import { waitForConversion } from './wait-for-conversion.ts';

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

/** Deals that were won on or after the day (YYYY-MM-DD) and of which the CRM knows no order, oldest win first. */
export async function findWonDeals(crm: CrmSystem, since: string, call: Call): Promise<readonly Deal[]> {
  const found: Deal[] = [];
  for (let after: Position | undefined, more = true; more;) {
    const page = await crm.deals(
      { status: ['WON'], updatedSince: `${since}T00:00:00Z` },
      { first: dealsPerPage, after },
      call,
    );
    found.push(...page.items);
    const last = page.items.at(-1);
    after = last && positionOf(last);
    more = page.hasNextPage && last !== undefined;
  }
  const wonAt = (deal: Deal) => deal.closedAt ?? deal.updatedAt;
  return found
    .filter((deal) => deal.orderSummary.orderNumber === null && wonAt(deal) >= since)
    .toSorted((a, b) => Date.parse(wonAt(a)) - Date.parse(wonAt(b)));
}

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
  for (let at = 0; at < deals.length; at += dealsAtOnce) {
    if (signal?.aborted === true) return;
    const stretch = deals.slice(at, at + dealsAtOnce);
    yield* await (dryRun
      ? rehearse(parts, stretch, call)
      : Promise.all(stretch.map((deal) => convert(parts, deal, signal, call))));
  }
}

const dealsPerPage = 200;
const dealsAtOnce = 8;
const longestWaitMs = 60_000;

function rehearse(
  { store, sources, policies }: BatchParts,
  deals: readonly Deal[],
  call: Call,
): Promise<BatchResult[]> {
  const { connection } = sources.crm;
  const parts = {
    conversionsOfDeals: new DataLoader<string, Conversion | null>((ids) =>
      conversionsOfDeals(store.db, connection, ids),
    ),
    sources: batchedSources(sources, call),
    policies,
  };
  return Promise.all(
    deals.map(async ({ id, name }) => {
      const latest = await parts.conversionsOfDeals.load(id);
      if (latest?.status === 'CANCELLED') return leftCancelled({ id, name });
      const preview = await previewOrder(parts, id, call);
      const outcome = preview?.convertible === true ? 'CONVERTIBLE' : 'NOT_CONVERTIBLE';
      const { total = null, issues = [] } = preview ?? {};
      return { dealId: id, name, outcome, orderNumber: null, total, issues };
    }),
  );
}

/** A person has said that it is to have no order. Whoever thinks otherwise asks for that one deal. */
function leftCancelled({ id, name }: Pick<Deal, 'id' | 'name'>): BatchResult {
  return { dealId: id, name, outcome: 'CANCELLED', orderNumber: null, total: null, issues: [] };
}

async function convert(
  { store, sources, jobs, policies }: BatchParts,
  deal: Deal,
  signal: AbortSignal | undefined,
  call: Call,
): Promise<BatchResult> {
  const { crm, erp } = sources;
  const [latest = null] = await conversionsOfDeals(store.db, crm.connection, [deal.id]);
  if (latest?.status === 'CANCELLED') return leftCancelled(deal);
  const { conversion } = await accept(store, {
    dealConnection: crm.connection,
    dealId: deal.id,
    erpConnection: erp.connection,
    input: conversionInput(policies),
    idempotencyKey: null,
    requestedBy: 'batch',
    correlationId: call.correlationId ?? null,
  });
  await jobs.wake(conversion.id);
  const { status, order, issues } = await waitForConversion(store, conversion, longestWaitMs, signal);
  const total = order && { amount: order.total, currency: order.currency };
  return { dealId: deal.id, name: deal.name, outcome: status, orderNumber: order?.number ?? null, total, issues };
}
