import type { Configuration, FieldOwner, MasterDataConfiguration } from '#config.ts';
import type { Owner } from '#integration/master-data/compare-field.ts';
import type {
  MasterDataParts,
  MasterDataReport,
  MasterDataSettings,
  OnMasterDataReport,
} from '#integration/master-data/master-data-parts.ts';
import { startPairWatch } from '#integration/master-data/watch-pairs.ts';
import { isOneInstallation } from '#integration/one-installation.ts';
import type { Store } from '#store/open-store.ts';
import type { Log } from '#telemetry/log.ts';
import { createMasterDataMetrics, type MasterDataMetrics } from '#telemetry/master-data-metrics.ts';
import type { Metrics } from '#telemetry/metrics.ts';
import type { Systems } from './open-systems.ts';

export interface MasterDataOptions {
  readonly configuration: Pick<Configuration, 'masterData'>;
  readonly store: Store;
  readonly systems: Systems;
  readonly log: Log;
  readonly metrics: Metrics;
}

/** What compares master data, and in this process the watch over what there is to compare; the comparing itself is the task worker's. */
export function openMasterData(
  { configuration, store, systems, log, metrics }: MasterDataOptions,
  opened: AsyncDisposableStack,
): MasterDataParts {
  const { crm, erp } = systems.fresh;
  const configured = settingsOf(configuration.masterData);
  // One system for both sides has every record once: there is nothing to keep in step.
  const settings: MasterDataSettings = isOneInstallation(crm, erp) ? { ...configured, mode: 'OFF' } : configured;
  if (settings.mode !== 'OFF') {
    const watch = startPairWatch(store, pairWatchMs, (connection, err) =>
      log.warn({ component, connection, err }, 'could not look for customers to compare; tried again later'),
    );
    opened.defer(() => watch.stop());
  }
  return {
    ...systems.fresh,
    store,
    settings,
    report: reportMasterData(log, createMasterDataMetrics(metrics.registry)),
  };
}

const component = 'master-data';

// Reads every link: not to be done all the time where there are many, and nobody waits for it.
const pairWatchMs = 10_000;

function settingsOf({ mode, owners }: MasterDataConfiguration): MasterDataSettings {
  return {
    mode: modes[mode],
    owners: {
      TAX_ID: ownerNames[owners.taxId],
      EMAIL: ownerNames[owners.email],
      PHONE: ownerNames[owners.phone],
      BILLING_ADDRESS: ownerNames[owners.billingAddress],
      // Who gives the numbers is no matter of choice.
      CUSTOMER_NUMBER: 'ERP',
    },
  };
}

const modes = { off: 'OFF', report: 'REPORT', propagate: 'PROPAGATE' } as const;
const ownerNames = { crm: 'CRM', erp: 'ERP', either: 'EITHER' } as const satisfies Record<FieldOwner, Owner>;

function reportMasterData(log: Log, metrics: MasterDataMetrics): OnMasterDataReport {
  return ({ customerId, field, correlationId: requestId, news }: MasterDataReport) => {
    const fields = { component, customerId, field, requestId };
    switch (news.kind) {
      case 'written':
        metrics.onNews(field, news.kind, news.to);
        log.info({ ...fields, outcome: news.to }, 'a system was told what the other says of a customer');
        return;
      case 'conflict':
        metrics.onNews(field, news.kind, news.reason);
        log.info({ ...fields, outcome: news.reason }, 'the systems differ about a customer');
        return;
      case 'resolved':
        metrics.onNews(field, news.kind, news.resolution);
        log.info({ ...fields, outcome: news.resolution }, 'the systems do not differ about a customer any more');
    }
  };
}
