import { GraphQLError } from 'graphql';
import { SystemError } from '#errors.ts';

/**
 * How long after the signal work may still hand in what it has. Resolvers see the abort and give up, which leaves the
 * fields that were done; work that ignores the signal loses everything and does not hold the answer.
 */
const graceMs = 50;

/** What `work` comes to, or null when it is not done `graceMs` after the signal. Work is not begun on an aborted signal. */
export async function untilAborted<T>(signal: AbortSignal, work: () => T | Promise<T>): Promise<T | null> {
  if (signal.aborted) return null;
  const result = work();
  if (!(result instanceof Promise)) return result;

  const missed = Promise.withResolvers<null>();
  let timer: NodeJS.Timeout | undefined;
  const giveUp = () => {
    timer = setTimeout(() => missed.resolve(null), graceMs);
  };
  signal.addEventListener('abort', giveUp, { once: true });
  try {
    return await Promise.race([result, missed.promise]);
  } finally {
    signal.removeEventListener('abort', giveUp);
    clearTimeout(timer);
  }
}

/** What a subgraph's fetch comes to that was not done in time. */
export function deadlineExceeded(subgraph: string): GraphQLError {
  return fetchFailure(new SystemError('CANCELLED', subgraph, 'the deadline passed'));
}

/** A whole fetch that failed. The gateway puts the place of the fetch where the path is empty. */
export function fetchFailure(failure: SystemError): GraphQLError {
  return new GraphQLError(failure.message, { path: [], originalError: failure });
}
