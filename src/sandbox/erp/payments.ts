import { z } from 'zod';
import { add, compare, type Decimal, divide, subtract } from '#model/decimal.ts';
import { unprocessable } from '#sandbox/server/problem.ts';
import { currencyCode, day, numberDigits } from '#sandbox/server/validation.ts';
import { addDays } from '#sandbox/storage/instant.ts';
import type { Stored } from '#sandbox/storage/stored.ts';
import { settleInvoice } from './allocations.ts';
import { type Allocation, type Payment, paymentMethods } from './documents.ts';
import { documentNumber, type Erp, required } from './erp.ts';
import { inCurrency, isPositive } from './pricing.ts';

const positive = numberDigits.refine(isPositive, 'must be more than 0');

export const paymentInput = z.strictObject({
  customerId: z.int(),
  amount: positive,
  currency: currencyCode.optional(),
  date: day.optional(),
  method: z.enum(paymentMethods).nullish(),
  reference: z.string().max(200).nullish(),
  allocations: z.array(z.strictObject({ invoiceId: z.int(), amount: positive })).default([]),
});

const daysBetweenHalves = 21;

/** Books money that has come in and settles invoices with it. */
export function createPayment(erp: Erp, input: z.output<typeof paymentInput>): Stored<Payment> {
  const { store, clock } = erp;
  const customer = store.get('customer', input.customerId)?.body;
  if (customer === undefined)
    throw unprocessable(`there is no customer ${String(input.customerId)}`, 'unknown_customer');
  const { currency } = customer;
  if (input.currency !== undefined && input.currency !== currency)
    throw unprocessable(
      `customer ${customer.number} pays in ${currency}, not in ${input.currency}`,
      'currency_mismatch',
    );
  const id = store.nextId('payment');
  const date = input.date ?? clock.today();
  const allocations = input.allocations.map(({ invoiceId, amount }): Allocation => ({
    paymentId: id,
    creditNoteId: null,
    invoiceId,
    amount,
    date,
  }));
  const unallocated = subtract(input.amount, add('0', ...allocations.map(({ amount }) => amount)));
  if (compare(unallocated, '0') < 0) throw unprocessable(`more than ${input.amount} is allocated`, 'over_allocated');
  requireOwnInvoices(erp, input.customerId, allocations);
  const payment = store.insert('payment', {
    id,
    body: {
      number: documentNumber('PAY', id),
      customerId: input.customerId,
      state: 'posted',
      date,
      currency,
      amount: inCurrency(input.amount, currency),
      unallocated: inCurrency(unallocated, currency),
      method: input.method ?? null,
      reference: input.reference ?? null,
      allocations,
    },
  });
  for (const allocation of allocations) settleInvoice(erp, allocation);
  return payment;
}

/** The customer pays an invoice, whole or the first half of it. */
export function collectPayment(erp: Erp, invoiceId: number): void {
  const { store, clock } = erp;
  const { body } = required(store, 'invoice', invoiceId);
  const half = body.expectedPayment?.half === true;
  const amount: Decimal = half ? inCurrency(divide(body.balance, '2'), body.currency) : body.balance;
  createPayment(erp, {
    customerId: body.customerId,
    amount,
    method: paymentMethods[body.customerId % paymentMethods.length],
    reference: body.number,
    allocations: [{ invoiceId, amount }],
  });
  if (!half) return;
  const after = required(store, 'invoice', invoiceId).body;
  const rest = { day: addDays(clock.today(), daysBetweenHalves), half: false };
  store.correct('invoice', invoiceId, { ...after, expectedPayment: after.state === 'posted' ? rest : null });
}

function requireOwnInvoices({ store }: Erp, customerId: number, allocations: readonly Allocation[]): void {
  for (const { invoiceId } of allocations) {
    const invoice = store.get('invoice', invoiceId)?.body;
    if (invoice?.customerId !== customerId)
      throw unprocessable(
        `invoice ${String(invoiceId)} is not one of customer ${String(customerId)}`,
        'unknown_invoice',
      );
  }
}
