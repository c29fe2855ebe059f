import { Kind } from 'graphql';
import { describe, expect, it } from 'vitest';
import { scalars } from '#graphql/scalars.ts';
import { decimal } from '#model/decimal.ts';
import { fc, test } from './property.ts';

const accepted: Readonly<Record<keyof typeof scalars, readonly (readonly [string, string])[]>> = {
  Decimal: [
    ['0', '0'],
    ['-12.50', '-12.50'],
    ['007', '007'],
    ['9007199254740993.000000000000000001', '9007199254740993.000000000000000001'],
  ],
  DateTime: [
    ['2026-03-01T10:00:00Z', '2026-03-01T10:00:00Z'],
    ['2026-03-01T10:00:00.123456+01:00', '2026-03-01T09:00:00.123456Z'],
    ['2026-01-01T00:30:00+05:30', '2025-12-31T19:00:00Z'],
  ],
  Date: [['2028-02-29', '2028-02-29']],
  Currency: [['EUR', 'EUR']],
  Country: [['ES', 'ES']],
};

const refused: Readonly<Record<keyof typeof scalars, readonly unknown[]>> = {
  Decimal: ['', '1e3', '.5', '5.', '+7', ' 1', '1,5', 'NaN', 'Infinity', '0x10', '١', 12.5, 1n, null, true],
  DateTime: [
    '2026-03-01',
    '2026-03-01T10:00:00',
    '2026-02-30T10:00:00Z',
    '2026-03-01T24:00:00Z',
    '2026-03-01 10:00:00Z',
    0,
  ],
  Date: ['2026-02-29', '2026-3-1', '20260301', '2026-03-01T00:00:00Z', '2026-13-01', 20260301],
  Currency: ['eur', 'EURO', '', 978],
  Country: ['es', 'ESP', '', 34],
};

describe.each(Object.values(scalars))('$name', (scalar) => {
  const name = scalar.name as keyof typeof scalars; // the names of the map's own values

  it('reads what it is, as a variable and as a literal', () => {
    for (const [text, expected] of accepted[name]) {
      expect(scalar.parseValue(text)).toBe(expected);
      expect(scalar.parseLiteral({ kind: Kind.STRING, value: text })).toBe(expected);
    }
  });

  it('refuses everything else as the fault of the client, and says what was required', () => {
    for (const value of refused[name]) {
      const refusal = expect.objectContaining({
        message: expect.stringMatching(new RegExp(`^${name} must be .+, got `)),
        extensions: { code: 'BAD_USER_INPUT' },
      });
      expect(caught(() => scalar.parseValue(value))).toEqual(refusal);
    }
    expect(() => scalar.parseLiteral({ kind: Kind.INT, value: '5' })).toThrow(`${name} must be`);
  });

  it('lets nothing else out, and then it is our fault', () => {
    for (const value of refused[name]) expect(caught(() => scalar.serialize(value))).toMatchObject({ extensions: {} });
    for (const [, text] of accepted[name]) expect(scalar.serialize(text)).toBe(text);
  });
});

test(
  'Decimal lets through whatever our decimals are written as',
  [fc.bigInt(), fc.integer({ min: -20, max: 20 })],
  (digits, exponent) => {
    const value = decimal(`${digits}e${exponent}`);
    expect(scalars.Decimal.parseValue(scalars.Decimal.serialize(value))).toBe(value);
  },
);

function caught(attempt: () => unknown): unknown {
  try {
    return attempt();
  } catch (error) {
    return error;
  }
}
