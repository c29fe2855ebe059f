import { z } from 'zod';
import type { Account, Contact, CrmUser } from '#ports/crm-system.ts';
import { type CustomFieldNames, customFieldsWire } from '../custom-fields.ts';
import { domainNames } from '../domain-names.ts';
import { phoneNumber } from '../phone-number.ts';
import type { TrytonLink } from './link.ts';
import { listed, partyFacts, partyFields, text } from './party-parts.ts';
import { trytonId, trytonText } from './values.ts';

export function accountWire(link: TrytonLink, customFields: CustomFieldNames): z.ZodType<Account> {
  return z.intersection(z.object(partyFields), customFieldsWire(customFields, trytonText)).transform((row): Account => {
    const { reachedBy, billingAddress, shippingAddresses: _, ...facts } = partyFacts(row);
    return {
      ...facts,
      id: row.id,
      source: link.sourceOf('party.party', row.id),
      sortKey: row.create_date,
      // Tryton does not tell persons from companies, and knows no stage, owner or industry of a party.
      kind: 'COMPANY',
      ownerId: null,
      industry: null,
      lifecycleStage: null,
      domains: domainNames(reachedBy),
      address: billingAddress,
      // Where the ERP is this same Tryton, the party itself is the customer.
      erpNumber: null,
      customFields: row.customFields,
    };
  });
}

/** A contact mechanism as a contact: its own name if it has one, otherwise the address or number itself. */
export function mechanismWire(link: TrytonLink, customFields: CustomFieldNames): z.ZodType<Contact> {
  return z
    .intersection(
      z.object({ ...listed, type: z.string(), value: text, name: text, party: trytonId, 'language.': language }),
      customFieldsWire(customFields, trytonText),
    )
    .transform((row): Contact => ({
      ...contactNamed(row.name ?? row.value ?? row.type),
      id: row.id,
      source: link.sourceOf('party.contact_mechanism', row.id),
      sortKey: row.create_date,
      email: row.type === 'email' ? row.value : null,
      phone: row.type === 'email' ? null : phoneNumber(row.value, null),
      preferredLanguage: row['language.']?.code.replace('_', '-') ?? null,
      accountId: row.party,
      customFields: row.customFields,
      createdAt: row.create_date,
      updatedAt: row.write_date ?? row.create_date,
    }));
}

/** A person that is related to the company they work for. */
export function personWire(link: TrytonLink, relation: string, customFields: CustomFieldNames): z.ZodType<Contact> {
  return z
    .intersection(
      z.object({
        ...partyFields,
        'lang.': language,
        'relations.': z.array(z.object({ to: trytonId, 'type.': z.object({ name: z.string() }).nullable() })),
      }),
      customFieldsWire(customFields, trytonText),
    )
    .transform((row): Contact => {
      const { name, email, phone, createdAt, updatedAt } = partyFacts(row);
      return {
        ...contactNamed(name),
        id: row.id,
        source: link.sourceOf('party.party', row.id),
        sortKey: row.create_date,
        email,
        phone,
        preferredLanguage: row['lang.']?.code.replace('_', '-') ?? null,
        accountId: row['relations.'].find((each) => each['type.']?.name === relation)?.to ?? null,
        customFields: row.customFields,
        createdAt,
        updatedAt,
      };
    });
}

/** Employees: the people who own opportunities. */
export function userWire(link: TrytonLink): z.ZodType<CrmUser> {
  return z
    .object({ id: trytonId, 'party.': z.object({ name: text, code: z.string(), email: text }) })
    .transform((row): CrmUser => ({
      id: row.id,
      source: link.sourceOf('company.employee', row.id),
      name: row['party.'].name ?? row['party.'].code,
      email: row['party.'].email,
    }));
}

const language = z.object({ code: z.string() }).nullable();

function contactNamed(displayName: string) {
  return { displayName, firstName: null, lastName: null, jobTitle: null, optedOutOfEmail: null, primary: false };
}
