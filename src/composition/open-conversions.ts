import type { Configuration, ConversionConfiguration } from '#config.ts';
import { countConversions, countDeadLetters, oldestConversionSeconds } from '#integration/backlog.ts';
import type { ConversionAccess } from '#integration/context.ts';
import type { ConversionParts } from '#integration/conversion/conversion-step.ts';
import { startConversionWorker } from '#integration/conversion/conversion-worker.ts';
import { createCustomerDirectory } from '#integration/conversion/customer-directory.ts';
import type { MasterDataParts } from '#integration/master-data/master-data-parts.ts';
import type { OnIssue, Policies } from '#integration/conversion/policies.ts';
import { startReconciliation } from '#integration/conversion/start-reconciliation.ts';
import { createInbox, type Inbox } from '#integration/sync/inbox.ts';
import { keepingChanges } from '#integration/sync/keep-changes.ts';
import { startTaskWorker } from '#integration/sync/start-task-worker.ts';
import type { KeepChanges } from '#integration/sync/sync-step.ts';
import { masterDataKinds } from '#integration/sync/sync-tasks.ts';
import type { Clock } from '#ports/clock.ts';
import type { Store } from '#store/open-store.ts';
import { openPgBossJobs } from '#store/pg-boss-jobs.ts';
import { observeBacklog } from '#telemetry/backlog-metrics.ts';
import { createConversionMetrics } from '#telemetry/conversion-metrics.ts';
import type { Log } from '#telemetry/log.ts';
import type { Metrics } from '#telemetry/metrics.ts';
import type { Systems } from './open-systems.ts';
import { reportConversions } from './report-conversions.ts';

export interface ConversionOptions {
  readonly configuration: Pick<Configuration, 'databaseUrl' | 'conversion'>;
  readonly store: Store;
  readonly systems: Systems;
  readonly masterData: MasterDataParts;
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics: Metrics;
}

export interface OpenConversions {
  readonly access: ConversionAccess;
  readonly keepChanges: KeepChanges;
  readonly receiveWebhook: Inbox;
  /** Rejects while nothing is converted in this process. */
  checkWorker(): Promise<void>;
}

/** Everything that makes orders of deals and tells deals of their orders, at work in this process. */
export async function openConversions(
  options: ConversionOptions,
  opened: AsyncDisposableStack,
): Promise<OpenConversions> {
  const { configuration, store, systems, masterData, clock, log, metrics } = options;
  const { databaseUrl, conversion } = configuration;
  const { crm, erp } = systems.fresh;
  const policies = policiesOf(conversion);
  observeBacklog(metrics.registry, {
    conversionsByStatus: () => countConversions(store.db),
    oldestConversionSeconds: () => oldestConversionSeconds(store.db),
    deadLetters: () => countDeadLetters(store.db),
  });
  const jobs = opened.adopt(
    await openPgBossJobs({
      store,
      databaseUrl,
      onFailure: (err) =>
        log.warn({ component: 'jobs', err }, 'a wake-up failed; what is due is found by looking for it'),
    }),
    (it) => it.close(),
  );
  const sources = { crm, erp, clock, directory: createCustomerDirectory({ store, crm, erp, clock }) };
  const parts: ConversionParts = {
    ...sources,
    store,
    settings: {
      leaseMs: conversion.leaseMs,
      quiesceMs: conversion.quiesceMs,
      firstRetryMs: 1_000,
      longestRetryMs: 300_000,
    },
    report: reportConversions(log, createConversionMetrics(metrics.registry)),
  };
  const worker = await startConversionWorker({ parts, jobs, concurrency: 8, sweepMs: 1_000 });
  opened.defer(() => worker.stop(graceMs));
  const reconciliation = startReconciliation(parts, conversion.reconcileMs);
  opened.defer(() => reconciliation.stop());
  const tasks = await startTaskWorker({
    store,
    crm,
    erp,
    jobs,
    masterData,
    onDealWon: conversion.onDealWon,
    policies,
    lookMs: 500,
    onFailure: (connection, err) =>
      log.warn({ component: 'sync', connection, err }, 'could not see to a change; tried again later'),
  });
  opened.defer(() => tasks.stop());
  return {
    access: { sources, jobs, policies },
    checkWorker: worker.check,
    keepChanges: keepingChanges({
      crm: crm.connection,
      erp: erp.connection,
      allDeals: conversion.onDealWon === 'automatic',
      masterData: masterData.settings.mode !== 'OFF',
    }),
    receiveWebhook: createInbox({
      store,
      readers: systems.webhooks,
      kinds: new Set([
        'deal',
        'order',
        'shipment',
        'invoice',
        ...(masterData.settings.mode === 'OFF' ? [] : masterDataKinds),
      ]),
      onEvents(connection, events) {
        const changes = events.map(({ kind, id }) => ({ kind, id, modifiedAt: '', deleted: false, mergedInto: null }));
        void systems.invalidate(connection, changes);
        tasks.wake();
      },
    }),
  };
}

const graceMs = 10_000;

function policiesOf({ onCreditExceeded, onStockShort, onPriceDifference }: ConversionConfiguration): Policies {
  return {
    onCreditExceeded: policies[onCreditExceeded],
    onStockShort: policies[onStockShort],
    onPriceDifference: policies[onPriceDifference],
  };
}

const policies = { block: 'BLOCK', hold: 'HOLD', proceed: 'PROCEED' } as const satisfies Record<string, OnIssue>;
