import { z } from 'zod';
import { wireDecimal, wireInstant } from '../wire-values.ts';
import { textOfHtml } from './rich-text.ts';

/** One property of an object: its internal name, and how its text is read. Without a name it is null and not asked for. */
export interface Property<Value> {
  readonly name: string | undefined;
  readonly schema: z.ZodType<Value>;
}

export type PropertyValues<Properties extends Readonly<Record<string, Property<unknown>>>> = {
  readonly [Name in keyof Properties]: z.output<Properties[Name]['schema']>;
};

export const text = (name: string | undefined): Property<string | null> => property(name, z.string());

/** What is written with formatting, without it. */
export const formatted = (name: string | undefined): Property<string | null> =>
  property(
    name,
    z.string().transform((html): string | null => textOfHtml(html) || null),
  );

/** Numbers come as text, with all their digits. */
export const decimalNumber = (name: string | undefined) => property(name, wireDecimal);

export const instant = (name: string | undefined) => property(name, wireInstant);

export const flag = (name: string | undefined) =>
  property(
    name,
    z.string().transform((word): boolean => word.toLowerCase() === 'true'),
  );

/** Values of one property are separated by semicolons. */
export const several = (name: string | undefined): Property<readonly string[]> => ({
  name,
  schema: z
    .string()
    .nullish()
    .transform((words) =>
      (words ?? '')
        .split(';')
        .map((word) => word.trim())
        .filter((word) => word !== ''),
    ),
});

/** A property that was never set, that was emptied, or that the account does not have, is null. */
function property<Value>(name: string | undefined, schema: z.ZodType<Value>): Property<Value | null> {
  return { name, schema: z.preprocess((value) => (isBlank(value) ? null : value), schema.nullable()) };
}

function isBlank(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
}
