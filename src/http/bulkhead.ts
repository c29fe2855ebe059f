import { bulkhead, isBulkheadRejectedError } from 'cockatiel';
import { SystemError } from '#errors.ts';
import type { Deadline } from './deadline.ts';

export type Bulkhead = <T>(task: () => Promise<T>, deadline: Deadline) => Promise<T>;

/** Lets so many tasks run at a time and others wait in line; a line that is too long is refused with RATE_LIMITED. */
export function createBulkhead(connection: string, maxConcurrent: number): Bulkhead {
  const policy = bulkhead(maxConcurrent, maxWaiting);

  return <T>(task: () => Promise<T>, deadline: Deadline) =>
    new Promise<T>((resolve, reject) => {
      let started = false;
      // cockatiel looks at the signal of a waiting task only when its turn comes.
      const leaveLine = () => {
        if (!started) reject(deadline.failure());
      };
      deadline.signal.addEventListener('abort', leaveLine, { once: true });
      policy
        .execute(() => {
          started = true;
          return task();
        }, deadline.signal)
        .catch((error: unknown) => {
          if (deadline.signal.aborted && !started) throw deadline.failure();
          if (!(error instanceof Error) || !isBulkheadRejectedError(error)) throw error;
          throw new SystemError('RATE_LIMITED', connection, `too many calls wait for ${connection}`);
        })
        .finally(() => deadline.signal.removeEventListener('abort', leaveLine))
        .then(resolve, reject);
    });
}

const maxWaiting = 2_000;
