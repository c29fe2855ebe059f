import { plainLegalName } from '#model/legal-name.ts';
import { domainOfEmail, domainOfWebsite, ownDomains } from '#model/mail-domain.ts';
import { formatTaxId, parseTaxId } from '#model/tax-id.ts';
import type { Account, Contact } from '#ports/crm-system.ts';
import type { ErpCustomer } from '#ports/erp-system.ts';
import type { Address, Source } from '#ports/source.ts';

export type Side = 'CRM' | 'ERP';

/** A CRM account or an ERP customer, as far as the question goes who it is. */
export interface IdentityRecord {
  readonly connection: string;
  readonly nativeId: string;
  readonly side: Side;
  readonly facts: IdentityFacts;
  /** CRM side: the contact whose address is among the e-mails. */
  readonly primaryContactId: string | null;
}

/** What a record says of itself, in a form in which equal things are equal texts. Stored as JSON. */
export interface IdentityFacts {
  /** As written. */
  readonly name: string;
  readonly kind: 'COMPANY' | 'PERSON';
  /** The number that people call an ERP customer by. */
  readonly number: string | null;
  readonly legalName: string;
  readonly taxId: string | null;
  /** Domains that are this customer's own. */
  readonly domains: readonly string[];
  readonly emails: readonly string[];
  /** With its country. */
  readonly postalCode: string | null;
  /** Its own id or number, by which records of the other side may refer to it. */
  readonly ownIds: readonly string[];
  /** The ids or numbers of the other side that it carries itself. */
  readonly foreignIds: readonly string[];
  readonly source: Pick<Source, 'objectType' | 'url' | 'fetchedAt'>;
}

/** `primaryContact` is the account's main contact, where it has one; `installation` is that of the CRM. */
export function recordOfAccount(
  account: Account,
  primaryContact: Contact | null,
  installation?: string,
): IdentityRecord {
  const emails = [account.email, primaryContact?.email ?? null];
  return {
    connection: account.source.connection,
    nativeId: account.id,
    side: 'CRM',
    primaryContactId: primaryContact?.id ?? null,
    facts: {
      name: account.name,
      kind: account.kind,
      number: null,
      legalName: plainLegalName(account.name),
      taxId: taxIdOf(account.taxId, account.address),
      domains: ownDomains([...account.domains, domainOfWebsite(account.website), ...emails.map(domainOfEmail)]),
      emails: plainEmails(emails),
      postalCode: postalCodeOf(account.address),
      ownIds: [crmId(account.id)],
      foreignIds: [
        ...(account.erpNumber === null ? [] : [erpNumber(account.erpNumber)]),
        ...sharedIds(installation, account.id),
      ],
      source: sourceOf(account.source),
    },
  };
}

/** `installation` is that of the ERP. */
export function recordOfErpCustomer(customer: ErpCustomer, installation?: string): IdentityRecord {
  return {
    connection: customer.source.connection,
    nativeId: customer.id,
    side: 'ERP',
    primaryContactId: null,
    facts: {
      name: customer.legalName,
      kind: customer.kind,
      number: customer.number,
      legalName: plainLegalName(customer.legalName),
      taxId: taxIdOf(customer.taxId, customer.billingAddress),
      domains: ownDomains([...customer.domains, domainOfEmail(customer.email)]),
      emails: plainEmails([customer.email]),
      postalCode: postalCodeOf(customer.billingAddress),
      ownIds: [erpNumber(customer.number), ...sharedIds(installation, customer.id)],
      foreignIds: customer.crmReference === null ? [] : [crmId(customer.crmReference)],
      source: sourceOf(customer.source),
    },
  };
}

function crmId(id: string): string {
  return `CRM:${id.trim()}`;
}

function erpNumber(number: string): string {
  return `ERP:${number.trim().toUpperCase()}`;
}

/** Of a system that is CRM and ERP at once, where one record is both. */
function sharedIds(installation: string | undefined, id: string): readonly string[] {
  return installation === undefined ? [] : [`${installation} ${id}`];
}

function taxIdOf(text: string | null, address: Address | null): string | null {
  const taxId = parseTaxId(text, address?.country ?? null);
  return taxId === null ? null : formatTaxId(taxId);
}

function plainEmails(emails: readonly (string | null)[]): readonly string[] {
  const plain = emails
    .filter((email) => domainOfEmail(email) !== null)
    .map((email) => email?.trim().toLowerCase() ?? '');
  return [...new Set(plain)].toSorted();
}

function postalCodeOf(address: Address | null): string | null {
  const code = address?.postalCode?.toUpperCase().replaceAll(/[^A-Z0-9]/g, '') ?? '';
  return code === '' || !address?.country ? null : `${address.country.toUpperCase()}:${code}`;
}

function sourceOf({ objectType, url, fetchedAt }: Source): IdentityFacts['source'] {
  return { objectType, url, fetchedAt };
}
