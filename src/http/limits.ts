import { z } from 'zod';

/** What the operator may set for the calls to one connection. */
export const httpLimits = z.strictObject({
  /**
   * For one call as a whole: waiting in line, retries and the answer. A question takes several calls one after the other, so
   * it is a share of a request's time: a system that hangs must leave enough for the half of the answer that the other has.
   */
  timeoutMs: z.int().min(1).default(3000),
  /** Requests under way at the same time; more wait in line. */
  maxConcurrent: z.int().min(1).default(16),
  /** Null = as fast as they come. */
  requestsPerSecond: z.number().positive().nullable().default(null),
});

export type HttpLimits = z.output<typeof httpLimits>;
