import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { SystemError } from '#errors.ts';
import { compareMasterData } from '#integration/master-data/compare-master-data.ts';
import type { MasterDataParts } from '#integration/master-data/master-data-parts.ts';
import type { Shipment } from '#ports/erp-system.ts';
import type { Call } from '#ports/source.ts';
import { forgetOldEvents } from './inbox.ts';
import { claimTasks, failTask, masterDataKinds, postponeTask, settleTask, type SyncTask } from './sync-tasks.ts';
import { tellDeals, type Telling, type TellingParts } from './tell-deals.ts';
import { beginAutomaticConversions, endAutomaticConversions, watchDeals, type WatchingParts } from './watch-deals.ts';

export interface TaskWorkerParts extends TellingParts, Omit<WatchingParts, 'erpConnection' | 'automaticSince'> {
  readonly masterData: MasterDataParts;
  readonly onDealWon: 'automatic' | 'manual';
  /** How often the store is looked into when nobody says that something has arrived. */
  readonly lookMs: number;
  /** Told of every failure; it is tried again or becomes a dead letter. */
  readonly onFailure: (connection: string, error: unknown) => void;
}

export interface TaskWorker {
  /** Look now. */
  wake(): void;
  stop(): Promise<void>;
}

/** Sees to records that have changed for as long as the process lives; any number of workers may share one store. */
export async function startTaskWorker(parts: TaskWorkerParts): Promise<TaskWorker> {
  const automaticSince = await automaticConversionsSince(parts);
  const stopping = new AbortController();
  const { signal } = stopping;
  await forgetOldEvents(parts.store).catch((error: unknown) => parts.onFailure('store', error));
  // Each by itself: there can be much of the one, and nobody waits for it as for the other.
  const loops = [false, true].map((ofMasterData) => startLoop({ ...parts, automaticSince }, ofMasterData, signal));
  return {
    wake: () => loops.forEach((loop) => loop.wake()),
    async stop() {
      stopping.abort();
      await Promise.all(loops.map(({ running }) => running));
    },
  };
}

async function automaticConversionsSince({ store, onDealWon }: TaskWorkerParts): Promise<Date | null> {
  if (onDealWon === 'automatic') return beginAutomaticConversions(store);
  await endAutomaticConversions(store);
  return null;
}

type RoundParts = TaskWorkerParts & Pick<WatchingParts, 'automaticSince'>;

function startLoop(
  parts: RoundParts,
  ofMasterData: boolean,
  signal: AbortSignal,
): { readonly running: Promise<void>; wake(): void } {
  let looking = new AbortController();

  async function run(): Promise<void> {
    while (!signal.aborted) {
      looking = new AbortController();
      const more = await round(parts, ofMasterData, { signal }).catch((error: unknown) => {
        if (!signal.aborted) parts.onFailure('store', error);
        return false;
      });
      if (!more)
        await wait(parts.lookMs, undefined, { signal: AbortSignal.any([signal, looking.signal]) }).catch(
          () => undefined, // aborted: somebody has something for us, or the loop ends
        );
    }
  }

  return { running: run(), wake: () => looking.abort() };
}

const tasksPerRound = 100;
// What a worker that has died had taken waits so long. Two at the same task do no harm, only work.
const leaseMs = 15_000;

/** True when there may be more to do at once. Not where all that was taken has to wait: the next would have to as well. */
async function round(parts: RoundParts, ofMasterData: boolean, call: Call): Promise<boolean> {
  const tasks = await claimTasks(parts.store.db, ofMasterData, tasksPerRound, leaseMs);
  const groups = Map.groupBy(tasks, ({ connection, kind }) => `${connection} ${kind}`);
  let isAnySeenTo = false;
  for (const group of groups.values()) if (await seeTo(parts, group, call)) isAnySeenTo = true;
  return isAnySeenTo && tasks.length === tasksPerRound;
}

/** False when all of them have to wait. */
async function seeTo(parts: RoundParts, tasks: readonly SyncTask[], call: Call): Promise<boolean> {
  let outcomes: readonly Telling[];
  try {
    outcomes = await outcomesOf(parts, tasks, call);
  } catch (error) {
    if (call.signal?.aborted === true) return false; // the lease runs out, and whoever comes next does it
    // One record that cannot be read must not hold up the others.
    if (tasks.length > 1 && !isOutage(error)) {
      for (const task of tasks) await seeTo(parts, [task], call);
      return true;
    }
    outcomes = tasks.map(() => (error instanceof Error ? error : new Error(String(error))));
  }
  for (const [at, task] of tasks.entries()) await conclude(parts, task, outcomes[at] ?? 'TOLD');
  return outcomes.some((outcome) => outcome !== 'EARLY');
}

async function outcomesOf(parts: RoundParts, tasks: readonly SyncTask[], call: Call): Promise<readonly Telling[]> {
  const { crm, erp, masterData } = parts;
  const [first] = tasks;
  const ids = tasks.map(({ nativeId }) => nativeId);
  if (first !== undefined && masterDataKinds.includes(first.kind)) {
    if (masterData.settings.mode === 'OFF') return ids.map(() => 'TOLD'); // put down while it was not
    return compareMasterData(masterData, first.connection, ids, { ...call, correlationId: randomUUID() });
  }
  if (first?.connection === crm.connection) return watchDeals({ ...parts, erpConnection: erp.connection }, ids, call);
  const orderIds = await ordersBehind(parts, first?.kind ?? '', ids, call);
  const distinct = [...new Set(orderIds.flat())];
  const tellings = new Map((await tellDeals(parts, distinct, call)).map((telling, at) => [distinct[at], telling]));
  return orderIds.map((own) => worst(own.map((id) => tellings.get(id) ?? 'TOLD')));
}

/** The orders that each record is about. */
async function ordersBehind(
  { erp }: TaskWorkerParts,
  kind: string,
  ids: readonly string[],
  call: Call,
): Promise<readonly (readonly string[])[]> {
  if (kind === 'order') return ids.map((id) => [id]);
  const records: readonly (Pick<Shipment, 'orderIds'> | null)[] =
    kind === 'shipment' ? await erp.shipmentsByIds(ids, call) : await erp.invoicesByIds(ids, call);
  return records.map((record) => record?.orderIds ?? []);
}

function worst(tellings: readonly Telling[]): Telling {
  return (
    tellings.find((telling) => telling instanceof Error) ??
    (['EARLY', 'WAITING'] as const).find((telling) => tellings.includes(telling)) ??
    'TOLD'
  );
}

async function conclude({ store, onFailure }: TaskWorkerParts, task: SyncTask, outcome: Telling): Promise<void> {
  if (outcome === 'TOLD') return settleTask(store.db, task);
  if (outcome === 'EARLY') return postponeTask(store.db, task, earlyMs);
  if (outcome === 'WAITING') return postponeTask(store.db, task, waitingMs);
  onFailure(task.connection, outcome);
  const pauseMs = Math.min(firstPauseMs * 2 ** Math.min(task.attempts, 20), longestPauseMs);
  const isHopeless = !isOutage(outcome) && task.attempts + 1 >= attemptsWithoutHope;
  return failTask(store.db, task, described(outcome), isHopeless ? null : pauseMs);
}

const earlyMs = 1_000;
const waitingMs = 60_000;
const firstPauseMs = 1_000;
const longestPauseMs = 300_000;
const attemptsWithoutHope = 5;

/** It ends when the system, or our access to it, is well again, and says nothing about the record. */
function isOutage(error: unknown): boolean {
  return (
    error instanceof SystemError &&
    (error.code === 'CANCELLED' ||
      error.code === 'UNAUTHORIZED' ||
      error.code === 'FORBIDDEN' ||
      (error.retryable && error.code !== 'BAD_RESPONSE'))
  );
}

function described(error: Error): { readonly code: string; readonly message: string } {
  return error instanceof SystemError ? error : { code: 'INTERNAL', message: 'an internal error' };
}
