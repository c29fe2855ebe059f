import { expect, it } from 'vitest';
import { plainUnit } from '#model/unit-name.ts';

it.each(['Unit', 'pcs', 'pcs.', 'u', 'Each', 'EA', ' ud ', 'C62'])('takes "%s" for a piece', (name) => {
  expect(plainUnit(name)).toBe('piece');
});

it('keeps other units apart, whatever their case', () => {
  expect(plainUnit('KG')).toBe(plainUnit('kg'));
  expect(new Set(['kg', 'g', 'm', 'box', 'pair', 'dozen', 'set', 'unit'].map(plainUnit)).size).toBe(8);
});
