import { z } from 'zod';
import { exactNumber } from '#http/exact-json.ts';
import { type Decimal, decimal, round } from '#model/decimal.ts';
import { minorDigits, type Money, money } from '#model/money.ts';
import { customText } from '../custom-fields.ts';
import { wireDecimal } from '../wire-values.ts';

// trytond tags what JSON has no type for: trytond/protocols/jsonrpc.py. On writing it also takes a float for a Decimal and
// text for a date, and keeps what is then wrong; so everything is tagged here.

export const trytonDecimal = z
  .object({ __class__: z.literal('Decimal'), decimal: z.string() })
  .transform((value, context): Decimal => {
    try {
      return decimal(value.decimal);
    } catch {
      context.addIssue({ code: 'custom', message: 'not a decimal number' });
      return z.NEVER;
    }
  });

/** YYYY-MM-DD. */
export const trytonDay = z
  .object({ __class__: z.literal('date'), year: z.int(), month: z.int(), day: z.int() })
  .transform(({ year, month, day }) => `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`);

/** An instant, which trytond keeps in UTC, with its microseconds. */
export const trytonInstant = z
  .object({
    __class__: z.literal('datetime'),
    year: z.int(),
    month: z.int(),
    day: z.int(),
    hour: z.int(),
    minute: z.int(),
    second: z.int(),
    microsecond: z.int(),
  })
  .transform(
    (at) =>
      `${pad(at.year, 4)}-${pad(at.month, 2)}-${pad(at.day, 2)}T` +
      `${pad(at.hour, 2)}:${pad(at.minute, 2)}:${pad(at.second, 2)}.${pad(at.microsecond, 6)}Z`,
  );

/** A duration in whole days. */
export const trytonDays = z
  .object({ __class__: z.literal('timedelta'), seconds: wireDecimal })
  .transform(({ seconds }) => Math.ceil(Number(seconds) / 86_400));

/** A number without type tag, which is a float there: without the ".0" that Python writes. */
export const trytonFloat = wireDecimal.transform(withoutTrailingZeros);

/** On SQLite 1 or 0. */
export const trytonFlag = z.union([z.boolean(), z.int()]).nullable().transform(Boolean);

export const trytonId = z.int().transform(String);

/** "model,id" as Tryton writes a reference to a record of any kind. */
export const trytonReference = z
  .string()
  .regex(/^[a-z0-9_.]+,\d+$/)
  .transform((text) => {
    const at = text.indexOf(',');
    return { model: text.slice(0, at), id: text.slice(at + 1) };
  });

/** Any stored field as text. */
export const trytonText = z.union([trytonDecimal, trytonDay, trytonInstant, customText]);

export function toDecimal(value: Decimal): object {
  return { __class__: 'Decimal', decimal: value };
}

export function toDay(day: string): object {
  const [year, month, date] = day.split('-').map(Number);
  return { __class__: 'date', year, month, day: date };
}

/** Takes RFC 3339 in UTC with any number of digits in the fraction. */
export function toInstant(instant: string): object {
  const at = new Date(instant);
  const fraction = /\.(\d+)/.exec(instant)?.[1] ?? '';
  return {
    __class__: 'datetime',
    year: at.getUTCFullYear(),
    month: at.getUTCMonth() + 1,
    day: at.getUTCDate(),
    hour: at.getUTCHours(),
    minute: at.getUTCMinutes(),
    second: at.getUTCSeconds(),
    microsecond: Number(fraction.slice(0, 6).padEnd(6, '0')),
  };
}

export function toFloat(value: Decimal): unknown {
  return exactNumber(value.includes('.') ? value : `${value}.0`);
}

export function toId(id: string): number {
  return Number(id);
}

/** Other texts cannot be an id here, and asking for them would be refused. */
export function isTrytonId(id: string): boolean {
  return /^[1-9]\d{0,8}$/.test(id);
}

/** A float that stands for a quantity, at most to the digits of its unit: 0.1 + 0.2 is 0.3. */
export function atMostDigits(value: Decimal, digits: number): Decimal {
  return withoutTrailingZeros(round(value, digits));
}

function withoutTrailingZeros(value: Decimal): Decimal {
  return value.includes('.') ? value.replace(/\.?0+$/, '') : value;
}

/** A price per unit, without the zeros behind the currency's digits that Tryton pads it with. */
export function toPrice(amount: Decimal, currency: string): Money {
  const [, fraction = ''] = amount.split('.');
  const needed = fraction.replace(/0+$/, '').length;
  const places = Math.min(fraction.length, Math.max(needed, minorDigits(currency)));
  return money(round(amount, places), currency);
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0');
}
