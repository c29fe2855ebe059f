import { z } from 'zod';
import { httpLimits } from '#http/limits.ts';
import { crmCustomFields } from '../custom-fields.ts';
import { crmStates } from '../state-words.ts';
import { engagementNames } from './object-types.ts';

const property = z
  .string()
  .regex(/^[a-z][a-z0-9_]*$/, { message: 'the internal name of a HubSpot property is required' });

export const hubspotCrmSettings = z.strictObject({
  system: z.literal('hubspot'),
  /** Of a private app or a service key. */
  token: z.string().min(1),
  url: z.url({ protocol: /^https?$/ }).default('https://api.hubapi.com'),
  /** The date of the interfaces' version; "v3" for the numbered ones before. */
  apiVersion: z
    .string()
    .regex(/^(\d{4}-\d\d|v3)$/, { message: 'a date such as 2026-09, or v3, is required' })
    .default('2026-09'),
  /** The number of the HubSpot account; records then carry a link to their page. */
  portalId: z.coerce.string().regex(/^\d+$/, { message: 'the number of a HubSpot account is required' }).optional(),
  /** ISO 4217, of deals that name none; by default the account's own. */
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, { message: 'an ISO 4217 code such as EUR is required' })
    .optional(),
  /** IANA time zone in which close dates are days; by default the account's own. */
  timeZone: z
    .string()
    .refine(isTimeZone, { message: 'an IANA time zone such as Europe/Madrid is required' })
    .optional(),
  /** The ERP's name of the unit that line items count in: HubSpot has no units. */
  unit: z.string().min(1).default('Unit'),
  /** The label of the association between a company and its main contact. */
  mainContactLabel: z.string().min(1).optional(),
  /** False where the account has no leads (they need Sales Hub Professional) or the app may not read them. */
  leads: z.boolean().default(true),
  /** False where the app may not read tickets. */
  tickets: z.boolean().default(true),
  /** The activities that are read as interactions. */
  engagements: z.array(z.enum(engagementNames)).min(1).default(['calls', 'emails', 'meetings', 'notes', 'tasks']),
  /** What native stages mean, by their internal id, where HubSpot does not say it or means something else. */
  states: crmStates,
  /** Properties that are shown besides ours. */
  customFields: crmCustomFields(property),
  /** Internal names of native properties. */
  fields: z
    .strictObject({
      taxId: property.optional(),
      erpNumber: property.optional(),
      sku: property.default('hs_sku'),
      /** Of a line item; the unit that it counts in. */
      lineUnit: property.optional(),
      lostReason: property.default('closed_lost_reason'),
      orderNumber: property.default('grial_order_number'),
      orderStatus: property.default('grial_order_status'),
      orderUrl: property.default('grial_order_url'),
      invoiceNumbers: property.default('grial_invoice_numbers'),
      paymentStatus: property.default('grial_payment_status'),
      /** Of activities; unique, so that the same interaction is logged once. */
      interactionKey: property.default('grial_interaction_key'),
    })
    .prefault({}),
  feed: z
    .strictObject({
      /** How long after a change the search may still not show it. */
      searchLagMs: z.int().min(0).default(10_000),
      /** How often the archived records are looked through. */
      deletionsEveryMs: z.int().min(0).default(300_000),
    })
    .prefault({}),
  /** The app's client secret; signs the webhooks that it sends us. */
  webhookSecret: z.string().min(1).optional(),
  /** Where HubSpot posts them to, which it signs too: needed when a proxy on the way changes host, protocol or path. */
  webhookUrl: z.url({ protocol: /^https?$/ }).optional(),
  limits: httpLimits
    .extend({
      // A search that waits for its turn holds a place.
      maxConcurrent: z.int().min(1).default(32),
      // A private app has 190 requests in 10 seconds, 100 in the smaller editions.
      requestsPerSecond: z.number().positive().nullable().default(17),
      // HubSpot allows five; one is left for what the network does to the distances between them.
      searchesPerSecond: z.int().min(1).default(4),
    })
    .prefault({}),
});

export type HubspotCrmSettings = z.output<typeof hubspotCrmSettings>;

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
