import { createHmac } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { createSandboxCrm } from '#connectors/sandbox/crm.ts';
import { createSandboxErp } from '#connectors/sandbox/erp.ts';
import { sandboxCrmSettings, sandboxErpSettings } from '#connectors/sandbox/settings.ts';
import { createSandboxWebhooks } from '#connectors/sandbox/webhook.ts';
import { accept } from '#integration/conversion/accept.ts';
import { conversionInput } from '#integration/conversion/conversion-input.ts';
import type { ConversionParts, ConversionSettings } from '#integration/conversion/conversion-step.ts';
import { startConversionWorker } from '#integration/conversion/conversion-worker.ts';
import { createCustomerDirectory } from '#integration/conversion/customer-directory.ts';
import { conversionSteps } from '#integration/conversion/engine.ts';
import { defaultPolicies } from '#integration/conversion/policies.ts';
import { startReconciliation } from '#integration/conversion/start-reconciliation.ts';
import { areScanned } from '#integration/sync/feed-state.ts';
import { createInbox } from '#integration/sync/inbox.ts';
import { keepingChanges } from '#integration/sync/keep-changes.ts';
import { startTaskWorker } from '#integration/sync/start-task-worker.ts';
import { startSync } from '#integration/sync/start-sync.ts';
import { systemClock } from '#ports/clock.ts';
import { openStore, type StoreOptions } from '#store/open-store.ts';
import { openPgBossJobs } from '#store/pg-boss-jobs.ts';
import { noMasterData } from '#test/master-data/master-data-settings.ts';
import { crashingErp, crashingSteps, createCrash } from './crash-points.ts';
import { naiveSteps } from './naive-steps.ts';

// A worker that is made to die. It takes its orders from the process that has started it, and dies with it.

export interface WorkerOptions {
  readonly store: StoreOptions;
  readonly crmUrl: string;
  readonly erpUrl: string;
  readonly apiKey: string;
  readonly timeoutMs: number;
  readonly settings: ConversionSettings;
  readonly reconcileMs: number;
  /** How far the clock of this process is off. */
  readonly clockShiftMs: number;
  readonly naive: boolean;
}

export interface WorkerOrder {
  /** ACCEPT as the mutation does, HEAR as when the CRM posts that the deal has changed. */
  readonly kind: 'ACCEPT' | 'HEAR';
  readonly id: number;
  readonly dealId: string;
  /** How often at once. */
  readonly times: number;
}

export type WorkerMessage =
  | { readonly kind: 'ready' }
  | { readonly kind: 'done'; readonly id: number }
  | { readonly kind: 'finding'; readonly finding: 'duplicate-orders' | 'surplus-cancelled' | 'adopted' | 'orphan' }
  | { readonly kind: 'bug'; readonly stack: string };

const options = JSON.parse(process.argv[2] ?? '{}') as WorkerOptions;
shiftClock(options.clockShiftMs);
process.on('disconnect', () => process.exit(0));

const environment = { clock: systemClock, onCall: () => undefined };
const limits = { timeoutMs: options.timeoutMs };
const { apiKey } = options;
const crm = createSandboxCrm(
  'crm',
  sandboxCrmSettings.parse({ system: 'sandbox', url: options.crmUrl, apiKey, limits }),
  environment,
);
const erp = createSandboxErp(
  'erp',
  sandboxErpSettings.parse({ system: 'sandbox', url: options.erpUrl, apiKey, limits }),
  environment,
);
const crash = createCrash(process.env['GRIAL_CRASH_AT']);
const store = await openStore(options.store);
startSync({
  store,
  crm,
  erp,
  clock: systemClock,
  intervalMs: 500,
  onChanges: () => undefined,
  keepChanges: keepingChanges({ crm: 'crm', erp: 'erp', allDeals: true, masterData: false }),
  onFailure: () => undefined,
});
const sources = { crm, erp: crashingErp(erp, crash), clock: systemClock };
const parts: ConversionParts = {
  ...sources,
  store,
  directory: createCustomerDirectory({ store, ...sources }),
  settings: options.settings,
  report(report) {
    if (report.kind === 'step' || report.kind === 'failure') {
      if (isBug(report.error)) tell({ kind: 'bug', stack: report.error.stack ?? report.error.message });
    } else if (report.kind !== 'status') tell({ kind: 'finding', finding: report.kind });
  },
};
const { databaseUrl = null } = options.store;
const jobs = await openPgBossJobs({ store, databaseUrl, onFailure: () => undefined });
const steps = crashingSteps(options.naive ? naiveSteps : conversionSteps, crash);
await startConversionWorker({ parts, jobs, concurrency: 8, sweepMs: 200, steps });
startReconciliation(parts, options.reconcileMs);
const tasks = await startTaskWorker({
  ...parts,
  jobs,
  masterData: { ...sources, store, settings: noMasterData, report: () => undefined },
  onDealWon: 'automatic',
  policies: defaultPolicies,
  lookMs: 200,
  onFailure: (_, error) => isBug(error) && tell({ kind: 'bug', stack: error.stack ?? error.message }),
});
const reader = createSandboxWebhooks({ webhookSecret: apiKey }, systemClock);
const receive = createInbox({
  store,
  readers: new Map(reader && [['crm', reader]]),
  kinds: new Set(['deal']),
  onEvents: () => tasks.wake(),
});
process.on('message', (order: WorkerOrder) => void obey(order));
while (!(await areScanned(store.db, ['crm', 'erp']))) await wait(50);
tell({ kind: 'ready' });

async function obey({ kind, id, dealId, times }: WorkerOrder): Promise<void> {
  await (kind === 'ACCEPT' ? acceptTogether(dealId, times) : hearTogether(dealId, times));
  tell({ kind: 'done', id });
}

/** One event, delivered several times; a process whose clock is off believes none of it, and the feed tells it later. */
async function hearTogether(dealId: string, times: number): Promise<void> {
  const rawBody = Buffer.from(JSON.stringify({ eventId: `won-${dealId}`, kind: 'deal', id: dealId }));
  const timestamp = String(Math.floor(Date.now() / 1000) - options.clockShiftMs / 1000);
  const signature = createHmac('sha256', apiKey).update(`${timestamp}.`).update(rawBody).digest('hex');
  const headers = { 'x-sandbox-timestamp': timestamp, 'x-sandbox-signature': `sha256=${signature}` };
  const delivery = { method: 'POST', url: '/webhooks/crm', headers, rawBody };
  await Promise.all(Array.from({ length: times }, () => receive('crm', delivery)));
}

/** The same deal several times at once, by several callers, with and without keys. */
async function acceptTogether(dealId: string, times: number): Promise<void> {
  const requests = Array.from({ length: times }, (_, at) => ({
    dealConnection: 'crm',
    dealId,
    erpConnection: 'erp',
    input: conversionInput({}),
    idempotencyKey: at % 2 === 0 ? `${dealId}-${at}` : null,
    requestedBy: 'crash-test',
    correlationId: null,
  }));
  const accepted = await Promise.all(requests.map((request) => accept(store, request)));
  await Promise.all(accepted.map(({ conversion }) => jobs.wake(conversion.id)));
}

function tell(message: WorkerMessage): void {
  process.send?.(message);
}

function isBug(error: unknown): error is Error {
  return error instanceof Error && error.name !== 'SystemError';
}

/** Only what reads the time of day is off; the database, timers and the monotonic clock are not. */
function shiftClock(byMs: number): void {
  const RealDate = Date;
  globalThis.Date = class extends RealDate {
    constructor(...parameters: readonly unknown[]) {
      if (parameters.length === 0) super(RealDate.now() + byMs);
      else super(...(parameters as [number]));
    }

    static override now(): number {
      return RealDate.now() + byMs;
    }
  } as DateConstructor;
}
