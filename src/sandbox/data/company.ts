import type { PaymentHabits } from '#sandbox/erp/documents.ts';

/** How the two systems' records of one company can be recognised as the same. */
export type LinkKind = 'erp-number' | 'crm-reference' | 'tax-id' | 'domain-and-name' | 'contact-email';

export interface Person {
  readonly firstName: string;
  readonly lastName: string;
  readonly jobTitle: string;
  readonly email: string;
  readonly phone: string;
}

/** One company as it really is; each system knows it, or does not, in its own way. */
export interface Company {
  /** The CRM's id, or null when it does not know the company. */
  readonly crmId: number | null;
  readonly erpId: number | null;
  readonly link: LinkKind | null;
  readonly kind: 'company' | 'person';
  readonly legalName: string;
  /** What salespeople call it. */
  readonly shortName: string;
  readonly taxId: string | null;
  readonly countryCode: string;
  readonly language: string;
  readonly currency: string;
  readonly street: string;
  readonly city: string;
  readonly region: string | null;
  readonly postcode: string;
  /** Null = they use a free mail provider. */
  readonly domain: string | null;
  readonly email: string;
  readonly phone: string;
  readonly industry: string;
  readonly people: readonly [Person, ...Person[]];
  /** Index among the salespeople. */
  readonly owner: number;
  /** How much they do with us; 1 is usual. */
  readonly weight: number;
  readonly habits: PaymentHabits;
  readonly paymentTermsCode: string;
  readonly priceListId: number;
  readonly credit: 'none' | 'ample' | 'exceeded';
  readonly onHold: boolean;
}
