import { z } from 'zod';
import { money } from '#model/money.ts';
import { quantity } from '#model/quantity.ts';
import type { Allocation, Invoice, InvoiceLine, InvoiceStatus, Payment } from '#ports/erp-system.ts';
import { readWord, wireDay, wireDecimal, wireInstant, wireWord } from '../wire-values.ts';
import { erpId } from './erp-id.ts';
import { invoiceKinds, paymentStatuses } from './erp-words.ts';
import type { Unsourced } from './sourced-wire.ts';

const text = z.string().nullable();

const line = z.object({
  position: z.int(),
  productId: erpId.nullable(),
  description: z.string(),
  quantity: wireDecimal,
  unit: z.string(),
  unitPrice: wireDecimal,
  untaxed: wireDecimal,
});

const allocation = z.object({
  paymentId: erpId.nullable(),
  invoiceId: erpId,
  amount: wireDecimal,
  date: wireDay.nullable(),
});

const invoice = z.object({
  id: erpId,
  number: text,
  type: wireWord(invoiceKinds, 'INVOICE'),
  customerId: erpId,
  orderIds: z.array(erpId),
  state: z.string(),
  invoiceDate: wireDay.nullable(),
  dueDate: wireDay.nullable(),
  currency: z.string(),
  untaxed: wireDecimal,
  tax: wireDecimal,
  total: wireDecimal,
  balance: wireDecimal,
  lines: z.array(line),
  allocations: z.array(allocation),
  pdfUrl: text,
  createdAt: wireInstant,
  updatedAt: wireInstant,
});

export function invoiceWire(words: Readonly<Record<string, InvoiceStatus>>) {
  return invoice.transform((wire): Unsourced<Invoice> => ({
    id: wire.id,
    sortKey: wire.createdAt,
    number: wire.number,
    kind: wire.type,
    customerId: wire.customerId,
    orderIds: wire.orderIds,
    status: readWord(words, wire.state, 'OPEN'),
    nativeStatus: wire.state,
    invoiceDate: wire.invoiceDate,
    dueDate: wire.dueDate,
    untaxed: money(wire.untaxed, wire.currency),
    tax: money(wire.tax, wire.currency),
    total: money(wire.total, wire.currency),
    balance: money(wire.balance, wire.currency),
    lines: wire.lines.map((each) => lineOf(each, wire.currency)),
    allocations: wire.allocations.map((each) => allocationOf(each, wire.currency)),
    documentUrl: wire.pdfUrl,
    createdAt: wire.createdAt,
    updatedAt: wire.updatedAt,
  }));
}

export const paymentWire = z
  .object({
    id: erpId,
    number: text,
    customerId: erpId,
    state: wireWord(paymentStatuses, 'PENDING'),
    date: wireDay,
    currency: z.string(),
    amount: wireDecimal,
    unallocated: wireDecimal,
    method: text,
    reference: text,
    allocations: z.array(allocation),
    createdAt: wireInstant,
  })
  .transform((wire): Unsourced<Payment> => ({
    id: wire.id,
    sortKey: wire.createdAt,
    number: wire.number,
    customerId: wire.customerId,
    status: wire.state,
    date: wire.date,
    amount: money(wire.amount, wire.currency),
    unallocated: money(wire.unallocated, wire.currency),
    method: wire.method,
    reference: wire.reference,
    allocations: wire.allocations.map((each) => allocationOf(each, wire.currency)),
  }));

function lineOf(wire: z.output<typeof line>, currency: string): InvoiceLine {
  return {
    position: wire.position,
    productId: wire.productId,
    description: wire.description,
    quantity: quantity(wire.quantity, wire.unit),
    unitPrice: money(wire.unitPrice, currency),
    untaxed: money(wire.untaxed, currency),
  };
}

function allocationOf({ amount, ...wire }: z.output<typeof allocation>, currency: string): Allocation {
  return { ...wire, amount: money(amount, currency) };
}
