import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { holdLease, releaseLease } from '#integration/sync/lease.ts';
import type { ConversionParts } from './conversion-step.ts';
import { reconcile } from './reconcile.ts';

export interface Reconciliation {
  stop(): Promise<void>;
}

/** Reconciles from time to time, in one process of all that share the store. */
export function startReconciliation(parts: ConversionParts, everyMs: number): Reconciliation {
  const stopping = new AbortController();
  const { signal } = stopping;
  const holder = randomUUID();
  const { db } = parts.store;
  const lease = `reconciliation:${parts.erp.connection}`;

  async function run(): Promise<void> {
    while (!signal.aborted) {
      try {
        // Held until the next pass is due, so that all processes together make one pass in this time.
        if (await holdLease(db, lease, holder, everyMs)) await reconcile(parts, { signal });
      } catch (error) {
        if (!signal.aborted) failed(error);
      }
      await wait(everyMs, undefined, { signal }).catch(() => undefined); // aborted: the loop ends
    }
    // When the store itself is what failed, the lease ends by its time.
    await releaseLease(db, lease, holder).catch(failed);
  }

  function failed(error: unknown): void {
    parts.report({ kind: 'failure', work: 'reconciliation', error });
  }

  const running = run();
  return {
    async stop() {
      stopping.abort();
      await running;
    },
  };
}
