/**
 * The wait that a Retry-After header asks for, in milliseconds: seconds or an HTTP date
 * (https://www.rfc-editor.org/rfc/rfc9110#name-retry-after). Undefined when there is none that can be read.
 */
export function parseRetryAfterMs(header: string | undefined, nowMs: number): number | undefined {
  const askedMs = header === undefined ? undefined : askedForMs(header.trim(), nowMs);
  return askedMs === undefined ? undefined : Math.min(askedMs, longestMs);
}

// So that a wrong header heals by itself.
const longestMs = 15 * 60_000;

function askedForMs(text: string, nowMs: number): number | undefined {
  if (/^\d+(\.\d+)?$/.test(text)) return Math.ceil(Number(text) * 1000);
  const date = text.endsWith('GMT') ? Date.parse(text) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - nowMs);
}
