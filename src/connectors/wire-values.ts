import { z } from 'zod';
import { type Decimal, decimal } from '#model/decimal.ts';

/** Digits as text or as an exactly parsed number. */
export const wireDecimal = z.union([z.string(), z.int()]).transform((digits, context): Decimal => {
  try {
    return decimal(digits);
  } catch {
    context.addIssue({ code: 'custom', message: 'not a decimal number' });
    return z.NEVER;
  }
});

/** An instant in RFC 3339 form or with a blank for the T; without an offset it is UTC. Becomes UTC with every digit of its fraction. */
export const wireInstant = z.string().transform((text, context): string => {
  const [, day, time, fraction = '', offset = 'Z'] = instantPattern.exec(text) ?? [];
  const ms = Date.parse(`${day}T${time}${offset}`);
  if (!Number.isNaN(ms)) return `${new Date(ms).toISOString().slice(0, 19)}${fraction}Z`;
  context.addIssue({ code: 'custom', message: 'not an instant' });
  return z.NEVER;
});

/** YYYY-MM-DD. */
export const wireDay = z.iso.date();

/** One of the system's words, read by `readWord`. */
export function wireWord<Ours extends string>(words: Readonly<Record<string, Ours>>, fallback: Ours) {
  return z.string().transform((word): Ours => readWord(words, word, fallback));
}

/** Our word for the system's; the fallback for one that we do not know, because a new status must not break reading. */
export function readWord<Ours extends string>(
  words: Readonly<Record<string, Ours>>,
  word: string,
  fallback: Ours,
): Ours {
  return (Object.hasOwn(words, word) ? words[word] : undefined) ?? fallback;
}

/** The system's words for ours, to filter by. */
export function wordsFor<Ours extends string>(words: Readonly<Record<string, Ours>>, ours: readonly Ours[]): string[] {
  return Object.keys(words).filter((word) => ours.some((one) => one === words[word]));
}

const instantPattern = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d)(\.\d+)?(Z|[+-]\d\d:\d\d)?$/;
