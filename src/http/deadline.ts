import { SystemError, type SystemErrorDetails } from '#errors.ts';

/** The time that one request has, all its waits and retries included, together with its caller's own signal. */
export interface Deadline {
  /** Aborts when the time is over or the caller has left. */
  readonly signal: AbortSignal;
  remainingMs(): number;
  /** Why the signal has aborted: TIMEOUT or CANCELLED. */
  failure(details?: SystemErrorDetails): SystemError;
  /** To be called when the request is over. */
  release(): void;
}

export function createDeadline(connection: string, timeoutMs: number, callerSignal: AbortSignal | undefined): Deadline {
  const endsAt = performance.now() + timeoutMs;
  const time = new AbortController();
  const timer = setTimeout(() => time.abort(), timeoutMs);
  return {
    signal: callerSignal === undefined ? time.signal : AbortSignal.any([callerSignal, time.signal]),
    remainingMs: () => Math.max(0, endsAt - performance.now()),
    failure: (details) =>
      time.signal.aborted
        ? new SystemError('TIMEOUT', connection, `${connection} did not answer within ${timeoutMs} ms`, details)
        : new SystemError('CANCELLED', connection, `the call to ${connection} was given up`, details),
    release: () => clearTimeout(timer),
  };
}
