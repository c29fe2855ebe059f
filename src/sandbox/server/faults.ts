import { z } from 'zod';
import { createRandom } from '#sandbox/data/random.ts';
import { numberDigits } from './validation.ts';

const faultModes = [
  'none',
  'down',
  'hang',
  'slow',
  'error',
  'rate-limit',
  'lost-response',
  'commit-then-error',
  'commit-late',
] as const;

const faultRule = z.strictObject({
  mode: z.enum(faultModes),
  // Fractions of a body are exact digits until somebody wants a number.
  share: numberDigits.transform(Number).pipe(z.number().min(0).max(1)).default(1),
  ms: z.int().min(0).max(600_000).default(1000),
  operations: z.array(z.string()).min(1).optional(),
  seed: z.int().optional(),
});

export type FaultRule = z.output<typeof faultRule>;

/** What `POST /_faults` takes. */
export const faultRules = z
  .union([z.array(faultRule).max(50), faultRule.transform((rule) => [rule])])
  .refine(
    (rules) => rules.every((rule) => shareSum(rules, rule.operations) <= 1 + 1e-9),
    'shares add up to more than 1',
  );

export interface Faults {
  rules(): readonly FaultRule[];
  replace(rules: readonly FaultRule[]): void;
  /** Draws the fate of one request; undefined lets it pass. */
  pick(operation: string | undefined): FaultRule | undefined;
  /** How many requests each mode has struck since the start. */
  struck(): Readonly<Record<string, number>>;
  /** 500 and 503 take turns by the same generator. */
  errorStatus(): 500 | 503;
}

export function createFaults(): Faults {
  let rules: readonly FaultRule[] = [];
  let random = createRandom(0);
  const struck = new Map<string, number>();
  return {
    rules: () => rules,
    replace: (next) => {
      rules = next.filter((rule) => rule.mode !== 'none');
      random = createRandom(next[0]?.seed ?? 0);
    },
    pick: (operation) => {
      const applying = rules.filter((rule) => appliesTo(rule, operation));
      if (applying.length === 0) return undefined;
      let left = random.fraction();
      const fate = applying.find((rule) => {
        left -= rule.share;
        return left < 0;
      });
      if (fate !== undefined) struck.set(fate.mode, (struck.get(fate.mode) ?? 0) + 1);
      return fate;
    },
    struck: () => Object.fromEntries(struck),
    errorStatus: () => (random.chance(0.5) ? 500 : 503),
  };
}

function appliesTo(rule: FaultRule, operation: string | undefined): boolean {
  return rule.operations === undefined || (operation !== undefined && rule.operations.includes(operation));
}

function shareSum(rules: readonly FaultRule[], operations: readonly string[] | undefined): number {
  const meeting = rules.filter(
    (rule) =>
      operations === undefined ||
      rule.operations === undefined ||
      rule.operations.some((name) => operations.includes(name)),
  );
  return meeting.reduce((sum, rule) => sum + (rule.mode === 'none' ? 0 : rule.share), 0);
}
