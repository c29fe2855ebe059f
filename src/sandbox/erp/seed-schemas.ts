import { z } from 'zod';
import { currencyCode, day, instant, numberDigits } from '#sandbox/server/validation.ts';
import {
  deliveryStates,
  invoiceStates,
  invoicingStates,
  orderStates,
  paymentMethods,
  paymentStates,
  shipmentStates,
  units,
} from './documents.ts';
import { customerInput } from './master-data.ts';

const text = z.string().nullable().default(null);
const dayOrNull = day.nullable().default(null);
const instantOrNull = instant.nullable().default(null);
const anyRecord = { id: z.int().min(1).optional(), createdAt: instant.optional(), updatedAt: instant.optional() };
const amountOrNull = z.union([z.null(), numberDigits]);

const line = z.strictObject({
  productId: z.int().nullable().default(null),
  description: z.string().optional(),
  quantity: numberDigits,
  unit: z.string().optional(),
  unitPrice: numberDigits.optional(),
  discountPercent: amountOrNull.default(null),
  discount: amountOrNull.default(null),
  taxRate: numberDigits.optional(),
  shipped: numberDigits.default('0'),
  invoiced: numberDigits.default('0'),
});

/** What `POST /_seed` takes of each kind. */
export const seedSchemas = {
  warehouse: z.strictObject({ ...anyRecord, name: z.string(), city: text, countryCode: text }),
  product: z.strictObject({
    ...anyRecord,
    sku: z.string(),
    name: z.string().optional(),
    type: z.enum(['goods', 'service']).default('goods'),
    active: z.boolean().default(true),
    gtin: text,
    unit: z.enum(units).default('pcs'),
    currency: currencyCode.default('EUR'),
    listPrice: amountOrNull.default(null),
    taxRate: numberDigits.default('21'),
    leadTimeDays: z.int().nullable().default(null),
  }),
  stock: z.strictObject({ productId: z.int(), warehouseId: z.int(), onHand: numberDigits }),
  receipt: z.strictObject({
    ...anyRecord,
    productId: z.int(),
    warehouseId: z.int(),
    date: day,
    quantity: numberDigits,
  }),
  customer: customerInput.extend({
    ...anyRecord,
    number: z.string().optional(),
    priceListId: z.int().nullable().optional(),
  }),
  order: z.strictObject({
    ...anyRecord,
    customerId: z.int(),
    number: z.string().optional(),
    externalReference: text,
    state: z.enum(orderStates).default('draft'),
    deliveryState: z.enum(deliveryStates).default('waiting'),
    invoiceState: z.enum(invoicingStates).default('none'),
    orderDate: day.optional(),
    requestedDate: dayOrNull,
    promisedDate: dayOrNull,
    lines: z.array(line),
  }),
  shipment: z.strictObject({
    ...anyRecord,
    customerId: z.int(),
    orderIds: z.array(z.int()).default([]),
    isReturn: z.boolean().default(false),
    state: z.enum(shipmentStates).default('planned'),
    warehouseId: z.int().nullable().default(null),
    carrier: text,
    trackingNumbers: z.array(z.string()).default([]),
    trackingUrl: text,
    plannedDate: dayOrNull,
    shippedAt: instantOrNull,
    deliveredAt: instantOrNull,
    lines: z
      .array(
        z.strictObject({
          productId: z.int().nullable().default(null),
          orderId: z.int().nullable().default(null),
          description: z.string().default(''),
          quantity: numberDigits,
          unit: z.string().default('pcs'),
        }),
      )
      .default([]),
  }),
  invoice: z.strictObject({
    ...anyRecord,
    customerId: z.int(),
    type: z.enum(['invoice', 'credit']).default('invoice'),
    orderIds: z.array(z.int()).default([]),
    state: z.enum(invoiceStates).default('posted'),
    invoiceDate: day.optional(),
    dueDate: day.optional(),
    lines: z.array(line),
  }),
  payment: z.strictObject({
    ...anyRecord,
    customerId: z.int(),
    amount: numberDigits,
    date: day.optional(),
    state: z.enum(paymentStates).default('posted'),
    method: z.enum(paymentMethods).nullable().default(null),
    reference: text,
    allocations: z.array(z.strictObject({ invoiceId: z.int(), amount: numberDigits })).default([]),
  }),
};

export type SeedKind = keyof typeof seedSchemas;
export type Seed<K extends SeedKind> = z.output<(typeof seedSchemas)[K]>;
export type LineSeed = z.output<typeof line>;
