import { describe, expect, it } from 'vitest';
import { linesTotal, weightedAmount } from '#model/deal-amounts.ts';
import { liveOrder } from '#model/live-order.ts';
import { money } from '#model/money.ts';
import { quantity } from '#model/quantity.ts';
import { availableStock, projectedStock } from '#model/stock.ts';

describe('the amounts of a deal', () => {
  it('are the sum of its lines', () => {
    const lines = [{ lineTotal: money('0.10', 'EUR') }, { lineTotal: money('0.20', 'EUR') }];
    expect(linesTotal(lines)).toEqual(money('0.30', 'EUR'));
  });

  it('are not known without lines, or when the lines speak several currencies', () => {
    expect(linesTotal([])).toBeNull();
    expect(linesTotal([{ lineTotal: money('1', 'EUR') }, { lineTotal: money('1', 'USD') }])).toBeNull();
  });

  it('are weighted by the probability and rounded to the currency', () => {
    expect(weightedAmount(money('1000.01', 'EUR'), '0.333')).toEqual(money('333.00', 'EUR'));
    expect(weightedAmount(money('1001', 'JPY'), '0.5')).toEqual(money('501', 'JPY'));
    expect(weightedAmount(null, '0.5')).toBeNull();
    expect(weightedAmount(money('1', 'EUR'), null)).toBeNull();
  });
});

describe('the stock of a product', () => {
  it('is available less what is reserved, and projected with everything planned', () => {
    const stock = {
      onHand: kilograms('10.5'),
      reserved: kilograms('12'),
      incoming: kilograms('4'),
      outgoing: kilograms('13'),
    };
    expect(availableStock(stock)).toEqual(kilograms('-1.5'));
    expect(projectedStock(stock)).toEqual(kilograms('1.5'));
  });
});

describe('the order behind a reference', () => {
  const cancelled = { status: 'CANCELLED', createdAt: '2026-01-01T00:00:00Z' };
  const first = { status: 'CONFIRMED', createdAt: '2026-01-02T00:00:00Z' };
  const twin = { status: 'DRAFT', createdAt: '2026-01-02T00:00:00.5Z' };

  it('is the oldest that was not cancelled', () => {
    expect(liveOrder([twin, cancelled, first])).toBe(first);
  });

  it('is a cancelled one when there is no other, and none when there is none', () => {
    expect(liveOrder([cancelled])).toBe(cancelled);
    expect(liveOrder([])).toBeNull();
  });
});

function kilograms(value: string) {
  return quantity(value, 'kg');
}
