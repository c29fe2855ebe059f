import { describe, expect, it } from 'vitest';
import { type CreditFigures, creditPosition } from '#model/credit.ts';
import { money } from '#model/money.ts';
import { fc, test } from './property.ts';

const figures: CreditFigures = {
  limit: money('1000.00', 'EUR'),
  receivable: money('700.00', 'EUR'),
  uninvoicedOrders: money('250.50', 'EUR'),
  unappliedCredits: money('100.00', 'EUR'),
  onHold: false,
  exposureBasis: 'with tax',
  asOf: '2026-03-10T10:00:00Z',
  stale: false,
};

describe('a credit position', () => {
  it('is what is owed and ordered less what was paid in advance', () => {
    const position = creditPosition([figures], [], '2026-03-10');
    expect(position).toMatchObject({ exposure: money('850.50', 'EUR'), available: money('149.50', 'EUR') });
  });

  it('may be negative when the limit is exceeded', () => {
    const position = creditPosition([{ ...figures, limit: money('100.00', 'EUR') }], [], '2026-03-10');
    expect(position?.available).toEqual(money('-750.50', 'EUR'));
  });

  it('has nothing available or unavailable without a limit', () => {
    expect(creditPosition([{ ...figures, limit: null }], [], '2026-03-10')).toMatchObject({
      limit: null,
      available: null,
    });
  });

  it('does not exist without figures', () => {
    expect(creditPosition([], [], '2026-03-10')).toBeNull();
  });

  it('says what is past its due day, in its own currency', () => {
    const open = [
      invoice('2026-03-09', '10.00'),
      invoice('2026-03-10', '20.00'),
      invoice('2026-01-01', '-5.00'),
      invoice('2026-01-01', '40.00', 'USD'),
    ];
    expect(creditPosition([figures], open, '2026-03-10')?.overdue).toEqual(money('10.00', 'EUR'));
  });

  it('adds up several accounts of one customer, and leaves other currencies out', () => {
    const second = { ...figures, onHold: true, stale: true, asOf: '2026-03-09T10:00:00Z' };
    const dollars = { ...figures, receivable: money('9.00', 'USD') };
    expect(creditPosition([figures, second, dollars], [], '2026-03-10')).toMatchObject({
      limit: money('2000.00', 'EUR'),
      exposure: money('1701.00', 'EUR'),
      onHold: true,
      stale: true,
      asOf: '2026-03-09T10:00:00Z',
    });
  });

  it('has no limit as soon as one of its accounts has none', () => {
    expect(creditPosition([figures, { ...figures, limit: null }], [], '2026-03-10')?.available).toBeNull();
  });

  const yen = fc.nat(10_000_000).map((amount) => money(String(amount), 'JPY'));

  test('adds up to the unit', [yen, yen, yen, yen], (limit, receivable, uninvoicedOrders, unappliedCredits) => {
    const all = { ...figures, limit, receivable, uninvoicedOrders, unappliedCredits };
    const position = creditPosition([all], [], '2026-03-10');
    const exposure = Number(receivable.amount) + Number(uninvoicedOrders.amount) - Number(unappliedCredits.amount);
    expect(position?.exposure).toEqual(money(String(exposure), 'JPY'));
    expect(position?.available).toEqual(money(String(Number(limit.amount) - exposure), 'JPY'));
  });
});

function invoice(dueDate: string, amount: string, currency = 'EUR') {
  return { invoiceDate: '2026-01-01', dueDate, balance: money(amount, currency) };
}
