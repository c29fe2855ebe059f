import { expect, it } from 'vitest';
import { z } from 'zod';
import { domainNames } from '#connectors/domain-names.ts';
import { parseWire } from '#connectors/parse-wire.ts';
import { phoneNumber } from '#connectors/phone-number.ts';
import { readWord, wireDecimal, wireInstant, wordsFor } from '#connectors/wire-values.ts';

it.each([
  ['2026-03-01T10:00:00.123456+01:00', '2026-03-01T09:00:00.123456Z'],
  ['2026-07-01T00:30:00+02:00', '2026-06-30T22:30:00Z'],
  ['2026-03-01 09:00:00.000001', '2026-03-01T09:00:00.000001Z'],
  ['2026-03-01T09:00:00Z', '2026-03-01T09:00:00Z'],
])('reads the instant %s as %s', (text, expected) => {
  expect(wireInstant.parse(text)).toBe(expected);
});

it.each(['', '2026-03-01', '2026-13-01T00:00:00Z', '1772355600', 'yesterday'])('reads no instant in %j', (text) => {
  expect(wireInstant.safeParse(text).success).toBe(false);
});

it.each([
  ['12.10', '12.10'],
  [0, '0'],
  [-3, '-3'],
  ['1e3', '1000'],
  ['9007199254740993', '9007199254740993'],
])('reads the decimal %j as %s', (value, expected) => {
  expect(wireDecimal.parse(value)).toBe(expected);
});

it.each(['', 'NaN', '1,5', null, 1.5])('reads no decimal in %j', (value) => {
  expect(wireDecimal.safeParse(value).success).toBe(false);
});

it('translates words both ways, unknown ones to the fallback', () => {
  const words = { sale: 'CONFIRMED', closed: 'CLOSED', done: 'CLOSED' } as const;
  expect(readWord(words, 'sale', 'CLOSED')).toBe('CONFIRMED');
  expect(readWord(words, 'toString', 'CLOSED')).toBe('CLOSED');
  expect(wordsFor(words, ['CLOSED'])).toEqual(['closed', 'done']);
  expect(wordsFor(words, [])).toEqual([]);
});

it('names the fields of an answer that are not as expected, but not their values', () => {
  const schema = z.object({ results: z.array(z.object({ id: z.string(), total: wireDecimal })) });
  const body = {
    results: [
      { id: 'a', total: '1' },
      { id: 7, total: 'canary' },
    ],
  };
  expect(() => parseWire(schema, body, 'erp')).toThrow(
    expect.objectContaining({
      code: 'BAD_RESPONSE',
      system: 'erp',
      outcomeUnknown: false,
      message: 'the answer of erp has not the expected shape at results.1.id, results.1.total',
    }),
  );
});

it.each([
  ['986 12 34 56', 'ES', '+34986123456'],
  ['+44 20 7946 0958', 'ES', '+442079460958'],
  ['0033 1 42 68 53 00', 'FR', '+33142685300'],
  ['ext. 12', 'ES', 'ext. 12'],
  ['986 12 34 56', null, '986 12 34 56'],
  [null, 'ES', null],
])('reads the phone number %j of %s as %j', (text, country, expected) => {
  expect(phoneNumber(text, country)).toBe(expected);
});

it('takes the domains out of addresses, each once', () => {
  expect(
    domainNames([
      'compras@Ons.example',
      'https://www.ons.example/es?x=1',
      'shop.ons.example:8080',
      'www.ria.example',
      null,
      'no domain',
      '',
    ]),
  ).toEqual(['ons.example', 'shop.ons.example', 'ria.example']);
});
