import { describe, expect, it } from 'vitest';
import { type AgeingRequest, type OpenInvoice, overdueBalance, receivablesAgeing } from '#model/ageing.ts';
import { dayOf, daysBetween } from '#model/day.ts';
import { money } from '#model/money.ts';
import { fc, test } from './property.ts';

const request: AgeingRequest = { currency: 'EUR', asOf: '2026-03-31', basis: 'DUE_DATE', bucketDays: [30, 60, 90] };

function due(dueDate: string | null, amount: string, currency = 'EUR'): OpenInvoice {
  return { invoiceDate: '2026-01-01', dueDate, balance: money(amount, currency) };
}

describe('receivables by age', () => {
  it.each([
    ['on the due day itself', '2026-03-31', 'notDue'],
    ['a day later', '2026-03-30', '1–30'],
    ['30 days late', '2026-03-01', '1–30'],
    ['31 days late', '2026-02-28', '31–60'],
    ['60 days late', '2026-01-30', '31–60'],
    ['90 days late', '2025-12-31', '61–90'],
    ['91 days late', '2025-12-30', '91–'],
    ['not due yet', '2026-04-01', 'notDue'],
    ['without a due day', null, 'notDue'],
  ])('puts an invoice %s (due %s) into %s', (_, dueDate, place) => {
    const ageing = receivablesAgeing([due(dueDate, '10.00')], null, request);
    const filled = ageing.buckets.filter((bucket) => bucket.invoiceCount === 1);
    const names = filled.map((bucket) => `${bucket.fromDay}–${bucket.toDay ?? ''}`);
    expect(names).toEqual(place === 'notDue' ? [] : [place]);
    expect(ageing.notDue.amount).toBe(place === 'notDue' ? '10.00' : '0.00');
    expect(ageing.total).toEqual(money('10.00', 'EUR'));
  });

  it('counts from the day of the invoice when asked to', () => {
    const ageing = receivablesAgeing([due('2026-12-31', '10.00')], null, { ...request, basis: 'INVOICE_DATE' });
    expect(ageing.buckets.map((bucket) => bucket.invoiceCount)).toEqual([0, 0, 1, 0]);
  });

  it('takes credit notes and unapplied payments from what is not due, never from what is overdue', () => {
    const invoices = [due('2026-03-01', '100.00'), due('2026-05-01', '50.00'), due('2026-03-01', '-30.00')];
    const creditNotesAlone = receivablesAgeing(invoices, null, request);
    expect([creditNotesAlone.notDue.amount, creditNotesAlone.buckets[0]?.amount.amount]).toEqual(['20.00', '100.00']);
    const withPayments = receivablesAgeing(invoices, money('95.00', 'EUR'), request);
    expect(withPayments.notDue.amount).toBe('-45.00');
    expect(withPayments.total.amount).toBe('55.00');
  });

  it('speaks one currency and names the others', () => {
    const ageing = receivablesAgeing([due('2026-03-01', '10'), due('2026-03-01', '99', 'USD')], null, request);
    expect(ageing.total).toEqual(money('10.00', 'EUR'));
    expect(ageing.otherCurrencies).toEqual(['USD']);
  });

  const anyInvoice = fc
    .record({
      invoiceDate: fc.option(fc.integer({ min: -400, max: 100 }).map(dayFromEpoch)),
      dueDate: fc.option(fc.integer({ min: -400, max: 100 }).map(dayFromEpoch)),
      cents: fc.integer({ min: -100_000, max: 100_000 }).filter((cents) => cents !== 0),
    })
    .map(({ cents, invoiceDate, dueDate }) => ({ invoiceDate, dueDate, balance: money(inEuros(cents), 'EUR') }));
  const anyBuckets = fc.uniqueArray(fc.integer({ min: 1, max: 200 }), { minLength: 1, maxLength: 6 });

  test(
    'loses nothing: not due and buckets together are the balance, whatever the buckets',
    [fc.array(anyInvoice), anyBuckets, fc.constantFrom('DUE_DATE' as const, 'INVOICE_DATE' as const)],
    (invoices, days, basis) => {
      const bucketDays = days.toSorted((a, b) => a - b);
      const ageing = receivablesAgeing(invoices, null, { currency: 'EUR', asOf: '2026-01-01', basis, bucketDays });
      const parts = [ageing.notDue, ...ageing.buckets.map((bucket) => bucket.amount)];
      const cents = invoices.map((invoice) => inCents(invoice.balance.amount));
      expect(sum(parts.map((part) => inCents(part.amount)))).toBe(sum(cents));
      expect(inCents(ageing.total.amount)).toBe(sum(cents));
      expect(sum(ageing.buckets.map((bucket) => bucket.invoiceCount))).toBeLessThanOrEqual(invoices.length);
    },
  );

  test(
    'puts into its buckets by due day exactly what is overdue',
    [fc.array(anyInvoice), anyBuckets],
    (invoices, days) => {
      const bucketDays = days.toSorted((a, b) => a - b);
      const ageing = receivablesAgeing(invoices, null, { ...request, asOf: '2026-01-01', bucketDays });
      const inBuckets = sum(ageing.buckets.map((bucket) => inCents(bucket.amount.amount)));
      expect(inCents(overdueBalance(invoices, 'EUR', '2026-01-01').amount)).toBe(inBuckets);
    },
  );
});

describe('a day', () => {
  it('is the day of the legal entity, not of Greenwich', () => {
    const lateEvening = Date.UTC(2026, 2, 31, 22, 30);
    expect(dayOf(lateEvening, 'Europe/Madrid')).toBe('2026-04-01');
    expect(dayOf(lateEvening, 'America/New_York')).toBe('2026-03-31');
  });

  it('is as far from another as the calendar says, summer time and leap years included', () => {
    expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2);
    expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2);
    expect(daysBetween('2026-01-02', '2026-01-01')).toBe(-1);
  });
});

function dayFromEpoch(offset: number): string {
  return new Date(Date.UTC(2026, 0, 1 + offset)).toISOString().slice(0, 10);
}

function inEuros(cents: number): string {
  return `${cents < 0 ? '-' : ''}${Math.trunc(Math.abs(cents) / 100)}.${String(Math.abs(cents) % 100).padStart(2, '0')}`;
}

function inCents(amount: string): number {
  return Number(amount.replace('.', ''));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
