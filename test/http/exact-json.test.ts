import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exactNumber, parseExactJson } from '#http/exact-json.ts';

describe('parseExactJson', () => {
  it('keeps every digit of a number that a double may not hold', () => {
    const text = '{"price":12.10,"qty":[0.333, -1.50],"big":9007199254740993,"power":1e3,"nested":{"x" : 10.0}}';
    expect(parseExactJson(text)).toEqual({
      price: '12.10',
      qty: ['0.333', '-1.50'],
      big: '9007199254740993',
      power: '1e3',
      nested: { x: '10.0' },
    });
  });

  it('leaves ordinary integers, strings, booleans and nulls as they are', () => {
    const text = '{"id":42,"year":-2026,"limit":999999999999999,"amount":"12.10","yes":true,"none":null,"list":[1,2]}';
    expect(parseExactJson(text)).toEqual({
      id: 42,
      year: -2026,
      limit: 999_999_999_999_999,
      amount: '12.10',
      yes: true,
      none: null,
      list: [1, 2],
    });
  });

  it('does not change text that looks like numbers', () => {
    const value = { note: 'a las 10:00, 12.50, {1.5}', at: '2026-03-01T10:00:00.123456+01:00', price: 1 };
    expect(parseExactJson(JSON.stringify(value))).toEqual(value);
  });

  it('refuses what is not JSON', () => {
    expect(() => parseExactJson('{"price":12.1')).toThrow(SyntaxError);
    expect(() => parseExactJson('<html>')).toThrow(SyntaxError);
  });

  it('gives back any decimal that was written as a number', () => {
    const decimal = fc
      .tuple(fc.boolean(), fc.bigInt({ min: 0n, max: 10n ** 25n }), fc.stringMatching(/^\d{1,9}$/))
      .map(([negative, whole, fraction]) => `${negative ? '-' : ''}${whole}.${fraction}`);
    fc.assert(
      fc.property(fc.array(decimal), fc.string(), fc.constantFrom(0, 2), (decimals, text, indent) => {
        const written = JSON.stringify({ text, decimals: decimals.map(exactNumber) }, null, indent);
        expect(parseExactJson(written)).toEqual({ text, decimals });
      }),
    );
  });
});
