import { formatTaxId, parseTaxId } from '#model/tax-id.ts';
import type { Account, AccountPatch, CrmSystem } from '#ports/crm-system.ts';
import type { ErpCustomer, ErpCustomerPatch, ErpSystem } from '#ports/erp-system.ts';
import type { Address } from '#ports/source.ts';
import type { FieldConflictTable } from '#store/master-data-tables.ts';
import type { Side } from '#integration/identity/identity-record.ts';

export type FieldName = FieldConflictTable['field'];

/** The two records of one customer, as their systems have them. */
export interface RecordPair {
  readonly account: Account;
  readonly customer: ErpCustomer;
}

/** A fact that both systems hold about a customer, and how each is made to say what the other says. */
interface SharedField {
  /** What the records say, in a form in which equal things are equal texts but for case and space. */
  readonly crmText: (pair: RecordPair) => string | null;
  readonly erpText: (pair: RecordPair) => string | null;
  readonly accountField: keyof AccountPatch;
  /** Null: the ERP itself gives the value and takes none. */
  readonly customerField: keyof ErpCustomerPatch | null;
  readonly accountPatch: (pair: RecordPair) => AccountPatch;
  readonly customerPatch: (pair: RecordPair) => ErpCustomerPatch;
}

export const sharedFields: Readonly<Record<FieldName, SharedField>> = {
  TAX_ID: {
    crmText: (pair) => taxIdText(pair.account.taxId, countryOf(pair)),
    erpText: (pair) => taxIdText(pair.customer.taxId, countryOf(pair)),
    accountField: 'taxId',
    customerField: 'taxId',
    accountPatch: ({ customer }) => ({ taxId: customer.taxId }),
    customerPatch: ({ account }) => ({ taxId: account.taxId }),
  },
  EMAIL: {
    crmText: ({ account }) => account.email,
    erpText: ({ customer }) => customer.email,
    accountField: 'email',
    customerField: 'email',
    accountPatch: ({ customer }) => ({ email: customer.email }),
    customerPatch: ({ account }) => ({ email: account.email }),
  },
  PHONE: {
    crmText: ({ account }) => account.phone,
    erpText: ({ customer }) => customer.phone,
    accountField: 'phone',
    customerField: 'phone',
    accountPatch: ({ customer }) => ({ phone: customer.phone }),
    customerPatch: ({ account }) => ({ phone: account.phone }),
  },
  BILLING_ADDRESS: {
    crmText: ({ account }) => addressText(account.address),
    erpText: ({ customer }) => addressText(customer.billingAddress),
    accountField: 'address',
    customerField: 'billingAddress',
    accountPatch: ({ customer }) => ({ address: customer.billingAddress }),
    // Who the letters go to is no part of what is compared, and stays.
    customerPatch: ({ account, customer }) => ({
      billingAddress: account.address && { ...account.address, name: customer.billingAddress?.name ?? null },
    }),
  },
  CUSTOMER_NUMBER: {
    crmText: ({ account }) => account.erpNumber,
    erpText: ({ customer }) => customer.number,
    accountField: 'erpNumber',
    customerField: null,
    accountPatch: ({ customer }) => ({ erpNumber: customer.number }),
    customerPatch: () => ({}),
  },
};

/** The fields that both systems have. */
export function comparableFields(crm: CrmSystem, erp: ErpSystem): readonly FieldName[] {
  // Object.keys forgets that the names are those of fields.
  return (Object.keys(sharedFields) as FieldName[]).filter((name) => {
    const { accountField, customerField } = sharedFields[name];
    return crm.accountFields.has(accountField) && (customerField === null || erp.customerFields.has(customerField));
  });
}

/** Can the system of that side be made to say it? */
export function isWritable(name: FieldName, side: Side, crm: CrmSystem, erp: ErpSystem): boolean {
  if (side === 'CRM') return crm.capabilities.has('update-account');
  return sharedFields[name].customerField !== null && erp.capabilities.has('update-customer');
}

/** What the record of that side says; null when it says nothing. */
export function textOf(name: FieldName, side: Side, pair: RecordPair): string | null {
  const { crmText, erpText } = sharedFields[name];
  const text = (side === 'CRM' ? crmText : erpText)(pair)?.trim() ?? '';
  return text === '' ? null : text;
}

/** A number without a prefix is one of the country that either record names. */
function taxIdText(text: string | null, country: string | null): string | null {
  const taxId = parseTaxId(text, country);
  if (taxId === null) return text;
  // People put the country before numbers of countries that have no such prefix.
  const number = taxId.number.startsWith(taxId.country) ? taxId.number.slice(taxId.country.length) : taxId.number;
  return formatTaxId({ ...taxId, number });
}

function countryOf({ account, customer }: RecordPair): string | null {
  return account.address?.country ?? customer.billingAddress?.country ?? null;
}

function addressText(address: Address | null): string | null {
  if (address === null) return null;
  const { line1, line2, city, region, postalCode, country } = address;
  const place = [postalCode, city].filter(isSaid).join(' ');
  return [line1, line2, place, region, country].filter(isSaid).join(', ');
}

function isSaid(part: string | null): boolean {
  return (part ?? '').trim() !== '';
}
