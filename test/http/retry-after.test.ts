import { expect, it } from 'vitest';
import { parseRetryAfterMs } from '#http/retry-after.ts';

const now = Date.parse('2026-03-01T10:00:00Z');

it.each([
  ['30', 30_000],
  ['0', 0],
  ['1.5', 1_500],
  ['86400', 900_000],
  ['Mon, 01 Mar 2027 10:00:00 GMT', 900_000],
  ['Sun, 01 Mar 2026 10:00:20 GMT', 20_000],
  ['Sun, 01 Mar 2026 09:00:00 GMT', 0],
  ['soon', undefined],
  ['-5', undefined],
  [undefined, undefined],
])('reads the Retry-After header %j as %j ms', (header, expected) => {
  expect(parseRetryAfterMs(header, now)).toBe(expected);
});
