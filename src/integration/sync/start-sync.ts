import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { SystemError } from '#errors.ts';
import type { Clock } from '#ports/clock.ts';
import type { CrmSystem } from '#ports/crm-system.ts';
import type { ErpSystem } from '#ports/erp-system.ts';
import type { Store } from '#store/open-store.ts';
import { crmIdentitySource, erpIdentitySource, type IdentitySource } from './identity-source.ts';
import { holdLease, releaseLease } from './lease.ts';
import { type KeepChanges, type OnChanges, syncStep } from './sync-step.ts';

export interface SyncOptions {
  readonly store: Store;
  readonly crm: CrmSystem;
  readonly erp: ErpSystem;
  readonly clock: Clock;
  /** How long to wait once everything is known, in milliseconds. */
  readonly intervalMs: number;
  /** Told of every change of either system, at least once and before anything else here relies on it. */
  readonly onChanges: OnChanges;
  readonly keepChanges?: KeepChanges | undefined;
  /** Told of every failure; nothing else happens to it, the work is tried again later. */
  readonly onFailure: (connection: string, error: unknown) => void;
}

/** What keeps a system from being read. */
export interface SyncTrouble {
  /** The first: a system that has failed is left alone for a while, and then that is all that the next ones say. */
  readonly error: unknown;
  /** In a row. */
  readonly times: number;
}

export interface Sync {
  /** Of the systems that could not be read when this process last tried. */
  troubles(): readonly SyncTrouble[];
  /** Ends after the piece of work that is being done, or at once where a system is being waited for. */
  stop(): Promise<void>;
}

/**
 * Reads both systems for as long as the process lives: every customer once, then what changes. Of several processes on one
 * store one does it per connection, and another takes over when that one is gone.
 */
export function startSync(options: SyncOptions): Sync {
  const stopping = new AbortController();
  const holder = randomUUID();
  const sources = [crmIdentitySource(options.crm), erpIdentitySource(options.erp)];
  const troubles = new Map<string, SyncTrouble>();
  const loops = sources.map((source) => run(options, source, holder, troubles, stopping.signal));
  return {
    troubles: () => [...troubles.values()],
    async stop() {
      stopping.abort();
      await Promise.all(loops);
    },
  };
}

async function run(
  options: SyncOptions,
  source: IdentitySource,
  holder: string,
  troubles: Map<string, SyncTrouble>,
  signal: AbortSignal,
): Promise<void> {
  const { store, intervalMs, onFailure } = options;
  const { connection } = source;
  const lease = `sync:${connection}`;
  while (!signal.aborted) {
    let pauseMs = intervalMs;
    try {
      const mine = await holdLease(store.db, lease, holder, leaseMs);
      if (mine && (await syncStep(options, source, { signal }))) pauseMs = 0;
      troubles.delete(connection);
    } catch (error) {
      if (signal.aborted) break;
      onFailure(connection, error);
      const { error: first, times } = troubles.get(connection) ?? { error, times: 0 };
      troubles.set(connection, { error: first, times: times + 1 });
      pauseMs = backoffMs(intervalMs, times + 1, error);
    }
    await wait(pauseMs, undefined, { signal }).catch(() => undefined); // aborted: the loop ends
  }
  // When the store itself is what failed, the lease ends by its time.
  await releaseLease(store.db, lease, holder).catch((error: unknown) => onFailure(connection, error));
}

function backoffMs(intervalMs: number, failures: number, error: unknown): number {
  const grown = Math.min(Math.max(intervalMs, shortestBackoffMs) * 2 ** Math.min(failures - 1, 10), longestBackoffMs);
  const asked = error instanceof SystemError ? (error.retryAfterMs ?? 0) : 0;
  return Math.max(asked, grown * (0.5 + Math.random() / 2));
}

// How long a dead process is waited for. A piece of work that takes longer may be done twice, of which one has no effect.
const leaseMs = 15_000;
const shortestBackoffMs = 100;
const longestBackoffMs = 60_000;
