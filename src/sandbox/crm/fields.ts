import { z } from 'zod';
import { isNegative } from '#model/decimal.ts';
import { currencyCode, day, decimalText, instant } from '#sandbox/server/validation.ts';

/**
 * What a client may write of each kind, field by field. A record of a kind has all of its fields; a creation may leave out
 * those that `records.ts` has a default for, a patch any.
 */
const text = z.string().max(20_000).nullable();
const name = z.string().trim().min(1).max(500);
const reference = z
  .string()
  .regex(/^\d{1,15}$/, 'an id is required')
  .nullable();
const notNegative = decimalText.refine((digits) => !isNegative(digits), 'must not be negative');

const line = z
  .strictObject({
    sku: z.string().nullable().default(null),
    description: name,
    quantity: notNegative,
    unit: z.string().default('pcs'),
    unit_price: notNegative,
    discount_percent: notNegative.nullable().default(null),
    discount: notNegative.nullable().default(null),
  })
  .refine(
    ({ discount_percent, discount }) => discount_percent === null || discount === null,
    'only one kind of discount',
  );

const user = z.strictObject({ name, email: text });

const account = z.strictObject({
  name,
  type: z.enum(['company', 'person']),
  owner_id: reference,
  industry: text,
  website: text,
  email_domains: z.array(z.string().toLowerCase()),
  email: text,
  phone: text,
  street: text,
  street2: text,
  city: text,
  region: text,
  postal_code: text,
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .nullable(),
  lifecycle: z.enum(['lead', 'prospect', 'customer', 'former', 'other']).nullable(),
  vat_number: text,
  erp_number: text,
});

const contact = z.strictObject({
  first_name: text,
  last_name: text,
  job_title: text,
  email: text,
  phone: text,
  language: text,
  email_opt_out: z.boolean().nullable(),
  account_id: reference,
  is_primary: z.boolean(),
});

const leadStatuses = ['new', 'contacted', 'nurturing', 'qualified', 'disqualified', 'converted'] as const;

const lead = z.strictObject({
  full_name: name,
  company_name: text,
  email: text,
  phone: text,
  status: z.enum(leadStatuses),
  owner_id: reference,
  converted_account_id: reference,
  converted_deal_id: reference,
});

const deal = z.strictObject({
  name,
  account_id: reference,
  contact_id: reference,
  owner_id: reference,
  stage_id: z.string(),
  currency: currencyCode,
  amount: decimalText.nullable(),
  expected_close: day.nullable(),
  lost_reason: text,
  lines: z.array(line).max(200),
  order_number: text,
  order_status: text,
  order_url: text,
  invoice_numbers: z.array(z.string()),
  payment_status: text,
});

const interactionTypes = ['phone_call', 'email', 'meeting', 'note', 'task', 'chat', 'other'] as const;

const interaction = z.strictObject({
  type: z.enum(interactionTypes),
  direction: z.enum(['in', 'out', 'internal']).nullable(),
  subject: text,
  body: text,
  occurred_at: instant,
  duration_seconds: z.int().min(0).nullable(),
  owner_id: reference,
  contact_ids: z.array(z.string().regex(/^\d{1,15}$/, 'an id is required')),
  deal_id: reference,
  account_id: reference,
});

const ticketStatuses = ['new', 'open', 'waiting_customer', 'paused', 'solved', 'closed'] as const;

const ticket = z.strictObject({
  subject: name,
  status: z.enum(ticketStatuses),
  priority: z.enum(['low', 'normal', 'high', 'critical']).nullable(),
  opened_at: instant,
  account_id: reference,
  contact_id: reference,
});

export const fields = { user, account, contact, lead, deal, interaction, ticket };

export type Kind = keyof typeof fields;

/** The writable fields of a kind with their values. */
export type Fields<K extends Kind> = z.output<(typeof fields)[K]>;

export const requiredFields = {
  user: ['name'],
  account: ['name'],
  contact: [],
  lead: ['full_name'],
  deal: ['name'],
  interaction: ['type'],
  ticket: ['subject'],
} as const satisfies { readonly [K in Kind]: readonly (keyof Fields<K>)[] };

export const wordsOf = { lead: leadStatuses, ticket: ticketStatuses, interaction: interactionTypes };
