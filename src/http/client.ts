import { SystemError } from '#errors.ts';
import type { Call } from '#ports/source.ts';
import { createBreaker } from './breaker.ts';
import { createBulkhead } from './bulkhead.ts';
import { createDeadline, type Deadline } from './deadline.ts';
import { createGate, maxWaitMs } from './gate.ts';
import type { HttpLimits } from './limits.ts';
import { createPace } from './pace.ts';
import { createRetry } from './retry.ts';
import { createSender, type HttpRequest, type HttpResponse, type SenderOptions } from './sender.ts';

export interface HttpClientOptions extends Omit<SenderOptions, 'maxConcurrent'> {
  readonly limits: HttpLimits;
}

/** The calls to one connected system. Rejects with SystemError; `close` ends what is under way and frees every socket. */
export interface HttpClient {
  request(request: HttpRequest, call: Call): Promise<HttpResponse>;
  close(): Promise<void>;
}

/**
 * From the outside in: one deadline for everything; repetitions for reads; a place among those under way; the breaker; the
 * gate that a Retry-After closes; the pace; the exchange itself.
 */
export function createHttpClient(options: HttpClientOptions): HttpClient {
  const { connection, limits } = options;
  const sender = createSender({ ...options, maxConcurrent: limits.maxConcurrent });
  const retry = createRetry();
  const bulkhead = createBulkhead(connection, limits.maxConcurrent);
  const breaker = createBreaker(connection);
  const gate = createGate(connection);
  const pace = createPace(connection, limits.requestsPerSecond, maxWaitMs);

  async function attempt(request: HttpRequest, call: Call, deadline: Deadline): Promise<HttpResponse> {
    await gate.pass(deadline.signal);
    await pace(deadline.signal);
    await request.pace?.(deadline.signal);
    try {
      return await sender.send(request, call, deadline);
    } catch (error) {
      if (error instanceof SystemError && error.retryAfterMs !== undefined) gate.closeFor(error.retryAfterMs);
      throw error;
    }
  }

  function isWorthRepeating(error: unknown): boolean {
    return (
      error instanceof SystemError && error.retryable && (error.retryAfterMs ?? 0) <= maxWaitMs && !breaker.isOpen()
    );
  }

  async function request(request: HttpRequest, call: Call): Promise<HttpResponse> {
    const timeMs = timeOf(request, call, limits);
    const deadline = createDeadline(connection, timeMs, call.signal);
    const attemptInTime = () => inTime(attempt(request, call, deadline), deadline);
    const placed = () => bulkhead(() => breaker.execute(attemptInTime, timeMs < limits.timeoutMs), deadline);
    try {
      return await inTime(request.idempotent ? retry(placed, deadline, isWorthRepeating) : placed(), deadline);
    } finally {
      deadline.release();
    }
  }

  return { request, close: () => sender.close() };
}

/** A read leaves half of its caller's time, in which the other system can still be asked; a write is not cut short. */
function timeOf({ idempotent }: HttpRequest, { endsAtMs }: Call, { timeoutMs }: HttpLimits): number {
  if (!idempotent || endsAtMs === undefined) return timeoutMs;
  return Math.min(timeoutMs, Math.max(1, Math.round((endsAtMs - performance.now()) / 2)));
}

/** A pause that the deadline ended is told as the failure it is. */
async function inTime<T>(work: Promise<T>, deadline: Deadline): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw deadline.signal.aborted && !(error instanceof SystemError) ? deadline.failure({ cause: error }) : error;
  }
}
