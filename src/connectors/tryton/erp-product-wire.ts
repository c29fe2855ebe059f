import { z } from 'zod';
import type { Product } from '#ports/erp-system.ts';
import { type CustomFieldNames, customFieldsWire } from '../custom-fields.ts';
import type { TrytonLink } from './link.ts';
import { listed, text } from './party-parts.ts';
import { toPrice, trytonDays, trytonDecimal, trytonFlag, trytonInstant, trytonText } from './values.ts';

/** A variant with what it has from its template. */
export function productWire(
  link: TrytonLink,
  currency: string,
  skuField: string,
  customFields: CustomFieldNames,
): z.ZodType<Product> {
  const sku = z.object({ [skuField]: text }).transform((row) => ({ sku: Object.values(row)[0] ?? '' }));
  const named = z.intersection(sku, customFieldsWire(customFields, trytonText));
  return z.intersection(z.object(productFields), named).transform((row): Product => {
    const template = row['template.'];
    const dates = [row.create_date, row.write_date, template.write_date].filter((date) => date !== null);
    return {
      id: row.id,
      source: link.sourceOf('product.product', row.id),
      sortKey: row.sku,
      sku: row.sku,
      name: template.name,
      kind: template.type === 'service' ? 'SERVICE' : 'GOODS',
      active: row.active,
      gtin: row['identifiers.'].find(({ type }) => type === 'ean')?.code ?? null,
      baseUnit: template['default_uom.'].name,
      listPrice: template.list_price === null ? null : toPrice(template.list_price, currency),
      leadTimeDays: template.lead_time,
      customFields: row.customFields,
      updatedAt: dates.toSorted().at(-1) ?? row.create_date,
    };
  });
}

const productFields = {
  ...listed,
  active: trytonFlag,
  'identifiers.': z.array(z.object({ type: text, code: z.string() })),
  'template.': z.object({
    name: z.string(),
    type: z.string(),
    list_price: trytonDecimal.nullable(),
    lead_time: trytonDays.nullable(),
    write_date: trytonInstant.nullable(),
    'default_uom.': z.object({ name: z.string() }),
  }),
};
