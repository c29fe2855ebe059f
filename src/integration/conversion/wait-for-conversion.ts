import { setTimeout as wait } from 'node:timers/promises';
import type { Store } from '#store/open-store.ts';
import type { Conversion } from './conversion-row.ts';
import { conversionsByIds } from './read-conversions.ts';

/**
 * Answers the conversion as soon as it has come to an end or needs a person, and otherwise as it is when the time is over.
 * It is another process, or nobody, that works on it, so the store is asked, less and less often.
 */
export async function waitForConversion(
  store: Store,
  conversion: Conversion,
  waitMs: number,
  signal: AbortSignal | undefined,
): Promise<Conversion> {
  const until = performance.now() + waitMs;
  let latest = conversion;
  for (let pauseMs = firstPauseMs; !isSettled(latest); pauseMs = Math.min(pauseMs * 1.5, longestPauseMs)) {
    const leftMs = until - performance.now();
    if (leftMs <= 0 || signal?.aborted === true) break;
    await wait(Math.min(pauseMs, leftMs), undefined, { signal }).catch(() => undefined); // aborted: what is known is answered
    const [found] = await conversionsByIds(store.db, [conversion.id]);
    latest = found ?? latest;
  }
  return latest;
}

const firstPauseMs = 20;
const longestPauseMs = 250;

/** It has come to an end, or needs a person. */
export function isSettled({ status, cancelReason }: Conversion): boolean {
  switch (status) {
    case 'CANCELLED':
      return true;
    case 'COMPLETED':
    case 'BLOCKED':
    case 'FAILED':
    case 'AWAITING_APPROVAL':
      return cancelReason === null;
    case 'RUNNING':
    case 'WAITING_RETRY':
    case 'IN_DOUBT':
      return false;
  }
}
