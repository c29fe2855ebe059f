import { getCountries } from 'libphonenumber-js';

/** ISO 3166-1 alpha-2 of a country that is written as such a code or by its English name; null for anything else. */
export function countryCode(country: string | null): string | null {
  if (country === null) return null;
  const word = country.trim();
  if (/^[a-z]{2}$/i.test(word)) return word.toUpperCase();
  return codesByName.get(word.toLowerCase()) ?? null;
}

/** Its English name; the code itself where it has none. */
export function countryName(code: string | null): string | null {
  return code === null ? null : (englishNames.of(code) ?? code);
}

// Intl knows the name of every code but does not list the codes; the countries that have a telephone number are all of them.
const englishNames = new Intl.DisplayNames('en', { type: 'region' });
const codesByName: ReadonlyMap<string, string> = new Map(
  getCountries().map((code) => [(englishNames.of(code) ?? code).toLowerCase(), code]),
);
