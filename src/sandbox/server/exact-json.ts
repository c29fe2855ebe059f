import { type Decimal, decimal } from '#model/decimal.ts';

/** A JSON number by its digits: written by `JSON.stringify` as it is, so that 12.10 stays 12.10. */
export interface ExactNumber {
  readonly rawJSON: string;
}

// Both are in Node 24 but not yet in TypeScript's library.
const exactJson = JSON as unknown as {
  rawJSON(text: string): ExactNumber;
  isRawJSON(value: unknown): value is ExactNumber;
};

export function exactNumber(value: Decimal): ExactNumber {
  return exactJson.rawJSON(value);
}

export function exactNumberOrNull(value: Decimal | null): ExactNumber | null {
  return value === null ? null : exactNumber(value);
}

/** Parses JSON; a number that a double may not hold to the digit comes out as an ExactNumber. */
export function parseExactJson(text: string): unknown {
  return JSON.parse(text, (_key, value: unknown, context?: { readonly source?: string }) =>
    typeof value !== 'number' || context?.source === undefined || /^-?\d{1,15}$/.test(context.source)
      ? value
      : exactJson.rawJSON(context.source),
  );
}

/** The digits of a number from `parseExactJson`; null for anything else. */
export function decimalOf(value: unknown): Decimal | null {
  if (typeof value === 'number') return decimal(value);
  return exactJson.isRawJSON(value) ? decimal(value.rawJSON) : null;
}
