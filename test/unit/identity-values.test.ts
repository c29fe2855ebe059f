import { describe, expect, it } from 'vitest';
import { plainLegalName, plainWords } from '#model/legal-name.ts';
import { domainOfEmail, domainOfWebsite, ownDomains } from '#model/mail-domain.ts';
import { formatTaxId, parseTaxId } from '#model/tax-id.ts';
import { fc, test } from './property.ts';

describe('a tax number', () => {
  it.each([
    ['ES-B12345678', null, 'ES:B12345678'],
    ['B 12.345.678', 'es', 'ES:B12345678'],
    ['ESB12345678', 'FR', 'ES:B12345678'],
    ['EL123456789', 'DE', 'GR:123456789'],
    ['CHE-123.456.789 MWST', 'CH', 'CH:123456789'],
    ['NL123456789B01', null, 'NL:123456789B01'],
    ['RSSMRA85T10A562S', 'IT', 'IT:RSSMRA85T10A562S'],
    ['123-45-6789', 'US', 'US:123456789'],
  ])('written %s in %s is %s', (text, country, expected) => {
    const taxId = parseTaxId(text, country);
    expect(taxId && formatTaxId(taxId)).toBe(expected);
  });

  it.each([
    ['B12345678', null],
    ['000000000', 'ES'],
    ['DE999999999', null],
    ['n/a', 'ES'],
    [null, 'ES'],
  ])('%s in %s says nothing', (text, country) => {
    expect(parseTaxId(text, country)).toBeNull();
  });
});

describe('a legal name', () => {
  it.each([
    ['Talleres Ibáñez, S.L.', 'talleres ibanez'],
    ['TALLERES IBANEZ SL', 'talleres ibanez'],
    ['Müller GmbH & Co. KG', 'muller'],
    ['Foo S.A. de C.V.', 'foo'],
    ['Bar Sp. z o.o.', 'bar'],
    ['Norden A/S', 'norden'],
    ['Foo, S. L.', 'foo'],
    ["L'Oréal S.A.", 'loreal'],
    ['Sociedad Limitada', 'sociedad limitada'],
    ['SA', 'sa'],
  ])('%s is compared as "%s"', (name, expected) => {
    expect(plainLegalName(name)).toBe(expected);
  });

  test('is not changed by being read twice', [fc.string()], (name) => {
    expect(plainWords(plainWords(name))).toBe(plainWords(name));
  });
});

describe('a domain', () => {
  it('is found in addresses and websites', () => {
    expect(domainOfEmail(' Ana@Acme.example ')).toBe('acme.example');
    expect(domainOfEmail('not an address')).toBeNull();
    expect(domainOfWebsite('https://www.acme.example/contact?x=1')).toBe('acme.example');
    expect(domainOfWebsite('acme.example')).toBe('acme.example');
    expect(domainOfWebsite('none')).toBeNull();
  });

  it('of a free mail provider belongs to nobody', () => {
    expect(ownDomains(['Gmail.com', 'www.acme.example', 'hotmail.es', null, 'acme.example'])).toEqual(['acme.example']);
  });
});
