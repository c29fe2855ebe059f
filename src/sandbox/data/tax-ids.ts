import type { Random } from './random.ts';

/** A tax number as the country's companies have it, without the country's prefix; null where there is none. */
export function taxIdOf(random: Random, countryCode: string): string | null {
  const digits = (count: number): string => String(random.integer(10 ** (count - 1), 10 ** count - 1));
  switch (countryCode) {
    case 'ES':
      return spanishCompanyTaxId(random.pick(['A', 'B', 'B', 'B']), digits(7));
    case 'PT':
    case 'DE':
    case 'GB':
      return digits(9);
    case 'FR':
      return digits(11);
    case 'IT':
      return digits(11);
    case 'US':
      return `${digits(2)}-${digits(7)}`;
    case 'JP':
      return `T${digits(13)}`;
    default:
      return null;
  }
}

/** How somebody typed it into the CRM. */
export function typedTaxId(taxId: string, countryCode: string, style: number): string {
  switch (style % 4) {
    case 0:
      return `${countryCode}-${taxId}`;
    case 1:
      return taxId;
    case 2:
      return `${countryCode}${taxId}`;
    default:
      return `${taxId.slice(0, 1)}-${taxId.slice(1)}`;
  }
}

/** Letter, seven digits and the control digit of Orden EHA/451/2008. */
function spanishCompanyTaxId(letter: string, sevenDigits: string): string {
  const sum = [...sevenDigits].map(Number).reduce((total, digit, index) => {
    const doubled = digit * 2;
    return total + (index % 2 === 1 ? digit : Math.floor(doubled / 10) + (doubled % 10));
  }, 0);
  return `${letter}${sevenDigits}${String((10 - (sum % 10)) % 10)}`;
}
