import { fc, test } from './property.ts';
import { describe, expect, it } from 'vitest';
import { add, compare, decimal, divide, multiply, negate, round, subtract } from '#model/decimal.ts';
import { minorDigits, money, multiplyMoney, sumMoney, subtractMoney } from '#model/money.ts';

describe('a decimal', () => {
  it.each([
    ['12.10', '12.10'],
    ['1e3', '1000'],
    ['.5', '0.5'],
    ['5.', '5'],
    ['+7', '7'],
    ['-0', '0'],
    ['-0.00', '0'],
    ['007', '7'],
    ['1e-7', '0.0000001'],
    ['9007199254740993', '9007199254740993'],
  ])('reads %s as %s', (digits, expected) => {
    expect(decimal(digits)).toBe(expected);
  });

  it.each(['', 'abc', 'NaN', 'Infinity', '1,5', '0x10', '1.2.3', '--1'])('refuses %j', (digits) => {
    expect(() => decimal(digits)).toThrow(/a decimal number is required, got/);
  });

  it('does not suffer from binary fractions', () => {
    expect(multiply('1.005', '100')).toBe('100.5');
    expect(add('0.1', '0.2')).toBe('0.3');
    expect(round('1.005', 2)).toBe('1.01');
    expect(round('-1.005', 2)).toBe('-1.01');
    expect(round('2.5', 0)).toBe('3');
    expect(round('-0.001', 2)).toBe('0.00');
    expect(divide('10', '4')).toBe('2.5');
  });

  const digits36 = fc.bigInt({ min: -(10n ** 36n), max: 10n ** 36n });

  test('adds and subtracts without a trace', [digits36, digits36], (a, b) => {
    const cents = (value: bigint) => decimal(`${value}e-2`);
    expect(compare(subtract(add(cents(a), cents(b)), cents(b)), cents(a))).toBe(0);
    expect(compare(add(cents(a), negate(cents(a))), '0')).toBe(0);
  });
});

describe('money', () => {
  it('has the minor digits of its currency', () => {
    expect(['EUR', 'JPY', 'KWD'].map(minorDigits)).toEqual([2, 0, 3]);
    expect(multiplyMoney(money('0.333', 'KWD'), '2')).toEqual(money('0.666', 'KWD'));
    expect(multiplyMoney(money('10', 'JPY'), '0.25')).toEqual(money('3', 'JPY'));
  });

  it('never mixes currencies', () => {
    expect(() => sumMoney([money('1', 'EUR'), money('1', 'USD')], 'EUR')).toThrow(
      'an amount in EUR is required, got one in USD',
    );
    expect(() => subtractMoney(money('1', 'EUR'), money('1', 'USD'))).toThrow(RangeError);
  });
});
