import { z } from 'zod';
import type { ErpCustomer, PaymentTerms, PriceList } from '#ports/erp-system.ts';
import { type CustomFieldNames, customFieldsWire } from '../custom-fields.ts';
import { domainNames } from '../domain-names.ts';
import type { Installation } from './installation.ts';
import type { TrytonLink } from './link.ts';
import { partyFacts, partyFields, text } from './party-parts.ts';
import { trytonFlag, trytonId, trytonText } from './values.ts';

/** An identifier without type and with this beginning holds the id that the CRM has for the party. */
export const crmIdentifier = 'crm:';

export function customerWire(
  link: TrytonLink,
  { currency, modules }: Installation,
  customFields: CustomFieldNames,
): z.ZodType<ErpCustomer> {
  const custom = customFieldsWire(customFields, trytonText);
  const customerOf = (row: CustomerRow & Pick<ErpCustomer, 'customFields'>): ErpCustomer => {
    const { name, reachedBy, website: _, ...facts } = partyFacts(row);
    const terms = row['customer_payment_term.'];
    const priceList = row['sale_price_list.'];
    return {
      ...facts,
      id: row.id,
      source: link.sourceOf('party.party', row.id),
      sortKey: row.create_date,
      number: row.code,
      // Tryton does not tell persons from companies, and sells to all of them in any currency.
      kind: 'COMPANY',
      legalName: name,
      domains: domainNames(reachedBy),
      currency,
      paymentTerms: terms === null ? null : termsOf(terms),
      priceList: priceList === null ? null : priceListOf(priceList, currency),
      blocked: !row.active,
      customFields: row.customFields,
      crmReference:
        row['identifiers.']
          .find(({ type, code }) => type === null && code.startsWith(crmIdentifier))
          ?.code.slice(crmIdentifier.length) ?? null,
    };
  };
  return modules.has('sale_price_list')
    ? z.intersection(customerRow, custom).transform(customerOf)
    : z
        .intersection(customerRow.omit({ 'sale_price_list.': true }), custom)
        .transform((row) => customerOf({ ...row, 'sale_price_list.': null }));
}

export const priceListRow = z.object({ id: trytonId, name: z.string(), tax_included: trytonFlag });

/** A price list is in the company's currency. */
export function priceListOf(row: z.output<typeof priceListRow>, currency: string): PriceList {
  return { id: row.id, name: row.name, currency, taxIncluded: row.tax_included };
}

const termRow = z.object({
  id: trytonId,
  name: z.string(),
  'lines.': z.array(
    z.object({ type: z.string(), 'relativedeltas.': z.array(z.object({ days: z.int(), months: z.int().nullable() })) }),
  ),
});

const customerRow = z.object({
  ...partyFields,
  active: trytonFlag,
  'identifiers.': z.array(z.object({ type: text, code: z.string() })),
  'customer_payment_term.': termRow.nullable(),
  'sale_price_list.': priceListRow.nullable(),
});

type CustomerRow = z.output<typeof customerRow>;

/** Terms of one payment so many days after the invoice have that number of days; any others have none. */
function termsOf({ id, name, 'lines.': lines }: z.output<typeof termRow>): PaymentTerms {
  const [only, ...more] = lines;
  const deltas = only?.['relativedeltas.'] ?? [];
  const isPlain = only?.type === 'remainder' && more.length === 0 && deltas.every(({ months }) => (months ?? 0) === 0);
  return { code: id, name, dueDays: isPlain ? deltas.reduce((sum, { days }) => sum + days, 0) : null };
}
