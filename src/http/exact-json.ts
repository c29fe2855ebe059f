/**
 * Parses a JSON object or list without losing a digit. A number that a double may not hold exactly (a fraction, an exponent,
 * more than 15 digits) comes out as its source text, so 12.10 is "12.10"; any other integer is a number. Throws SyntaxError.
 */
export function parseExactJson(text: string): unknown {
  return mayHoldInexactNumber.test(text) ? JSON.parse(text, keepDigits) : JSON.parse(text);
}

/** A number that `JSON.stringify` writes with exactly these digits: 12.10, 9007199254740993. */
export function exactNumber(digits: string): object {
  // JSON.rawJSON is in Node 24 but not yet in TypeScript's library.
  return (JSON as unknown as { rawJSON(digits: string): object }).rawJSON(digits);
}

// A reviver makes parsing several times slower, so it only runs when such a number may be there. The delimiter behind the
// number keeps times ("10:00:00.5Z") from looking like one; text that still does costs time, never truth.
const mayHoldInexactNumber = /[:[,]\s*-?(?:\d{16}|\d+[.eE][-+.eE\d]*\s*[,}\]])/;

const shortInteger = /^-?\d{1,15}$/;

function keepDigits(_key: string, value: unknown, context?: { readonly source?: string }): unknown {
  if (typeof value !== 'number' || context?.source === undefined) return value;
  return shortInteger.test(context.source) ? value : context.source;
}
