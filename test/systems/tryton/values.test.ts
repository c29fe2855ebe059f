import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { fieldsOf } from '#connectors/tryton/fields.ts';
import {
  atMostDigits,
  toDay,
  toFloat,
  toInstant,
  toPrice,
  trytonDay,
  trytonDays,
  trytonDecimal,
  trytonFloat,
  trytonInstant,
  trytonReference,
} from '#connectors/tryton/values.ts';
import { parseExactJson } from '#http/exact-json.ts';

// As trytond 6.0.29 wrote them.
const recorded = {
  decimal: '{"__class__":"Decimal","decimal":"12014.43"}',
  padded: '{"__class__":"Decimal","decimal":"129.6500"}',
  exponent: '{"__class__":"Decimal","decimal":"1E+3"}',
  date: '{"__class__":"date","year":2026,"month":3,"day":9}',
  datetime:
    '{"__class__":"datetime","year":2026,"month":11,"day":24,"hour":5,"minute":43,"second":16,"microsecond":549835}',
  timedelta: '{"__class__":"timedelta","seconds":259200.0}',
  float: '12.0',
  tinyFloat: '1e-05',
} as const;

describe('values on the wire of Tryton', () => {
  it('reads decimals to the digit', () => {
    expect(trytonDecimal.parse(read('decimal'))).toBe('12014.43');
    expect(trytonDecimal.parse(read('padded'))).toBe('129.6500');
    expect(trytonDecimal.parse(read('exponent'))).toBe('1000');
  });

  it('reads days, instants to the microsecond, and durations', () => {
    expect(trytonDay.parse(read('date'))).toBe('2026-03-09');
    expect(trytonInstant.parse(read('datetime'))).toBe('2026-11-24T05:43:16.549835Z');
    expect(trytonDays.parse(read('timedelta'))).toBe(3);
  });

  it('reads floats as the digits that they stand for', () => {
    expect(trytonFloat.parse(read('float'))).toBe('12');
    expect(trytonFloat.parse(read('tinyFloat'))).toBe('0.00001');
    expect(atMostDigits('0.30000000000000004', 2)).toBe('0.3');
  });

  it('reads references to records of any kind', () => {
    expect(trytonReference.parse('sale.opportunity,7')).toEqual({ model: 'sale.opportunity', id: '7' });
  });

  it('refuses what has not the tag: Tryton would have kept a float where a decimal belongs', () => {
    expect(trytonDecimal.safeParse('12.10').success).toBe(false);
    expect(trytonDay.safeParse('2026-03-09').success).toBe(false);
  });

  it('writes what it reads', () => {
    expect(toDay('2026-03-09')).toEqual(JSON.parse(recorded.date));
    expect(toInstant('2026-11-24T05:43:16.549835Z')).toEqual(JSON.parse(recorded.datetime));
    expect(toInstant('2026-11-24T05:43:16.5Z')).toMatchObject({ second: 16, microsecond: 500_000 });
  });

  it('writes quantities as floats, all their digits included', () => {
    expect(JSON.stringify([toFloat('3'), toFloat('0.333')])).toBe('[3.0,0.333]');
  });

  it('shows prices without the zeros that they are padded with', () => {
    expect([toPrice('129.6500', 'EUR'), toPrice('0.3333', 'EUR'), toPrice('12.10', 'EUR')]).toEqual([
      { amount: '129.65', currency: 'EUR' },
      { amount: '0.3333', currency: 'EUR' },
      { amount: '12.10', currency: 'EUR' },
    ]);
  });
});

describe('the fields of a schema', () => {
  it('are its keys, those of related records behind a dot', () => {
    const row = z
      .object({
        number: z.string(),
        'party.': z.object({ name: z.string() }).nullable(),
        'lines.': z.array(z.object({ quantity: trytonFloat, 'unit.': z.object({ name: z.string() }) })),
      })
      .transform((wire) => wire.number);
    expect(fieldsOf(row)).toEqual(['number', 'party.name', 'lines.quantity', 'lines.unit.name']);
  });

  it('are those of both sides of an intersection', () => {
    expect(fieldsOf(z.intersection(z.object({ id: z.int() }), z.object({ code: z.string() })))).toEqual(['id', 'code']);
  });
});

function read(name: keyof typeof recorded): unknown {
  return z.tuple([z.unknown()]).parse(parseExactJson(`[${recorded[name]}]`))[0];
}
