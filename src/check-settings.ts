import type { z } from 'zod';

/** What a schema made of settings, or every mistake in them: where, and in our words what is required there and what came. */
export type CheckedSettings<Settings> =
  | { readonly settings: Settings; readonly mistakes: null }
  | { readonly settings: null; readonly mistakes: readonly Mistake[] };

export interface Mistake {
  /** Keys joined by dots. */
  readonly place: string;
  readonly sentence: string;
}

export function checkSettings<Settings>(schema: z.ZodType<Settings>, given: unknown): CheckedSettings<Settings> {
  const parsed = schema.safeParse(given, { error: requirement, reportInput: true });
  if (parsed.success) return { settings: parsed.data, mistakes: null };
  return { settings: null, mistakes: parsed.error.issues.map(mistakeOf) };
}

function mistakeOf(issue: z.core.$ZodIssue): Mistake {
  const place = issue.path.length === 0 ? 'the file' : issue.path.map(String).join('.');
  // Here the culprit is a key, and what came is everything around it.
  if (issue.code === 'unrecognized_keys' || issue.code === 'invalid_key') return { place, sentence: issue.message };
  return { place, sentence: `${issue.message}, got ${shown(issue.input, String(issue.path.at(-1)))}` };
}

/** What a schema requires that has no sentence of its own for it. */
function requirement(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case 'unrecognized_keys':
      return `nothing is known by the name of ${issue.keys.map((key) => JSON.stringify(key)).join(', ')}`;
    case 'invalid_key':
      return 'a name that is allowed here is required as its key';
    case 'invalid_value':
      return `${oneOf(issue.values.map((value) => JSON.stringify(value)))} is required`;
    case 'invalid_type':
      return `${kinds[issue.expected] ?? 'another kind of value'} is required`;
    case 'too_small':
      return `${sized(issue.origin, `${issue.inclusive ? 'at least' : 'more than'} ${issue.minimum}`)} is required`;
    case 'too_big':
      return `${sized(issue.origin, `${issue.inclusive ? 'at most' : 'less than'} ${issue.maximum}`)} is required`;
    case 'invalid_format':
      return issue.format === 'url'
        ? 'a URL that starts with http:// or https:// is required'
        : 'another form is required';
    default:
      return 'something else is required';
  }
}

function oneOf(choices: readonly string[]): string {
  const [last, ...others] = choices.toReversed();
  return others.length === 0 ? String(last) : `${others.toReversed().join(', ')} or ${last}`;
}

const kinds: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a mapping',
  record: 'a mapping',
};

function sized(origin: string, size: string): string {
  if (origin !== 'string' && origin !== 'array') return `a number of ${size}`;
  const kind = kinds[origin];
  return size === 'at least 1' ? `${kind} that is not empty` : `${kind} of ${size}`;
}

/** Of secrets, and of what may hold them, nothing: a mistake is read aloud and copied into tickets. */
function shown(value: unknown, key: string): string {
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  if (typeof value === 'object' && value !== null) return 'a mapping';
  if (typeof value !== 'string') return String(value);
  if (value !== '' && /key|token|secret|pass|sha256/i.test(key)) return 'another, which is not shown';
  return JSON.stringify(value.replace(/\/\/[^/@]*@/, '//…@')).slice(0, maxShown);
}

const maxShown = 80;
