import { z } from 'zod';
import type { Account, AccountPatch, Contact, CrmUser, Lead, LeadPerson } from '#ports/crm-system.ts';
import type { Address, Source } from '#ports/source.ts';
import { domainNames } from '../domain-names.ts';
import { phoneNumber } from '../phone-number.ts';
import { readWord } from '../wire-values.ts';
import { countryCode, countryName } from './country-code.ts';
import { leadStatuses, lifecycleStages } from './crm-words.ts';
import { kindOf, type Row } from './kind.ts';
import { objectTypes } from './object-types.ts';
import { flag, type PropertyValues, several, text } from './property.ts';
import type { HubspotCrmSettings } from './settings.ts';

// https://developers.hubspot.com/docs/api-reference/latest/crm/objects/companies/guide
const companyProperties = ({ fields }: HubspotCrmSettings) => ({
  name: text('name'),
  ownerId: text('hubspot_owner_id'),
  industry: text('industry'),
  website: text('website'),
  domain: text('domain'),
  otherDomains: several('hs_additional_domains'),
  phone: text('phone'),
  street: text('address'),
  street2: text('address2'),
  city: text('city'),
  region: text('state'),
  postalCode: text('zip'),
  country: text('country'),
  countryCode: text('hs_country_code'),
  lifecycle: text('lifecyclestage'),
  taxId: text(fields.taxId),
  erpNumber: text(fields.erpNumber),
});

type CompanyRow = Row<PropertyValues<ReturnType<typeof companyProperties>>>;

export const companyKind = (settings: HubspotCrmSettings) =>
  kindOf(objectTypes.companies, companyProperties(settings), { customFields: settings.customFields.accounts });

export function accountOf({ id, sortKey, updatedAt, values, customFields }: CompanyRow, source: Source): Account {
  // The name first: it is what people and we fill in, and how HubSpot makes the code of it is not documented.
  const country = countryCode(values.country) ?? countryCode(values.countryCode);
  return {
    id,
    source,
    sortKey,
    name: values.name ?? values.domain ?? id,
    kind: 'COMPANY',
    ownerId: values.ownerId,
    industry: values.industry,
    website: values.website ?? values.domain,
    domains: domainNames([values.domain, ...values.otherDomains]),
    email: null,
    phone: phoneNumber(values.phone, country),
    address: addressOf(values, country),
    lifecycleStage: values.lifecycle === null ? null : readWord(lifecycleStages, values.lifecycle, 'OTHER'),
    taxId: values.taxId,
    erpNumber: values.erpNumber,
    customFields,
    createdAt: sortKey,
    updatedAt,
  };
}

/** An empty text empties a property. What the account has no property for is left out. */
export function companyPatchProperties(
  { taxId, phone, address, erpNumber }: AccountPatch,
  fields: HubspotCrmSettings['fields'],
): Record<string, string> {
  const texts = [
    [fields.taxId, taxId],
    ['phone', phone],
    [fields.erpNumber, erpNumber],
    ...(address === undefined ? [] : addressTexts(address)),
  ] as const;
  return Object.fromEntries(
    texts.flatMap(([name, value]) => (name === undefined || value === undefined ? [] : [[name, value ?? '']])),
  );
}

function addressTexts(address: Address | null) {
  return [
    ['address', address?.line1 ?? null],
    ['address2', address?.line2 ?? null],
    ['city', address?.city ?? null],
    ['state', address?.region ?? null],
    ['zip', address?.postalCode ?? null],
    ['country', countryName(address?.country ?? null)],
  ] as const;
}

// https://developers.hubspot.com/docs/api-reference/latest/crm/objects/contacts/guide
const contactProperties = {
  firstName: text('firstname'),
  lastName: text('lastname'),
  jobTitle: text('jobtitle'),
  email: text('email'),
  phone: text('phone'),
  mobilePhone: text('mobilephone'),
  language: text('hs_language'),
  optedOut: flag('hs_email_optout'),
  company: text('company'),
  country: text('country'),
};

export const contactKind = ({ customFields }: HubspotCrmSettings) =>
  kindOf(objectTypes.contacts, contactProperties, { customFields: customFields.contacts });

export type ContactRow = Row<PropertyValues<typeof contactProperties>>;

export function contactOf(
  { id, sortKey, updatedAt, values, customFields }: ContactRow,
  { source, accountId, primary }: Pick<Contact, 'source' | 'accountId' | 'primary'>,
): Contact {
  const { firstName, lastName, email } = values;
  const name = [firstName, lastName].filter((part) => part !== null).join(' ');
  return {
    id,
    source,
    sortKey,
    displayName: name === '' ? (email ?? id) : name,
    firstName,
    lastName,
    jobTitle: values.jobTitle,
    email,
    phone: phoneOf(values),
    preferredLanguage: values.language,
    optedOutOfEmail: values.optedOut,
    accountId,
    primary,
    customFields,
    createdAt: sortKey,
    updatedAt,
  };
}

// https://developers.hubspot.com/docs/api-reference/latest/crm/objects/leads/guide
const leadProperties = {
  name: text('hs_lead_name'),
  stage: text('hs_pipeline_stage'),
  ownerId: text('hubspot_owner_id'),
};

export const leadKind = ({ customFields }: HubspotCrmSettings) =>
  kindOf(objectTypes.leads, leadProperties, { customFields: customFields.leads });

export type LeadRow = Row<PropertyValues<typeof leadProperties>>;

export function leadOf(
  { id, sortKey, updatedAt, values, customFields }: LeadRow,
  source: Source,
  overrides: HubspotCrmSettings['states']['leads'],
): Lead {
  const { stage } = values;
  return {
    id,
    source,
    sortKey,
    displayName: values.name ?? id,
    person: undefined,
    status: stage === null ? 'NEW' : readWord({ ...leadStatuses, ...overrides }, stage, 'WORKING'),
    nativeStatus: stage ?? '',
    ownerId: values.ownerId,
    convertedAccountId: undefined,
    convertedDealId: undefined,
    customFields,
    createdAt: sortKey,
    updatedAt,
  };
}

/** HubSpot keeps the person and the company of a lead in records of their own. */
export function leadPersonOf(contact: ContactRow | null, company: CompanyRow | null): LeadPerson {
  return {
    company: company?.values.name ?? contact?.values.company ?? null,
    email: contact?.values.email ?? null,
    phone: contact === null ? null : phoneOf(contact.values),
  };
}

/** https://developers.hubspot.com/docs/api-reference/latest/crm/owners/guide */
export const ownerWire = z
  .object({
    id: z.string(),
    email: z.string().nullish(),
    firstName: z.string().nullish(),
    lastName: z.string().nullish(),
  })
  .transform(({ id, email, firstName, lastName }): Omit<CrmUser, 'source'> => ({
    id,
    name: [firstName, lastName].filter((part) => (part ?? '') !== '').join(' ') || (email ?? id),
    email: email ?? null,
  }));

function phoneOf({ phone, mobilePhone, country }: ContactRow['values']): string | null {
  return phoneNumber(phone ?? mobilePhone, countryCode(country));
}

function addressOf(values: CompanyRow['values'], country: string | null): Address | null {
  const { street: line1, street2: line2, city, region, postalCode } = values;
  const parts = { line1, line2, city, region, postalCode, country };
  return Object.values(parts).every((part) => part === null) ? null : { name: null, ...parts };
}
