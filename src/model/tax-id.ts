/** A tax number as its country writes it, without separators and without the country's prefix. */
export interface TaxId {
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly number: string;
}

/**
 * Reads a tax number however it was typed ("ES-B12345678", "B 12.345.678"). The country is that of a VAT prefix when the
 * rest is a number of that country, otherwise the given one (of the record's address). Null when there is no country, or
 * what is written is too short or too uniform ("000000000") to tell one company from another.
 */
export function parseTaxId(text: string | null, country: string | null): TaxId | null {
  const written = (text ?? '').toUpperCase().replaceAll(/[^A-Z0-9]/g, '');
  const prefixed = withVatPrefix(written);
  if (prefixed !== null) return isTelling(prefixed.number) ? prefixed : null;
  return country === null || !isTelling(written) ? null : { country: country.toUpperCase(), number: written };
}

/** Equal texts are equal numbers. */
export function formatTaxId({ country, number }: TaxId): string {
  return `${country}:${number}`;
}

function withVatPrefix(written: string): TaxId | null {
  const prefix = written.slice(0, 2);
  const pattern = vatNumbers.get(prefix);
  const match = pattern?.exec(written.slice(2));
  if (match === null || match === undefined) return null;
  return { country: countriesByPrefix.get(prefix) ?? prefix, number: match[1] ?? match[0] };
}

function isTelling(number: string): boolean {
  return number.length >= 5 && /[1-9]/.test(number) && new Set(number.replaceAll(/[A-Z]/g, '')).size > 1;
}

// The prefix that is not the ISO code, and Northern Ireland, which counts as the United Kingdom.
const countriesByPrefix: ReadonlyMap<string, string> = new Map([
  ['EL', 'GR'],
  ['XI', 'GB'],
]);

// VAT numbers behind their prefix. EU: https://ec.europa.eu/taxation_customs/vies/#/faq question 11; the others by their tax offices.
const vatNumbers: ReadonlyMap<string, RegExp> = new Map(
  Object.entries({
    AT: /^U\d{8}$/,
    BE: /^[01]?\d{9}$/,
    BG: /^\d{9,10}$/,
    CH: /^E?(\d{9})(?:MWST|TVA|IVA)?$/,
    CY: /^\d{8}[A-Z]$/,
    CZ: /^\d{8,10}$/,
    DE: /^\d{9}$/,
    DK: /^\d{8}$/,
    EE: /^\d{9}$/,
    EL: /^\d{9}$/,
    ES: /^[A-Z0-9]\d{7}[A-Z0-9]$/,
    FI: /^\d{8}$/,
    FR: /^[A-Z0-9]{2}\d{9}$/,
    GB: /^(?:\d{9}|\d{12}|(?:GD|HA)\d{3})$/,
    HR: /^\d{11}$/,
    HU: /^\d{8}$/,
    IE: /^(?:\d{7}[A-Z]{1,2}|\d[A-Z]\d{5}[A-Z])$/,
    IT: /^\d{11}$/,
    LT: /^(?:\d{9}|\d{12})$/,
    LU: /^\d{8}$/,
    LV: /^\d{11}$/,
    MT: /^\d{8}$/,
    NL: /^\d{9}B\d{2}$/,
    NO: /^(\d{9})(?:MVA)?$/,
    PL: /^\d{10}$/,
    PT: /^\d{9}$/,
    RO: /^\d{2,10}$/,
    SE: /^\d{12}$/,
    SI: /^\d{8}$/,
    SK: /^\d{10}$/,
    XI: /^(?:\d{9}|\d{12}|(?:GD|HA)\d{3})$/,
  }),
);
