/**
 * `notice`: it will work, but not for what is named. `fixed`: it was missing and has been created. `not probed`: cannot be
 * found out without writing. `unsupported`: the connector declares that this system has no such thing.
 */
export type Outcome = 'ok' | 'notice' | 'failed' | 'fixed' | 'not probed' | 'unsupported';

export type Part = 'crm' | 'erp' | 'mapping' | 'store' | 'cache';

/** One thing that was looked at, and what came of it. Holds no secret: it is printed and passed on. */
export interface Finding {
  readonly part: Part;
  readonly subject: string;
  readonly outcome: Outcome;
  readonly detail: string;
  /** What to do about it; null when there is nothing to do. */
  readonly remedy: string | null;
  /** How many records there are, or are concerned; null where nobody counted. */
  readonly count: number | null;
  /** Some of those concerned, in the words of their system. */
  readonly examples: readonly string[];
}

/** A finding without what it does not have. */
export function finding(
  part: Part,
  subject: string,
  outcome: Outcome,
  detail: string,
  more: Partial<Pick<Finding, 'remedy' | 'count' | 'examples'>> = {},
): Finding {
  return { part, subject, outcome, detail, remedy: null, count: null, examples: [], ...more };
}

/** Of things that should not be: a notice with how many and some of them, or that all is well. */
export function noticeOf(
  subject: string,
  concerned: readonly string[],
  words: { readonly all: number; readonly ok: string; readonly remedy: string },
): Finding {
  const count = concerned.length;
  if (count === 0) return finding('mapping', subject, 'ok', words.ok, { count: 0 });
  const detail = words.all === 0 ? String(count) : `${count} of ${words.all}`;
  return finding('mapping', subject, 'notice', detail, {
    remedy: words.remedy,
    count,
    examples: concerned.slice(0, maxExamples),
  });
}

const maxExamples = 5;
