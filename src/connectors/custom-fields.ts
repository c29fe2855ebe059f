import { z } from 'zod';
import type { CustomField } from '#ports/source.ts';

/** The native field that each custom field is read from, by the name that the custom field has in the graph. */
export type CustomFieldNames = Readonly<Record<string, string>>;

/** The setting `customFields` of a CRM: `{ deals: { Region: sales_region } }`. */
export function crmCustomFields(nativeName: z.ZodType<string>) {
  const names = namesOf(nativeName);
  return z.strictObject({ accounts: names, contacts: names, leads: names, deals: names, tickets: names }).prefault({});
}

/** The setting `customFields` of an ERP. */
export function erpCustomFields(nativeName: z.ZodType<string>) {
  const names = namesOf(nativeName);
  return z
    .strictObject({ customers: names, orders: names, products: names, shipments: names, invoices: names })
    .prefault({});
}

/** Reads the custom fields out of a native record; to be put beside the schema of the rest by `z.intersection`. */
export function customFieldsWire(
  names: CustomFieldNames,
  value: z.ZodType<string | null> = customText,
): z.ZodType<{ readonly customFields: readonly CustomField[] }> {
  const natives = z.object(Object.fromEntries(Object.values(names).map((native) => [native, value.optional()])));
  return natives.transform((row) => ({
    customFields: Object.entries(names).map(([name, native]) => ({ name, value: row[native] ?? null })),
  }));
}

/** Whatever stands in a field, as text; nothing and blank text are null. */
export const customText = z.unknown().transform((value): string | null => {
  if (value === undefined || value === null) return null;
  if (typeof value === 'string') return value.trim() === '' ? null : value;
  return JSON.stringify(value);
});

/** All of them with nothing filled in: of a record that has no such fields. */
export function emptyCustomFields(names: CustomFieldNames): readonly CustomField[] {
  return Object.keys(names).map((name) => ({ name, value: null }));
}

function namesOf(nativeName: z.ZodType<string>) {
  return z.record(z.string().trim().min(1), nativeName).default({});
}
