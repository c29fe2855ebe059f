import { setTimeout as sleep } from 'node:timers/promises';
import { SystemError } from '#errors.ts';
import type { Pace } from '#http/pace.ts';

/**
 * Lets searches begin at equal distances, whoever asks for them: HubSpot counts them apart, over any one second, and what the
 * network does to a burst would make one burst out of two.
 * https://developers.hubspot.com/docs/api-reference/latest/crm/search-the-crm#rate-limits
 */
export function createSearchPace(connection: string, searchesPerSecond: number): Pace {
  const intervalMs = 1_000 / searchesPerSecond;
  let nextTurnAt = 0;
  return async (signal) => {
    const now = performance.now();
    const turnAt = Math.max(now, nextTurnAt);
    const waitMs = turnAt - now;
    if (waitMs > maxWaitMs)
      throw new SystemError('RATE_LIMITED', connection, `our own limit for searches in ${connection} is reached`, {
        retryAfterMs: Math.ceil(waitMs),
      });
    nextTurnAt = turnAt + intervalMs;
    if (waitMs > 0) await sleep(waitMs, undefined, { signal });
  };
}

const maxWaitMs = 5_000;
