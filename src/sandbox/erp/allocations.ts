import { add, compare, isZero, negate, subtract } from '#model/decimal.ts';
import { unprocessable } from '#sandbox/server/problem.ts';
import type { Allocation, Invoice, Settlement } from './documents.ts';
import { type Erp, required } from './erp.ts';
import { inCurrency } from './pricing.ts';

/** Notes on an invoice that a payment or credit note settled a part of it. Problem 422 when that is more than it owes. */
export function settleInvoice({ store }: Erp, allocation: Allocation): void {
  const { body } = required(store, 'invoice', allocation.invoiceId);
  if (body.type !== 'invoice' || body.state !== 'posted' || compare(allocation.amount, body.balance) > 0)
    throw unprocessable(`invoice ${String(body.number)} does not owe ${allocation.amount}`, 'over_allocated');
  const balance = inCurrency(subtract(body.balance, allocation.amount), body.currency);
  const paid = isZero(balance);
  store.update('invoice', allocation.invoiceId, {
    ...body,
    balance,
    state: paid ? 'paid' : 'posted',
    allocations: [...body.allocations, allocation],
    expectedPayment: paid ? null : body.expectedPayment,
  });
  summarise({ store }, body.orderIds);
}

/** Uses a credit note on an invoice, as far as both reach. */
export function applyCreditNote(erp: Erp, creditNoteId: number, invoiceId: number): void {
  const { store, clock } = erp;
  const creditNote = required(store, 'invoice', creditNoteId).body;
  const invoice = required(store, 'invoice', invoiceId).body;
  const credit = negate(creditNote.balance);
  const amount = compare(credit, invoice.balance) < 0 ? credit : invoice.balance;
  if (isZero(amount)) return;
  const allocation: Allocation = { paymentId: null, creditNoteId, invoiceId, amount, date: clock.today() };
  settleInvoice(erp, allocation);
  const balance = inCurrency(add(creditNote.balance, amount), creditNote.currency);
  store.update('invoice', creditNoteId, {
    ...creditNote,
    balance,
    state: isZero(balance) ? 'paid' : 'posted',
    allocations: [...creditNote.allocations, allocation],
  });
  summarise(erp, creditNote.orderIds);
}

/** Brings the orders' view of their invoices up to date. The orders themselves do not count as modified, as in real ERPs. */
export function summarise({ store }: Pick<Erp, 'store'>, orderIds: readonly number[]): void {
  for (const { id, body } of store.getMany('order', orderIds)) {
    const invoices = store.find('invoice', 'orderId', [String(id)]).map((invoice) => invoice.body);
    store.correct('order', id, { ...body, settlement: settlementOf(invoices, body.currency) });
  }
}

function settlementOf(invoices: readonly Invoice[], currency: string): Settlement {
  const posted = invoices.filter(({ state }) => state === 'posted' || state === 'paid');
  const sales = posted.filter(({ type }) => type === 'invoice');
  const dueDates = sales.filter(({ state }) => state === 'posted').map(({ dueDate }) => dueDate);
  return {
    invoiced: inCurrency(add('0', ...sales.map(({ total }) => total)), currency),
    balance: inCurrency(add('0', ...posted.map(({ balance }) => balance)), currency),
    anythingPaid: sales.some(({ allocations }) => allocations.length > 0),
    credited: posted.length > sales.length,
    dueDate: dueDates.filter((day) => day !== null).toSorted()[0] ?? null,
  };
}
