import { z } from 'zod';
import { isNegative } from '#model/decimal.ts';
import { conflict } from '#sandbox/server/problem.ts';
import { currencyCode, numberDigits } from '#sandbox/server/validation.ts';
import type { Stored } from '#sandbox/storage/stored.ts';
import type { Customer, Product } from './documents.ts';
import { documentNumber, type Erp, required } from './erp.ts';
import { paymentTermsCodes } from './payment-terms.ts';
import { defaultPriceListId } from './price-lists.ts';

const text = z.string().max(2000).nullable();
const notNegative = numberDigits.refine((digits) => !isNegative(digits), 'must not be negative');
const amountOrNull = z.union([z.null(), notNegative]);

const address = z
  .strictObject({
    name: text.default(null),
    street: text.default(null),
    street2: text.default(null),
    city: text.default(null),
    region: text.default(null),
    postcode: text.default(null),
    countryCode: z
      .string()
      .regex(/^[A-Z]{2}$/)
      .nullable()
      .default(null),
  })
  .nullable();

const customerFields = z.strictObject({
  type: z.enum(['company', 'person']),
  legalName: z.string().trim().min(1).max(500),
  taxNumber: text,
  email: text,
  otherEmails: z.array(z.string()),
  website: text,
  phone: text,
  currency: currencyCode,
  paymentTermsCode: z.enum(paymentTermsCodes).nullable(),
  creditLimit: amountOrNull,
  onHold: z.boolean(),
  billingAddress: address,
  deliveryAddresses: z.array(address.unwrap()),
  crmReference: text,
});

export const customerInput = customerFields.partial().required({ legalName: true });
export const customerPatch = customerFields.omit({ currency: true }).partial();
export const productPatch = z
  .strictObject({
    name: z.string().trim().min(1).max(500),
    active: z.boolean(),
    listPrice: amountOrNull,
    leadTimeDays: z.int().min(0).nullable(),
  })
  .partial();

/** What a creation leaves out. */
export function newCustomer(number: string, currency: string): Omit<Customer, 'legalName'> {
  return {
    number,
    type: 'company',
    taxNumber: null,
    email: null,
    otherEmails: [],
    website: null,
    phone: null,
    currency,
    paymentTermsCode: 'N30',
    priceListId: defaultPriceListId(currency),
    creditLimit: null,
    onHold: false,
    billingAddress: null,
    deliveryAddresses: [],
    crmReference: null,
    habits: { daysLate: 0, inHalves: false },
  };
}

export function createCustomer({ store }: Erp, input: z.output<typeof customerInput>): Stored<Customer> {
  const id = store.nextId('customer');
  const body = { ...newCustomer(documentNumber('C', id), input.currency ?? 'EUR'), ...input };
  return store.insert('customer', { id, body });
}

export function changeCustomer({ store }: Erp, id: number, patch: z.output<typeof customerPatch>): Stored<Customer> {
  const record = required(store, 'customer', id);
  const body = { ...record.body, ...patch };
  return JSON.stringify(body) === JSON.stringify(record.body) ? record : store.update('customer', id, body);
}

export function changeProduct({ store }: Erp, id: number, patch: z.output<typeof productPatch>): Stored<Product> {
  const record = required(store, 'product', id);
  const body = { ...record.body, ...patch };
  return JSON.stringify(body) === JSON.stringify(record.body) ? record : store.update('product', id, body);
}

export function deleteCustomer({ store }: Erp, id: number): void {
  const { body } = required(store, 'customer', id);
  const documents = (['order', 'invoice', 'payment'] as const).some(
    (kind) => store.find(kind, 'customerId', [String(id)]).length > 0,
  );
  if (documents) throw conflict(`customer ${body.number} has documents`);
  store.remove('customer', id, null);
}
