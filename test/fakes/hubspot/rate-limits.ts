import { HubspotError } from './hubspot-error.ts';

export interface RateLimitOptions {
  readonly searchesPerSecond: number;
  readonly requestsPerTenSeconds: number;
}

/** Counts what came in during the last second and the last ten, and refuses more with status 429. */
export function createRateLimits({ searchesPerSecond, requestsPerTenSeconds }: RateLimitOptions) {
  const searches = createWindow(1_000);
  const requests = createWindow(10_000);
  return {
    request: () => {
      if (requests() > requestsPerTenSeconds) throw limited('TEN_SECONDLY_ROLLING', 'ten_secondly_rolling');
    },
    search: () => {
      if (searches() > searchesPerSecond) throw limited('SECONDLY', 'secondly');
    },
  };
}

function createWindow(windowMs: number): () => number {
  let times: number[] = [];
  return () => {
    const now = performance.now();
    times = [...times.filter((time) => time > now - windowMs), now];
    return times.length;
  };
}

function limited(policyName: string, words: string): HubspotError {
  return new HubspotError(429, 'RATE_LIMITS', `You have reached your ${words} limit.`, {
    headers: { 'retry-after': '1' },
    errorType: 'RATE_LIMIT',
    policyName,
  });
}
