import { z } from 'zod';
import { type Decimal, decimal } from '#model/decimal.ts';
import { type Instant, isDay, parseInstant } from '#sandbox/storage/instant.ts';
import { decimalOf } from './exact-json.ts';
import { badRequest } from './problem.ts';

/** The value as the schema has it; a Problem 400 that names the field otherwise. */
export function validate<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw badRequest(result.error.issues.map(describe).join('; '));
}

export const day = z.string().refine(isDay, 'a day is required, YYYY-MM-DD');

export const instant = z.string().transform((text, context): Instant => {
  const parsed = parseInstant(text);
  if (parsed !== null) return parsed;
  context.addIssue({ code: 'custom', message: 'an instant is required, such as 2026-03-01T10:00:00+01:00' });
  return z.NEVER;
});

/** A JSON number with all its digits. */
export const numberDigits = z.unknown().transform((value, context): Decimal => {
  const digits = decimalOf(value);
  if (digits !== null) return digits;
  context.addIssue({ code: 'custom', message: 'a number is required' });
  return z.NEVER;
});

/** A decimal number in a string. */
export const decimalText = z
  .string()
  .regex(/^-?\d{1,30}(\.\d{1,20})?$/, 'a decimal number in a string is required')
  .transform((digits) => decimal(digits));

export const currencyCode = z.string().regex(/^[A-Z]{3}$/, 'an ISO 4217 code is required');

function describe(issue: z.core.$ZodIssue): string {
  const path = issue.path.map(String).join('.');
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => `unknown field "${path === '' ? key : `${path}.${key}`}"`).join('; ');
  return path === '' ? issue.message : `"${path}": ${issue.message}`;
}
