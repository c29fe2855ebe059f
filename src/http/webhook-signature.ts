import { createHmac, timingSafeEqual } from 'node:crypto';

export interface SignedText {
  readonly text: string | Buffer;
  readonly secret: string;
  /** HMAC-SHA256 of the text in hexadecimal. */
  readonly signature: string;
}

/** In constant time, so that a forger learns nothing from how long it takes. */
export function isSignedBy({ text, secret, signature }: SignedText): boolean {
  const expected = createHmac('sha256', secret).update(text).digest();
  const given = Buffer.from(signature, 'hex');
  return given.length === expected.length && timingSafeEqual(given, expected);
}

/** A delivery that somebody has recorded must not be good for ever. */
export function isRecent(secondsSinceEpoch: string, nowMs: number): boolean {
  return /^\d{1,12}$/.test(secondsSinceEpoch) && Math.abs(nowMs - Number(secondsSinceEpoch) * 1000) <= windowMs;
}

const windowMs = 5 * 60_000;
