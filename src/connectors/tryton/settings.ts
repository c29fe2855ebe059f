import { z } from 'zod';
import { httpLimits } from '#http/limits.ts';
import { crmCustomFields, erpCustomFields } from '../custom-fields.ts';

const trytonSettings = z.strictObject({
  system: z.literal('tryton'),
  /** Of the server with the database as its last part: http://host:8000/company/ */
  url: z
    .url({ protocol: /^https?$/ })
    .transform((url) => (url.endsWith('/') ? url : `${url}/`))
    .refine((url) => /^\/(.+\/)?[^/]+\/$/.test(new URL(url).pathname), {
      message: 'the name of the database is required as the last part of the URL, as in http://host:8000/company/',
    }),
  user: z.string().min(1),
  password: z.string().min(1),
  /** IANA time zone of the company, in which Tryton means its days. */
  timeZone: z
    .string()
    .refine(isTimeZone, { message: 'an IANA time zone such as Europe/Madrid is required' })
    .default('UTC'),
  /** Where people open the web client (sao); records then carry a link into it. */
  clientUrl: z.url({ protocol: /^https?$/ }).optional(),
  // trytond computes one answer at a time per process; more at once only lengthens every wait.
  limits: httpLimits.prefault({ maxConcurrent: 4 }),
});

const nativeField = z
  .string()
  .regex(/^[a-z][a-z0-9_]*$/, { message: 'the name of a field of the model is required, without a dot' });

export const trytonCrmSettings = trytonSettings.extend({
  /**
   * Name of the party relation that leads from a person to the company they work for ("is employee of"). Contacts are then
   * those persons; without it they are the e-mail addresses and named telephones of the party itself.
   */
  contactRelation: z.string().min(1).optional(),
  /** Fields that are shown besides ours: of party.party, of the model that contacts are, and of sale.opportunity. */
  customFields: crmCustomFields(nativeField),
});

export const trytonErpSettings = trytonSettings.extend({
  /** Fields that are shown besides ours: of party.party, sale.sale and product.product. */
  customFields: erpCustomFields(nativeField),
  /** Code or name of the warehouse that new orders leave from; by default the one that Tryton chooses for the user. */
  warehouse: z.string().min(1).optional(),
  fields: z
    .strictObject({
      /** The text field of sale.sale that carries our reference. */
      orderReference: z.string().default('reference'),
      /** The text field of product.product that holds the SKU. */
      sku: z.string().default('code'),
    })
    .prefault({}),
});

export type TrytonSettings = z.output<typeof trytonSettings>;
export type TrytonCrmSettings = z.output<typeof trytonCrmSettings>;
export type TrytonErpSettings = z.output<typeof trytonErpSettings>;

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
