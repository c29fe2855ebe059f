import { add, compare, decimal, subtract } from '#model/decimal.ts';
import { badRequest } from '#sandbox/server/problem.ts';
import { validate } from '#sandbox/server/validation.ts';
import { settleInvoice, summarise } from './allocations.ts';
import type { Bodies, OrderLine } from './documents.ts';
import { documentNumber, type Erp, required } from './erp.ts';
import { dueDay, reversed } from './invoicing.ts';
import { newCustomer } from './master-data.ts';
import { taxRateFor } from './order-lines.ts';
import { inCurrency, totalOf, totalsOf, untaxedOf } from './pricing.ts';
import { type LineSeed, type Seed, type SeedKind, seedSchemas } from './seed-schemas.ts';
import { moveStock } from './stock.ts';

/** Inserts records from a request as they are, for tests. Answers their ids. */
export function seedErpRecords(erp: Erp, kindName: string, records: readonly unknown[]): readonly number[] {
  if (!isKind(kindName)) throw badRequest(`unknown kind "${kindName}"`);
  return erp.store.transaction(() => records.map((record) => seedRecord(erp, kindName, record)));
}

function seedRecord<K extends SeedKind>(erp: Erp, kind: K, record: unknown): number {
  return insert[kind](erp, validate(seedSchemas[kind], record) as Seed<K>); // the schema of this kind; TypeScript loses the tie between the two maps
}

const insert: { readonly [K in SeedKind]: (erp: Erp, seed: Seed<K>) => number } = {
  warehouse: (erp, { name, city, countryCode, ...record }) =>
    insertRecord(erp, 'warehouse', record, () => ({ name, city, countryCode })),

  product: (erp, { id, createdAt, updatedAt, ...fields }) =>
    insertRecord(erp, 'product', { id, createdAt, updatedAt }, () => ({ ...fields, name: fields.name ?? fields.sku })),

  stock: ({ store }, { productId, warehouseId, onHand }) => {
    moveStock(store, productId, warehouseId, { onHand });
    return productId;
  },

  receipt: (erp, { id, createdAt, updatedAt, ...fields }) => {
    moveStock(erp.store, fields.productId, fields.warehouseId, { incoming: fields.quantity });
    return insertRecord(erp, 'receipt', { id, createdAt, updatedAt }, () => ({ ...fields, received: false }));
  },

  customer: (erp, { id: givenId, createdAt, updatedAt, number, ...fields }) =>
    insertRecord(erp, 'customer', { id: givenId, createdAt, updatedAt }, (id) => ({
      ...newCustomer(number ?? documentNumber('C', id), fields.currency ?? 'EUR'),
      ...fields,
    })),

  order: (erp, { id: givenId, createdAt, updatedAt, lines: lineSeeds, ...fields }) => {
    const customer = required(erp.store, 'customer', fields.customerId).body;
    const { currency, billingAddress, deliveryAddresses } = customer;
    const lines = lineSeeds.map((line, index) => seededLine(erp, fields.customerId, line, index + 1));
    return insertRecord(erp, 'order', { id: givenId, createdAt, updatedAt }, (id) => ({
      ...fields,
      number: fields.number ?? documentNumber('SO', id),
      orderDate: fields.orderDate ?? erp.clock.today(),
      currency,
      ...totalsOf(lines, currency),
      lines,
      invoiceAddress: billingAddress,
      deliveryAddress: deliveryAddresses[0] ?? billingAddress,
      cancelReason: null,
      settlement: { invoiced: '0', balance: '0', anythingPaid: false, credited: false, dueDate: null },
      next: null,
      course: { inTwoParts: false, partlyReturned: false, habits: null },
    }));
  },

  shipment: (erp, { id: givenId, createdAt, updatedAt, ...fields }) =>
    insertRecord(erp, 'shipment', { id: givenId, createdAt, updatedAt }, (id) => ({
      ...fields,
      number: documentNumber(fields.isReturn ? 'RET' : 'OUT', id),
      warehouseName:
        fields.warehouseId === null ? null : required(erp.store, 'warehouse', fields.warehouseId).body.name,
      deliverOn: null,
    })),

  invoice: (erp, { id: givenId, createdAt, updatedAt, lines: lineSeeds, ...fields }) => {
    const customer = required(erp.store, 'customer', fields.customerId).body;
    const positive = lineSeeds.map((line, index) => seededLine(erp, fields.customerId, line, index + 1));
    const lines = positive
      .map(
        ({
          position,
          productId,
          description,
          quantity,
          unit,
          unitPrice,
          discountPercent,
          discount,
          taxRate,
          untaxed,
        }) => ({
          position,
          productId,
          description,
          quantity,
          unit,
          unitPrice,
          discountPercent,
          discount,
          taxRate,
          untaxed,
        }),
      )
      .map((line) => (fields.type === 'credit' ? reversed(line) : line));
    const totals = totalsOf(lines, customer.currency);
    const owes = fields.state === 'posted' || fields.state === 'draft' || fields.state === 'review';
    const invoiceDate = fields.invoiceDate ?? erp.clock.today();
    const invoiceId = insertRecord(erp, 'invoice', { id: givenId, createdAt, updatedAt }, (id) => ({
      ...fields,
      number: fields.state === 'draft' ? null : documentNumber(fields.type === 'credit' ? 'CN' : 'INV', id),
      invoiceDate,
      dueDate: fields.dueDate ?? dueDay(customer, invoiceDate),
      currency: customer.currency,
      ...totals,
      balance: owes ? totals.total : inCurrency('0', customer.currency),
      lines,
      allocations: [],
      pdfUrl: null,
      expectedPayment: null,
    }));
    summarise(erp, fields.orderIds);
    return invoiceId;
  },

  payment: (erp, { id: givenId, createdAt, updatedAt, allocations: allocated, ...fields }) => {
    const { currency } = required(erp.store, 'customer', fields.customerId).body;
    const date = fields.date ?? erp.clock.today();
    const used = add('0', ...allocated.map(({ amount }) => amount));
    if (compare(used, fields.amount) > 0) throw badRequest('more than "amount" is allocated');
    const id = givenId ?? erp.store.nextId('payment');
    const allocations = allocated.map(({ invoiceId, amount }) => ({
      paymentId: id,
      creditNoteId: null,
      invoiceId,
      amount,
      date,
    }));
    for (const allocation of allocations) settleInvoice(erp, allocation);
    return insertRecord(erp, 'payment', { id, createdAt, updatedAt }, () => ({
      ...fields,
      number: documentNumber('PAY', id),
      date,
      currency,
      amount: inCurrency(fields.amount, currency),
      unallocated: inCurrency(subtract(fields.amount, used), currency),
      allocations,
    }));
  },
};

interface Identity {
  readonly id?: number | undefined;
  readonly createdAt?: string | undefined;
  readonly updatedAt?: string | undefined;
}

function insertRecord<K extends keyof Bodies>(
  { store }: Erp,
  kind: K,
  { id = store.nextId(kind), createdAt, updatedAt }: Identity,
  bodyOf: (id: number) => Bodies[K],
): number {
  store.insert(kind, { id, body: bodyOf(id), createdAt, modifiedAt: updatedAt ?? createdAt });
  return id;
}

function seededLine({ store }: Erp, customerId: number, seed: LineSeed, position: number): OrderLine {
  const customer = required(store, 'customer', customerId).body;
  const product = seed.productId === null ? null : required(store, 'product', seed.productId).body;
  if (product === null && (seed.description === undefined || seed.unitPrice === undefined))
    throw badRequest('a line without "productId" has a "description" and a "unitPrice"');
  const priced = {
    position,
    productId: seed.productId,
    sku: product?.sku ?? null,
    description: seed.description ?? product?.name ?? '',
    quantity: seed.quantity,
    unit: seed.unit ?? product?.unit ?? 'pcs',
    unitPrice: seed.unitPrice ?? product?.listPrice ?? decimal(0),
    discountPercent: seed.discountPercent,
    discount: seed.discount,
    taxRate: seed.taxRate ?? (product === null ? decimal(0) : taxRateFor(product, customer)),
  };
  const untaxed = untaxedOf(priced, customer.currency);
  return {
    ...priced,
    untaxed,
    total: totalOf({ ...priced, untaxed }, customer.currency),
    isGoods: product?.type === 'goods',
    shipped: seed.shipped,
    invoiced: seed.invoiced,
    invoicedUntaxed: inCurrency('0', customer.currency),
    reserved: '0',
    warehouseId: null,
  };
}

function isKind(name: string): name is SeedKind {
  return Object.hasOwn(seedSchemas, name);
}
