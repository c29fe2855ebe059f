import { z } from 'zod';
import type { Account, AccountPatch, Contact, CrmUser, Lead, LeadStatus } from '#ports/crm-system.ts';
import type { Address } from '#ports/source.ts';
import { domainNames } from '../domain-names.ts';
import { phoneNumber } from '../phone-number.ts';
import { readWord, wireInstant, wireWord } from '../wire-values.ts';
import type { Unsourced } from './sourced-wire.ts';
import { accountKinds, lifecycleStages } from './crm-words.ts';

const text = z.string().nullable();

const address = z.object({ street: text, street2: text, city: text, region: text, postal_code: text, country: text });

export const accountWire = address
  .extend({
    id: z.string(),
    name: z.string(),
    type: wireWord(accountKinds, 'COMPANY'),
    owner_id: text,
    industry: text,
    website: text,
    email_domains: z.array(z.string()),
    email: text,
    phone: text,
    lifecycle: wireWord(lifecycleStages, 'OTHER').nullable(),
    vat_number: text,
    erp_number: text,
    created_at: wireInstant,
    modified_at: wireInstant,
  })
  .transform((wire): Unsourced<Account> => ({
    id: wire.id,
    sortKey: wire.created_at,
    name: wire.name,
    kind: wire.type,
    ownerId: wire.owner_id,
    industry: wire.industry,
    website: wire.website,
    domains: domainNames(wire.email_domains),
    email: wire.email,
    phone: phoneNumber(wire.phone, wire.country),
    address: addressOf(wire),
    lifecycleStage: wire.lifecycle,
    taxId: wire.vat_number,
    erpNumber: wire.erp_number,
    createdAt: wire.created_at,
    updatedAt: wire.modified_at,
  }));

export const contactWire = z
  .object({
    id: z.string(),
    first_name: text,
    last_name: text,
    full_name: z.string(),
    job_title: text,
    email: text,
    phone: text,
    language: text,
    email_opt_out: z.boolean().nullable(),
    account_id: text,
    is_primary: z.boolean(),
    created_at: wireInstant,
    modified_at: wireInstant,
  })
  .transform((wire): Unsourced<Contact> => ({
    id: wire.id,
    sortKey: wire.created_at,
    displayName: wire.full_name,
    firstName: wire.first_name,
    lastName: wire.last_name,
    jobTitle: wire.job_title,
    email: wire.email,
    phone: phoneNumber(wire.phone, homeCountry),
    preferredLanguage: wire.language,
    optedOutOfEmail: wire.email_opt_out,
    accountId: wire.account_id,
    primary: wire.is_primary,
    createdAt: wire.created_at,
    updatedAt: wire.modified_at,
  }));

const lead = z.object({
  id: z.string(),
  full_name: z.string(),
  company_name: text,
  email: text,
  phone: text,
  status: z.string(),
  owner_id: text,
  converted_account_id: text,
  converted_deal_id: text,
  created_at: wireInstant,
  modified_at: wireInstant,
});

export function leadWire(words: Readonly<Record<string, LeadStatus>>) {
  return lead.transform((wire): Unsourced<Lead> => ({
    id: wire.id,
    sortKey: wire.created_at,
    displayName: wire.full_name,
    person: {
      company: wire.company_name,
      email: wire.email,
      phone: phoneNumber(wire.phone, homeCountry),
    },
    status: readWord(words, wire.status, 'WORKING'),
    nativeStatus: wire.status,
    ownerId: wire.owner_id,
    convertedAccountId: wire.converted_account_id,
    convertedDealId: wire.converted_deal_id,
    createdAt: wire.created_at,
    updatedAt: wire.modified_at,
  }));
}

export const userWire = z
  .object({ id: z.string(), name: z.string(), email: text })
  .transform((wire): Unsourced<CrmUser> => wire);

/** What is not given is left out of the JSON, and stays. */
export function accountPatchBody({ taxId, email, phone, address, erpNumber }: AccountPatch) {
  return {
    vat_number: taxId,
    email,
    phone,
    erp_number: erpNumber,
    ...(address !== undefined && addressFields(address)),
  };
}

// The sandbox's company is Spanish; numbers without a country code are national ones.
const homeCountry = 'ES';

function addressOf(wire: z.output<typeof address>): Address | null {
  const { street, street2, city, region, postal_code, country } = wire;
  const parts = { line1: street, line2: street2, city, region, postalCode: postal_code, country };
  return Object.values(parts).every((part) => part === null) ? null : { name: null, ...parts };
}

function addressFields(parts: Address | null): z.input<typeof address> {
  return {
    street: parts?.line1 ?? null,
    street2: parts?.line2 ?? null,
    city: parts?.city ?? null,
    region: parts?.region ?? null,
    postal_code: parts?.postalCode ?? null,
    country: parts?.country ?? null,
  };
}
