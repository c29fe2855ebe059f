import { z } from 'zod';
import type { Address } from '#ports/source.ts';
import { phoneNumber } from '../phone-number.ts';
import { trytonFlag, trytonId, trytonInstant } from './values.ts';

export const text = z
  .string()
  .nullable()
  .transform((value) => (value === null || value.trim() === '' ? null : value));

/** What every record has. `write_date` is null until the first change. */
export const listed = {
  id: trytonId,
  create_date: trytonInstant,
  write_date: trytonInstant.nullable(),
};

export const addressRow = z
  .object({
    party_name: text,
    name: text,
    street: text,
    postal_code: text,
    city: text,
    'country.': z.object({ code: z.string() }).nullable(),
    'subdivision.': z.object({ name: z.string() }).nullable(),
  })
  .transform((row): Address => {
    // The street is one text of several lines; the building's name is a line of its own.
    const [line1 = null, ...more] = [row.name, ...(row.street ?? '').split('\n')].filter(
      (line) => line !== null && line.trim() !== '',
    );
    return {
      name: row.party_name,
      line1,
      line2: more.length === 0 ? null : more.join(', '),
      city: row.city,
      region: row['subdivision.']?.name ?? null,
      postalCode: row.postal_code,
      country: row['country.']?.code ?? null,
    };
  });

/** What parties have in common on both sides. */
export const partyFields = {
  ...listed,
  name: text,
  code: z.string(),
  'tax_identifier.': z.object({ code: z.string() }).nullable(),
  'contact_mechanisms.': z.array(z.object({ active: trytonFlag, type: z.string(), value: text })),
  'addresses.': z.array(
    z.intersection(z.object({ active: trytonFlag, invoice: trytonFlag, delivery: trytonFlag }), addressRow),
  ),
};

const partyRow = z.object(partyFields);

/**
 * How a party can be reached and taxed. Tryton orders mechanisms, addresses and identifiers; the first of a kind counts. Reading
 * parties that are out of use, it also tells of mechanisms and addresses that are.
 */
export function partyFacts(party: z.output<typeof partyRow>) {
  const mechanisms = party['contact_mechanisms.'].filter(({ active }) => active);
  const valuesOf = (...types: readonly string[]) =>
    mechanisms.flatMap(({ type, value }) => (types.includes(type) && value !== null ? [value] : []));
  const emails = valuesOf('email');
  const websites = valuesOf('website');
  const addresses = party['addresses.'].filter(({ active }) => active);
  const billing = addresses.find(({ invoice }) => invoice) ?? addresses[0] ?? null;
  const forDelivery = addresses.filter(({ delivery }) => delivery);
  const [phone = null] = valuesOf('phone', 'mobile');
  return {
    name: party.name ?? party.code,
    taxId: party['tax_identifier.']?.code ?? null,
    email: emails[0] ?? null,
    website: websites[0] ?? null,
    reachedBy: [...emails, ...websites],
    phone: phoneNumber(phone, billing?.country ?? null),
    billingAddress: billing === null ? null : plainAddress(billing),
    shippingAddresses: (forDelivery.length > 0 ? forDelivery : addresses.slice(0, 1)).map(plainAddress),
    createdAt: party.create_date,
    updatedAt: party.write_date ?? party.create_date,
  };
}

function plainAddress({ name, line1, line2, city, region, postalCode, country }: Address): Address {
  return { name, line1, line2, city, region, postalCode, country };
}
