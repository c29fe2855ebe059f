import { setTimeout as sleep } from 'node:timers/promises';
import { SystemError } from '#errors.ts';

/** Waits for its turn; rejects with RATE_LIMITED at once when that is too far away. */
export type Pace = (signal: AbortSignal) => Promise<void>;

/** Keeps to so many requests per second, after a burst of as many; null = no limit. */
export function createPace(connection: string, requestsPerSecond: number | null, maxWaitMs: number): Pace {
  if (requestsPerSecond === null) return () => Promise.resolve();
  const intervalMs = 1000 / requestsPerSecond;
  let nextTurnAt = 0;
  return async (signal) => {
    const now = performance.now();
    const turnAt = Math.max(nextTurnAt, now - 1000);
    const waitMs = turnAt - now;
    if (waitMs > maxWaitMs)
      throw new SystemError('RATE_LIMITED', connection, `our own limit for ${connection} is reached`, {
        retryAfterMs: Math.ceil(waitMs),
      });
    nextTurnAt = turnAt + intervalMs;
    if (waitMs > 0) await sleep(waitMs, undefined, { signal });
  };
}
