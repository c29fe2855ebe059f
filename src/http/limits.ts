import { z } from 'zod';

/** What the operator may set for the calls to one connection. */
export const httpLimits = z.strictObject({
  /** For one request as a whole: waiting in line, retries and the answer. */
  timeoutMs: z.int().min(1).default(10_000),
  /** Requests under way at the same time; more wait in line. */
  maxConcurrent: z.int().min(1).default(16),
  /** Null = as fast as they come. */
  requestsPerSecond: z.number().positive().nullable().default(null),
});

export type HttpLimits = z.output<typeof httpLimits>;
