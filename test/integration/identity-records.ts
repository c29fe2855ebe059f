import { recordOfAccount, recordOfErpCustomer } from '#integration/identity/identity-record.ts';
import type { IdentityRecord } from '#integration/identity/identity-record.ts';
import type { Account, Contact } from '#ports/crm-system.ts';
import type { ErpCustomer } from '#ports/erp-system.ts';
import type { Address } from '#ports/source.ts';

const at = '2026-01-01T00:00:00Z';

/** A CRM account that says nothing but its name, and what is given. */
export function account(id: string, given: Partial<Account> & { readonly primaryEmail?: string } = {}): IdentityRecord {
  const { primaryEmail, ...fields } = given;
  const record: Account = {
    id,
    sortKey: at,
    source: { connection: 'crm', system: 'x', objectType: 'account', url: null, fetchedAt: at, stale: false },
    name: `Account ${id}`,
    kind: 'COMPANY',
    ownerId: null,
    industry: null,
    website: null,
    domains: [],
    email: null,
    phone: null,
    address: null,
    lifecycleStage: null,
    taxId: null,
    erpNumber: null,
    customFields: [],
    createdAt: at,
    updatedAt: at,
    ...fields,
  };
  return recordOfAccount(record, primaryEmail === undefined ? null : contact(id, primaryEmail));
}

/** An ERP customer that says nothing but its name and number, and what is given. */
export function erpCustomer(id: string, given: Partial<ErpCustomer> = {}): IdentityRecord {
  return recordOfErpCustomer({
    id,
    sortKey: at,
    source: { connection: 'erp', system: 'y', objectType: 'customer', url: null, fetchedAt: at, stale: false },
    number: `C-${id}`,
    kind: 'COMPANY',
    legalName: `Customer ${id}`,
    taxId: null,
    email: null,
    domains: [],
    phone: null,
    currency: 'EUR',
    paymentTerms: null,
    priceList: null,
    billingAddress: null,
    shippingAddresses: [],
    blocked: false,
    crmReference: null,
    customFields: [],
    createdAt: at,
    updatedAt: at,
    ...given,
  });
}

export function address(country: string, postalCode: string | null = null): Address {
  return { name: null, line1: null, line2: null, city: null, region: null, postalCode, country };
}

function contact(accountId: string, email: string): Contact {
  return {
    id: `contact-of-${accountId}`,
    sortKey: at,
    source: { connection: 'crm', system: 'x', objectType: 'contact', url: null, fetchedAt: at, stale: false },
    displayName: email,
    firstName: null,
    lastName: null,
    jobTitle: null,
    email,
    phone: null,
    preferredLanguage: null,
    optedOutOfEmail: null,
    accountId,
    primary: true,
    customFields: [],
    createdAt: at,
    updatedAt: at,
  };
}
