import { describe, expect, it } from 'vitest';
import { promiseFromStock, promiseFromSupply, promiseOfService } from '#model/promise.ts';
import { quantity } from '#model/quantity.ts';
import { fc, test } from './property.ts';

const today = '2026-03-10';

function ask(wanted: number | string, neededBy: string | null = null) {
  return { quantity: quantity(String(wanted), 'Unit'), today, neededBy };
}

function units(value: number | string) {
  return quantity(String(value), 'Unit');
}

function on(date: string, value: number | string) {
  return { date, quantity: units(value) };
}

describe('a delivery promise', () => {
  it('is kept from the shelf when there is enough for everybody', () => {
    expect(promiseFromSupply(ask(10), [units(25)], [on('2026-03-12', -15)])).toEqual({
      canPromise: true,
      promisedNow: units(10),
      shortage: units(0),
      earliestFullDate: today,
      basis: 'PROJECTED_BALANCE',
    });
  });

  it('does not give away what a later order has been promised, though it lies on the shelf today', () => {
    const promise = promiseFromSupply(ask(10), [units(12)], [on('2026-03-20', -8), on('2026-03-25', 30)]);
    expect(promise).toMatchObject({
      canPromise: false,
      promisedNow: units(4),
      shortage: units(6),
      earliestFullDate: '2026-03-25',
    });
  });

  it('waits for the receipt after which the balance stays high enough', () => {
    const events = [on('2026-03-15', 20), on('2026-03-18', -15), on('2026-03-30', 5)];
    expect(promiseFromSupply(ask(10), [], events).earliestFullDate).toBe('2026-03-30');
    expect(promiseFromSupply(ask(5), [], events).earliestFullDate).toBe('2026-03-15');
  });

  it('knows no day when no receipt covers the quantity', () => {
    expect(promiseFromSupply(ask(100), [units(3)], [on('2026-04-01', 50)])).toMatchObject({
      canPromise: false,
      promisedNow: units(3),
      earliestFullDate: null,
    });
  });

  it('answers for the day on which it is needed', () => {
    const events = [on('2026-03-15', 20)];
    expect(promiseFromSupply(ask(10, '2026-03-14'), [], events)).toMatchObject({
      canPromise: false,
      shortage: units(10),
    });
    expect(promiseFromSupply(ask(10, '2026-03-15'), [], events)).toMatchObject({
      canPromise: true,
      shortage: units(0),
    });
    expect(promiseFromSupply(ask(10, '2026-03-15'), [], events).promisedNow).toEqual(units(0));
  });

  it('cannot be kept on a day that has passed', () => {
    expect(promiseFromSupply(ask(1, '2026-03-09'), [units(50)], [])).toMatchObject({
      canPromise: false,
      shortage: units(1),
    });
  });

  it('reckons with what is overdue as if it came today', () => {
    expect(promiseFromSupply(ask(10), [], [on('2026-01-01', 10)]).earliestFullDate).toBe(today);
    expect(promiseFromSupply(ask(1), [units(5)], [on('2025-12-24', -5)]).canPromise).toBe(false);
  });

  it('promises nothing, rather than less than nothing, when too much was promised already', () => {
    expect(promiseFromSupply(ask(1), [units(2)], [on('2026-03-11', -9)]).promisedNow).toEqual(units(0));
  });

  it('is exact in fractions of a unit', () => {
    expect(promiseFromSupply(ask('0.3'), [units('0.1'), units('0.2')], []).canPromise).toBe(true);
  });

  it('looks at the shelf less all open demand where the system dates nothing', () => {
    const level = { onHand: units(10), outgoing: units(7) };
    expect(promiseFromStock(ask(3), [level])).toMatchObject({ canPromise: true, basis: 'ON_HAND_ONLY' });
    expect(promiseFromStock(ask(4), [level])).toMatchObject({ canPromise: false, earliestFullDate: null });
  });

  it('is always kept for a service', () => {
    expect(promiseOfService(ask(1000))).toMatchObject({
      canPromise: true,
      earliestFullDate: today,
      basis: 'NOT_STOCKED',
    });
  });

  const anyEvents = fc.array(fc.tuple(fc.integer({ min: -5, max: 12 }), fc.integer({ min: -20, max: 20 })), {
    maxLength: 12,
  });

  test(
    'agrees with a reckoning day by day',
    [fc.nat(30), anyEvents, fc.integer({ min: 1, max: 30 }), fc.option(fc.integer({ min: 0, max: 14 }))],
    (onHand, events, wanted, neededIn) => {
      const promise = promiseFromSupply(
        ask(wanted, neededIn === null ? null : dayIn(neededIn)),
        [units(onHand)],
        events.map(([inDays, value]) => on(dayIn(inDays), value)),
      );
      const balanceOn = (day: number) =>
        onHand + events.filter(([inDays]) => inDays <= day).reduce((total, [, value]) => total + value, 0);
      const promisableOn = (day: number) =>
        Math.max(0, Math.min(...Array.from({ length: 15 }, (_, later) => balanceOn(day + later))));
      const firstDay = Array.from({ length: 15 }, (_, day) => day).find((day) => promisableOn(day) >= wanted);
      expect(promise.earliestFullDate).toBe(firstDay === undefined ? null : dayIn(firstDay));
      expect(promise.promisedNow).toEqual(units(Math.min(wanted, promisableOn(0))));
      expect(promise.shortage).toEqual(units(wanted - Math.min(wanted, promisableOn(neededIn ?? 0))));
      expect(promise.canPromise).toBe(promisableOn(neededIn ?? 0) >= wanted);
    },
  );
});

function dayIn(days: number): string {
  return new Date(Date.UTC(2026, 2, 10 + days)).toISOString().slice(0, 10);
}
