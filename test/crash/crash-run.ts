import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { ConversionSettings } from '#integration/conversion/conversion-step.ts';
import { startSandboxWorld } from '#test/integration/sandbox-world.ts';
import { seedDeals, sku } from '#test/conversion/trade.ts';
import { type Audit, audit } from './audit.ts';
import { crashPoints } from './crash-points.ts';
import { startCluster } from './postgres-cluster.ts';
import { startWorkerPool, type WorkerPool } from './worker-pool.ts';
import type { WorkerOrder } from './worker-process.ts';

export interface CrashOptions {
  readonly conversions: number;
  /** How often a worker is killed at each point. */
  readonly killsPerPoint: number;
  readonly freezes: number;
  readonly naive: boolean;
  readonly withinMs: number;
  readonly onProgress: (line: string) => void;
  /** Ends the run early; it then rejects, with everything that it started stopped. */
  readonly signal?: AbortSignal | undefined;
}

export interface CrashSummary extends Audit {
  readonly store: 'PostgreSQL' | 'PGlite';
  readonly workers: number;
  readonly conversions: number;
  readonly kills: Readonly<Record<string, number>>;
  /** How many mutations asked for a deal, and how many webhooks told of one: several at a time, and of some deals only webhooks. */
  readonly asked: Readonly<Record<WorkerOrder['kind'], number>>;
  /** How many times a worker was stopped for longer than its lease. */
  readonly freezes: number;
  /** How many requests of either system each fault has struck. */
  readonly faults: { readonly crm: Readonly<Record<string, number>>; readonly erp: Readonly<Record<string, number>> };
  readonly surplusCancelled: number;
  readonly seconds: number;
  /** Stacks of what should never happen. */
  readonly bugs: readonly string[];
}

// A lease shorter than a freeze, a quiesce window longer than most late commits and shorter than some.
const settings: ConversionSettings = { leaseMs: 1_500, quiesceMs: 3_000, firstRetryMs: 100, longestRetryMs: 1_000 };
const timeoutMs = 500;
const lateMs = 900;
const tooLateMs = 5_000;
const freezeMs = 4_000;
const reconcileMs = 1_000;
const settleMs = 30_000;
const openStage = '10003';
const wonStage = '10006';
const clockShiftsMs = [0, 600_000, -600_000];

/** A fifth of all requests fail, each in one of the ways that matter, and one draft in fifty arrives after everybody has stopped looking. */
const injected = [
  { mode: 'error', share: 0.05, seed: 20_260_301 },
  { mode: 'lost-response', share: 0.05 },
  { mode: 'commit-then-error', share: 0.05 },
  { mode: 'commit-late', share: 0.03, ms: lateMs },
  { mode: 'commit-late', share: 0.02, ms: tooLateMs, operations: ['orders.create'] },
];

/** Converts deals while everything goes wrong, then lets the systems be well again and asks them what has come of it. */
export async function runCrash(options: CrashOptions): Promise<CrashSummary> {
  const { conversions, killsPerPoint, freezes, naive, withinMs, onProgress, signal } = options;
  const startedAt = performance.now();
  await using opened = new AsyncDisposableStack();
  const cluster = await startCluster();
  if (cluster !== null) opened.defer(() => cluster.stop());
  const directory = await mkdtemp(path.join(tmpdir(), 'grial-crash-'));
  opened.defer(() => rm(directory, { recursive: true, force: true }));
  const sandbox = await startSandboxWorld();
  opened.defer(() => sandbox.close());
  const { dealIds, accountIds } = await seedWorld(sandbox, conversions);

  let surplusCancelled = 0;
  const bugs: string[] = [];
  const pool = startWorkerPool({
    size: cluster === null ? 1 : 2,
    crashes: plannedCrashes(killsPerPoint),
    optionsOf: (started) => ({
      store: { directory, databaseUrl: cluster?.databaseUrl },
      crmUrl: sandbox.crmUrl,
      erpUrl: sandbox.erpUrl,
      apiKey: sandbox.apiKey,
      timeoutMs,
      settings: naive ? { ...settings, quiesceMs: 0 } : settings,
      reconcileMs,
      clockShiftMs: clockShiftsMs[started % clockShiftsMs.length] ?? 0,
      naive,
    }),
    onMessage(message) {
      if (message.kind === 'finding' && message.finding === 'surplus-cancelled') surplusCancelled += 1;
      if (message.kind === 'bug') bugs.push(message.stack);
    },
  });
  opened.defer(() => pool.stop());
  await pool.ready;
  for (const dealId of dealIds) await sandbox.crm.moveDealToStage(dealId, wonStage, null, {});
  await sandbox.askErp('POST', '/_faults', injected);
  await sandbox.askCrm('POST', '/_faults', injected.slice(0, 4));

  const until = performance.now() + withinMs;
  const freezing = freezeNowAndThen(pool, freezes, withinMs / 4);
  const asked = { ACCEPT: 0, HEAR: 0 };
  const convertAll = async () => {
    await orderAll(pool, dealIds, asked);
    onProgress(`${conversions} deals are accepted`);
    await untilConverted(sandbox, dealIds, until, onProgress);
    await freezing;
  };
  await untilAborted(signal, convertAll());
  await sandbox.askErp('POST', '/_faults', [{ mode: 'none' }]);
  await sandbox.askCrm('POST', '/_faults', [{ mode: 'none' }]);
  const faults = { crm: await struckIn(sandbox.askCrm), erp: await struckIn(sandbox.askErp) };
  await settle(sandbox, dealIds, accountIds, naive ? 0 : settleMs);
  return {
    ...(await audit(sandbox, dealIds, accountIds)),
    store: cluster === null ? 'PGlite' : 'PostgreSQL',
    workers: cluster === null ? 1 : 2,
    conversions,
    kills: Object.fromEntries(pool.kills()),
    asked,
    freezes: pool.freezes(),
    faults,
    surplusCancelled,
    seconds: Math.round((performance.now() - startedAt) / 1000),
    bugs,
  };
}

async function struckIn(ask: Sandbox['askCrm']): Promise<Readonly<Record<string, number>>> {
  const { struck } = (await ask('GET', '/_faults')) as { readonly struck: Readonly<Record<string, number>> }; // its README
  return struck;
}

/** What is under way then is left behind: everything that it talks to is about to be stopped. */
async function untilAborted(signal: AbortSignal | undefined, work: Promise<void>): Promise<void> {
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  signal?.addEventListener('abort', () => reject(signal.reason));
  await Promise.race([work, aborted]);
}

type Sandbox = Awaited<ReturnType<typeof startSandboxWorld>>;

/** Half of the deals are of a customer that both systems know, the others of customers that the ERP does not have yet. */
async function seedWorld(sandbox: Sandbox, count: number) {
  const [warehouseId] = await sandbox.seedErp('warehouse', [{ name: 'Central' }]);
  const [productId] = await sandbox.seedErp('product', [
    { sku, name: 'Envasadora', type: 'goods', unit: 'pcs', listPrice: 12.5, taxRate: 21 },
  ]);
  await sandbox.seedErp('stock', [
    { productId: Number(productId), warehouseId: Number(warehouseId), onHand: 1_000_000 },
  ]);
  const accountIds = await sandbox.seedCrm(
    'account',
    Array.from({ length: 1 + Math.ceil(count / 20) }, (_, at) => ({
      name: `Cuenta ${at}`,
      country: 'ES',
      vat_number: `ESX${at}`,
    })),
  );
  const [known = ''] = accountIds;
  await sandbox.seedErp('customer', [{ legalName: 'Cuenta 0', currency: 'EUR', crmReference: known }]);
  const dealIds: string[] = [];
  for (let at = 0; at < count; at += 1) {
    const accountId = at % 2 === 0 ? known : (accountIds[1 + (at % (accountIds.length - 1))] ?? known);
    dealIds.push(...(await seedDeals(sandbox, accountId, 1, { stage_id: openStage })));
  }
  return { dealIds, accountIds };
}

/** In random order, and each at the first to fourth time that a worker comes by. */
function plannedCrashes(killsPerPoint: number): readonly string[] {
  return shuffled(
    crashPoints.flatMap((point) =>
      Array.from({ length: killsPerPoint }, () => `${point} ${1 + Math.floor(Math.random() * 4)}`),
    ),
  );
}

function shuffled<T>(items: readonly T[]): T[] {
  return items
    .map((item) => ({ item, place: Math.random() }))
    .toSorted((a, b) => a.place - b.place)
    .map(({ item }) => item);
}

async function orderAll(
  pool: WorkerPool,
  dealIds: readonly string[],
  asked: Record<WorkerOrder['kind'], number>,
): Promise<void> {
  // Every deal is heard of, repeatedly and in any order; half of them are also asked for by callers, before or after.
  const waiting = shuffled<Pick<WorkerOrder, 'kind' | 'dealId'>>([
    ...dealIds.map((dealId) => ({ kind: 'HEAR' as const, dealId })),
    ...dealIds.map((dealId) => ({ kind: 'HEAR' as const, dealId })),
    ...dealIds.filter((_, at) => at % 2 === 0).map((dealId) => ({ kind: 'ACCEPT' as const, dealId })),
  ]);
  const lanes = Array.from({ length: 8 }, async () => {
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      const times = 1 + Math.floor(Math.random() * 3);
      await pool.order(next.kind, next.dealId, times);
      asked[next.kind] += times;
    }
  });
  await Promise.all(lanes);
}

async function freezeNowAndThen(pool: WorkerPool, times: number, overMs: number): Promise<void> {
  for (let at = 0; at < times; at += 1) {
    await wait(Math.min(overMs / times, 6_000));
    await pool.freeze(freezeMs);
  }
}

async function untilConverted(
  sandbox: Sandbox,
  dealIds: readonly string[],
  until: number,
  onProgress: (line: string) => void,
): Promise<void> {
  for (;;) {
    const deals = await whenWell(() => sandbox.crm.dealsByIds(dealIds, {}));
    const left = deals.filter((deal) => !deal?.orderSummary.orderNumber).length;
    onProgress(`${left} of ${dealIds.length} deals are not converted yet`);
    if (left === 0 || performance.now() > until) return;
    await wait(2_000);
  }
}

/** Late requests arrive, notes are written, and the reconciliation has its period. */
async function settle(
  sandbox: Sandbox,
  dealIds: readonly string[],
  accountIds: readonly string[],
  withinMs: number,
): Promise<void> {
  await wait(tooLateMs);
  const until = performance.now() + withinMs;
  let found = await audit(sandbox, dealIds, accountIds);
  while ((found.drafts > 0 || found.mismatches > 0 || found.lost > 0) && performance.now() < until) {
    await wait(reconcileMs);
    found = await audit(sandbox, dealIds, accountIds);
  }
}

/** The observer is subject to the same faults as everybody else. */
async function whenWell<T>(ask: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await ask();
    } catch {
      await wait(200);
    }
  }
}
