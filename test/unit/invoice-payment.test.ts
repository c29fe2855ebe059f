import { describe, expect, it } from 'vitest';
import { daysOverdue, invoicePayment, type PayableInvoice } from '#model/invoice-payment.ts';
import { money } from '#model/money.ts';

const today = '2026-03-10';
const open: PayableInvoice = {
  kind: 'INVOICE',
  status: 'OPEN',
  dueDate: '2026-03-20',
  total: money('121.00', 'EUR'),
  balance: money('121.00', 'EUR'),
};

describe('the payment of an invoice', () => {
  it.each([
    ['nothing paid and still time', {}, 'UNPAID'],
    ['partly paid and still time', { balance: money('21.00', 'EUR') }, 'PARTIAL'],
    ['nothing left, however the zero is written', { balance: money('0', 'EUR') }, 'PAID'],
    ['more paid than was asked for', { dueDate: '2026-03-09', balance: money('-5.00', 'EUR') }, 'PAID'],
    ['something left after the due day', { dueDate: '2026-03-09', balance: money('0.01', 'EUR') }, 'OVERDUE'],
    ['due today', { dueDate: today }, 'UNPAID'],
    ['stored as paid with a balance after the due day', { status: 'PAID', dueDate: '2026-03-09' }, 'OVERDUE'],
    ['without a due day', { dueDate: null }, 'UNPAID'],
    ['a draft', { status: 'DRAFT', dueDate: '2026-01-01' }, 'NOT_DUE'],
    ['reversed', { status: 'REVERSED', dueDate: '2026-01-01' }, 'NOT_DUE'],
    [
      'a credit note not used',
      { kind: 'CREDIT_NOTE', total: money('-9', 'EUR'), balance: money('-9', 'EUR') },
      'UNPAID',
    ],
    [
      'a credit note partly used',
      { kind: 'CREDIT_NOTE', total: money('-9', 'EUR'), balance: money('-4', 'EUR') },
      'PARTIAL',
    ],
    [
      'a credit note used up',
      { kind: 'CREDIT_NOTE', total: money('-9', 'EUR'), balance: money('0', 'EUR') },
      'REFUNDED',
    ],
  ] as const)('%s: %j is %s', (_, change, payment) => {
    expect(invoicePayment({ ...open, ...change }, today)).toBe(payment);
  });

  it('counts the days since the due day while something is owed', () => {
    expect(daysOverdue({ ...open, dueDate: '2026-02-28' }, today)).toBe(10);
    expect(daysOverdue({ ...open, dueDate: '2026-02-28', balance: money('0.00', 'EUR') }, today)).toBe(0);
    expect(daysOverdue({ ...open, dueDate: '2026-02-28', status: 'CANCELLED' }, today)).toBe(0);
    expect(daysOverdue({ ...open, dueDate: '2026-02-28', balance: money('-5.00', 'EUR') }, today)).toBe(0);
    expect(daysOverdue({ ...open, dueDate: today }, today)).toBe(0);
  });
});
