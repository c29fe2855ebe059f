import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js';

/** E.164 where the text can be read as a number of the country or of any, otherwise the text as it is. */
export function phoneNumber(text: string | null, country: string | null): string | null {
  if (text === null) return null;
  const region = country !== null && isSupportedCountry(country) ? country : undefined;
  const parsed = parsePhoneNumberFromString(text, region);
  return parsed?.isValid() === true ? parsed.number : text;
}
