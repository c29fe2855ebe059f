import { setTimeout as sleep } from 'node:timers/promises';
import type { Deadline } from './deadline.ts';

export type Retry = <T>(
  attempt: () => Promise<T>,
  deadline: Deadline,
  isWorthRepeating: (error: unknown) => boolean,
) => Promise<T>;

/**
 * Repeats failed attempts after a pause of full jitter, at most twice, within a budget shared by all calls of a connection:
 * every first attempt earns a fifth of a repetition and at most 50 are saved up, so that a dead system gets 1.25 times the
 * normal load and not three times.
 */
export function createRetry(): Retry {
  let budget = initialBudget;

  return async (attempt, deadline, isWorthRepeating) => {
    budget = Math.min(maxBudget, budget + earnedPerCall);
    for (let repetition = 1; ; repetition++) {
      try {
        return await attempt();
      } catch (error) {
        if (repetition > maxRepetitions || budget < 1 || !isWorthRepeating(error)) throw error;
        // https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/, "full jitter"
        const pauseMs = Math.random() * firstPauseMs * 2 ** (repetition - 1);
        // A pause that outlasts the deadline would only replace the reason by TIMEOUT.
        if (pauseMs >= deadline.remainingMs()) throw error;
        budget -= 1;
        await sleep(pauseMs, undefined, { signal: deadline.signal });
      }
    }
  };
}

const maxRepetitions = 2;
const firstPauseMs = 200;
const earnedPerCall = 0.2;
const initialBudget = 10;
const maxBudget = 50;
