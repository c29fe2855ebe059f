import { setTimeout as wait } from 'node:timers/promises';
import { SystemError } from '#errors.ts';
import { areScanned } from '#integration/sync/feed-state.ts';
import type { OpenGraph } from './open-graph.ts';

/**
 * Resolves once both systems were read for the first time, by whichever process: true; or false when it is told to stop
 * before. Rejects with what keeps one of them from being read, unless that passes by itself.
 */
export async function untilScanned({ store, sync, conversion }: OpenGraph, signal: AbortSignal): Promise<boolean> {
  const { crm, erp } = conversion.sources;
  while (!signal.aborted) {
    if (await areScanned(store.db, [crm.connection, erp.connection])) return true;
    const hopeless = sync.troubles().find(({ error, times }) => times >= patience || isForPeople(error));
    if (hopeless !== undefined) throw hopeless.error;
    await wait(pauseMs, undefined, { signal }).catch(() => undefined); // aborted: the loop ends
  }
  return false;
}

const pauseMs = 250;
// Each of them is several requests already.
const patience = 2;

function isForPeople(error: unknown): boolean {
  return error instanceof SystemError && !error.retryable;
}
