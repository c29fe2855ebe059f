import type { Decimal } from '#model/decimal.ts';
import type { Money } from '#model/money.ts';
import type { Quantity } from '#model/quantity.ts';
import type { Address } from './source.ts';

/** A customer that the ERP does not have yet. */
export interface NewErpCustomer {
  readonly legalName: string;
  readonly kind: 'COMPANY' | 'PERSON';
  readonly taxId: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly currency: string | null;
  readonly billingAddress: Address | null;
  /** Ours: the same reference twice must be found by `customersByCrmReferences`. */
  readonly crmReference: string;
}

/** What a conversion asks the ERP to make of a deal. */
export interface NewOrder {
  readonly customerId: string;
  /** A–Z, 0–9 and "-", at most 35 characters. */
  readonly externalReference: string;
  readonly currency: string;
  readonly requestedDate: string | null;
  /** Native id of the deal where it is a record of the ERP itself, which may then make the order of it; null otherwise. */
  readonly originDealId: string | null;
  readonly lines: readonly NewOrderLine[];
}

/** What somebody has agreed to beforehand. */
export interface ConfirmTerms {
  /** That the order exceeds the customer's credit limit. */
  readonly acceptCreditExcess: boolean;
}

export interface NewOrderLine {
  readonly productId: string;
  readonly description: string;
  readonly quantity: Quantity;
  /** Null: the ERP's own price. */
  readonly unitPrice: Money | null;
  readonly discountPercent: Decimal | null;
  /** On the whole line. */
  readonly discount: Money | null;
}

/** What the ERP would charge for an order that was not made. */
export interface PricedOrder {
  readonly lines: readonly { readonly unitPrice: Money; readonly untaxed: Money; readonly total: Money }[];
  readonly untaxed: Money;
  readonly tax: Money;
  readonly total: Money;
}
