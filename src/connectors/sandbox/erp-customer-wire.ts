import { z } from 'zod';
import type { ErpCustomer, ErpCustomerPatch } from '#ports/erp-system.ts';
import type { NewErpCustomer } from '#ports/order-request.ts';
import type { Address } from '#ports/source.ts';
import { domainNames } from '../domain-names.ts';
import { phoneNumber } from '../phone-number.ts';
import { wireInstant, wireWord, wordsFor } from '../wire-values.ts';
import { erpId } from './erp-id.ts';
import { priceListWire } from './erp-prices.ts';
import { customerKinds } from './erp-words.ts';
import type { Unsourced } from './sourced-wire.ts';

const text = z.string().nullable();

export const addressWire = z
  .object({
    name: text,
    street: text,
    street2: text,
    city: text,
    region: text,
    postcode: text,
    countryCode: text,
  })
  .transform(({ name, street, street2, city, region, postcode, countryCode }): Address => ({
    name,
    line1: street,
    line2: street2,
    city,
    region,
    postalCode: postcode,
    country: countryCode,
  }));

export const customerWire = z
  .object({
    id: erpId,
    number: z.string(),
    type: wireWord(customerKinds, 'COMPANY'),
    legalName: z.string(),
    taxNumber: text,
    email: text,
    otherEmails: z.array(z.string()),
    website: text,
    phone: text,
    currency: z.string(),
    paymentTerms: z.object({ code: z.string(), name: z.string(), dueDays: z.int().nullable() }).nullable(),
    priceList: priceListWire.nullable(),
    onHold: z.boolean(),
    billingAddress: addressWire.nullable(),
    deliveryAddresses: z.array(addressWire),
    crmReference: text,
    createdAt: wireInstant,
    updatedAt: wireInstant,
  })
  .transform((wire): Unsourced<ErpCustomer> => ({
    id: wire.id,
    sortKey: wire.createdAt,
    number: wire.number,
    kind: wire.type,
    legalName: wire.legalName,
    taxId: wire.taxNumber,
    email: wire.email,
    domains: domainNames([wire.email, ...wire.otherEmails, wire.website]),
    phone: phoneNumber(wire.phone, wire.billingAddress?.country ?? homeCountry),
    currency: wire.currency,
    paymentTerms: wire.paymentTerms,
    priceList: wire.priceList,
    billingAddress: wire.billingAddress,
    shippingAddresses: wire.deliveryAddresses,
    blocked: wire.onHold,
    crmReference: wire.crmReference,
    createdAt: wire.createdAt,
    updatedAt: wire.updatedAt,
  }));

export function newCustomerBody(customer: NewErpCustomer) {
  return {
    legalName: customer.legalName,
    type: wordsFor(customerKinds, [customer.kind])[0],
    taxNumber: customer.taxId,
    email: customer.email,
    phone: customer.phone,
    currency: customer.currency ?? undefined,
    billingAddress: customer.billingAddress && addressBody(customer.billingAddress),
    crmReference: customer.crmReference,
  };
}

/** What is not given is left out of the JSON, and stays. */
export function customerPatchBody({ taxId, email, phone, billingAddress }: ErpCustomerPatch) {
  return { taxNumber: taxId, email, phone, billingAddress: billingAddress && addressBody(billingAddress) };
}

// The sandbox's company is Spanish; numbers without a country code are national ones.
const homeCountry = 'ES';

function addressBody({ name, line1, line2, city, region, postalCode, country }: Address): z.input<typeof addressWire> {
  return { name, street: line1, street2: line2, city, region, postcode: postalCode, countryCode: country };
}
