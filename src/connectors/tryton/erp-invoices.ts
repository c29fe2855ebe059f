import type { InvoiceFilter, InvoiceStatus } from '#ports/erp-system.ts';
import { wordsFor } from '../wire-values.ts';
import { changedSince } from './domain.ts';
import { invoiceStates } from './erp-words.ts';
import type { Domain } from './link.ts';
import { toDay, toDecimal } from './values.ts';

/** Those to customers. */
export const invoiceScope: Domain = [['type', '=', 'out']];

export function invoiceFilter({ status, overdue, updatedSince }: InvoiceFilter, today: string): Domain {
  return [
    ...(status === undefined ? [] : [['OR', ['id', '=', -1], ...status.map(statesOf)]]),
    ...(overdue === undefined ? [] : [overdue ? isOverdue(today) : isNotOverdue(today)]),
    ...(updatedSince === undefined ? [] : [changedSince(updatedSince)]),
  ];
}

// A booked one is not withdrawn but taken back.
function statesOf(status: InvoiceStatus): Domain {
  if (status === 'REVERSED')
    return [
      ['state', '=', 'cancelled'],
      ['move', '!=', null],
    ];
  if (status === 'CANCELLED')
    return [
      ['state', '=', 'cancelled'],
      ['move', '=', null],
    ];
  return [['state', 'in', wordsFor(invoiceStates, [status])]];
}

function isOverdue(today: string): Domain {
  return [
    ['state', '=', 'posted'],
    ['move.lines', 'where', lateLines(today)],
  ];
}

function isNotOverdue(today: string): Domain {
  return ['OR', ['state', '!=', 'posted'], ['move.lines', 'not where', lateLines(today)]];
}

/** An instalment that is still open after its day. */
function lateLines(today: string): Domain {
  return [
    ['account.type.receivable', '=', true],
    ['reconciliation', '=', null],
    ['debit', '>', toDecimal('0')],
    ['maturity_date', '<', toDay(today)],
  ];
}
