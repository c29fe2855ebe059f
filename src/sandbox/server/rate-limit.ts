/** A token bucket that holds one second's worth. Answers 0 when the request may pass, otherwise the seconds to wait. */
export function createRateLimit(perSecond: number, nowMs: () => number = () => performance.now()): () => number {
  let tokens = perSecond;
  let filledAtMs = nowMs();
  return () => {
    const now = nowMs();
    tokens = Math.min(perSecond, tokens + ((now - filledAtMs) / 1000) * perSecond);
    filledAtMs = now;
    if (tokens < 1) return Math.ceil((1 - tokens) / perSecond);
    tokens -= 1;
    return 0;
  };
}
