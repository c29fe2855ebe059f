import { accept, type ConversionRequest } from '#integration/conversion/accept.ts';
import { conversionInput, type ConversionInput } from '#integration/conversion/conversion-input.ts';
import type { ConversionReport } from '#integration/conversion/conversion-report.ts';
import type { Conversion } from '#integration/conversion/conversion-row.ts';
import type { ConversionParts, ConversionSettings } from '#integration/conversion/conversion-step.ts';
import { startConversionWorker } from '#integration/conversion/conversion-worker.ts';
import { createCustomerDirectory } from '#integration/conversion/customer-directory.ts';
import { waitForConversion } from '#integration/conversion/wait-for-conversion.ts';
import { defaultPolicies } from '#integration/conversion/policies.ts';
import type { MasterDataReport, MasterDataSettings } from '#integration/master-data/master-data-parts.ts';
import { startPairWatch } from '#integration/master-data/watch-pairs.ts';
import { keepingChanges } from '#integration/sync/keep-changes.ts';
import { startTaskWorker, type TaskWorkerParts } from '#integration/sync/start-task-worker.ts';
import { type ChangedRecord, putDown } from '#integration/sync/sync-tasks.ts';
import { startSync } from '#integration/sync/start-sync.ts';
import { systemClock } from '#ports/clock.ts';
import { openStore, type StoreOptions } from '#store/open-store.ts';
import { openPgBossJobs } from '#store/pg-boss-jobs.ts';
import { isScanned, until } from '#test/integration/crosswalk.ts';
import { noMasterData } from '#test/master-data/master-data-settings.ts';
import { type SandboxWorld, startSandboxWorld } from '#test/integration/sandbox-world.ts';
import { embedded, type StoreKind } from '#test/store/store-kinds.ts';

export type ConversionWorld = Awaited<ReturnType<typeof startConversionWorld>>;

export interface WorldOptions {
  readonly seedData?: 'demo' | 'empty';
  readonly storeKind?: StoreKind;
  /** Systems that are there already, and stay when the world ends. */
  readonly systems?: SandboxWorld;
  /** Where the embedded store lies that is there already, and stays. */
  readonly directory?: string;
  readonly settings?: Partial<ConversionSettings>;
  readonly onDealWon?: 'automatic' | 'manual';
  /** Whether changes are seen to: deals that were won, and what becomes of their orders. */
  readonly seesToChanges?: boolean;
  /** How the systems are kept in step, where changes are seen to. */
  readonly masterData?: MasterDataSettings;
  /** How often the feeds of both systems are read. */
  readonly feedMs?: number;
}

/** Short enough that a test which waits for them does not take long; but nobody waits for the end of a lease, and no busy machine is to lose one. */
const shortSettings: ConversionSettings = {
  leaseMs: 60_000,
  quiesceMs: 300,
  firstRetryMs: 50,
  longestRetryMs: 400,
};

/** Both sandbox systems, a store that knows who is who in them, and a worker. */
export async function startConversionWorld({
  seedData = 'empty',
  storeKind = embedded,
  systems,
  directory,
  settings,
  onDealWon = 'manual',
  seesToChanges = false,
  masterData: masterDataSettings = noMasterData,
  feedMs = 50,
}: WorldOptions = {}) {
  const sandbox = systems ?? (await startSandboxWorld(seedData));
  const place =
    directory === undefined ? await storeKind.makePlace() : { options: { directory }, discard: async () => {} };
  const store = await openStore(place.options);
  const { crm, erp } = sandbox;
  const failures: unknown[] = [];
  const reports: ConversionReport[] = [];
  const masterDataReports: MasterDataReport[] = [];
  const sync = startSync({
    store,
    crm,
    erp,
    clock: systemClock,
    intervalMs: feedMs,
    onChanges: () => undefined,
    keepChanges: keepingChanges({
      crm: 'crm',
      erp: 'erp',
      allDeals: onDealWon === 'automatic',
      masterData: masterDataSettings.mode !== 'OFF',
    }),
    onFailure: (_, error) => void failures.push(error),
  });
  await until(isScanned(store));
  const parts: ConversionParts = {
    store,
    crm,
    erp,
    clock: systemClock,
    directory: createCustomerDirectory({ store, crm, erp, clock: systemClock }),
    settings: { ...shortSettings, ...settings },
    report: (report) => void reports.push(report),
  };
  const { databaseUrl = null }: StoreOptions = place.options;
  const jobs = await openPgBossJobs({ store, databaseUrl, onFailure: (error) => void failures.push(error) });
  const worker = await startConversionWorker({ parts, jobs, concurrency: 8, sweepMs: 50 });

  const masterData = {
    store,
    crm,
    erp,
    settings: masterDataSettings,
    report: (report: MasterDataReport) => void masterDataReports.push(report),
  };
  const pairs =
    masterDataSettings.mode === 'OFF' ? null : startPairWatch(store, feedMs, (_, error) => void failures.push(error));
  const tasks = seesToChanges ? await startTaskWorker(taskParts()) : null;

  function taskParts(): TaskWorkerParts {
    return {
      ...parts,
      jobs,
      masterData,
      onDealWon,
      policies: defaultPolicies,
      lookMs: 50,
      onFailure: (_, error) => void failures.push(error),
    };
  }

  async function convert(dealId: string, given: GivenRequest = {}): Promise<Conversion> {
    const { conversion } = await acceptDeal(dealId, given);
    return waitForConversion(store, conversion, 120_000, undefined);
  }

  async function acceptDeal(
    dealId: string,
    { idempotencyKey = null, requestedBy = 'test', ...input }: GivenRequest = {},
  ) {
    const acceptance = await accept(store, {
      dealConnection: crm.connection,
      dealId,
      erpConnection: erp.connection,
      input: conversionInput(input),
      idempotencyKey,
      requestedBy,
      correlationId: null,
    });
    await jobs.wake(acceptance.conversion.id);
    return acceptance;
  }

  /** Waits until everything that either system says by now was heard of and seen to. */
  async function caughtUp(): Promise<void> {
    const heard = () => [crm, erp].map(({ connection }) => countOf(`${connection} changes.list`));
    const before = heard();
    // The first answer may be to what was asked earlier, and when the third is there, what the second brought is put down.
    await until(async () => heard().every((count, at) => count >= (before[at] ?? 0) + 3));
    if (tasks !== null) await until(isQuiet);
  }

  function countOf(operation: string): number {
    return sandbox.requests.filter((each) => each === operation).length;
  }

  /** Has everything been seen to that is put down? */
  async function isQuiet(): Promise<boolean> {
    return (await store.db.selectFrom('sync_task').select('id').execute()).length === 0;
  }

  return {
    ...sandbox,
    store,
    jobs,
    isQuiet,
    caughtUp,
    parts,
    failures,
    reports,
    masterData,
    masterDataReports,
    convert,
    accept: acceptDeal,
    tasks,
    /** As if a feed or a webhook had told of it. */
    changed: (connection: string, records: readonly ChangedRecord[]) => putDown(store.db, connection, records),
    async close() {
      await tasks?.stop();
      await pairs?.stop();
      await worker.stop(5_000);
      await jobs.close();
      await sync.stop();
      await store.close();
      if (systems === undefined) await sandbox.close();
      await place.discard();
    },
  };
}

type GivenRequest = Partial<ConversionInput> & Partial<Pick<ConversionRequest, 'idempotencyKey' | 'requestedBy'>>;
