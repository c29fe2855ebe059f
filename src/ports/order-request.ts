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
  readonly lines: readonly NewOrderLine[];
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
