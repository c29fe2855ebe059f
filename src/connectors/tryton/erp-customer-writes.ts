import { z } from 'zod';
import type { NewErpCustomer } from '#ports/order-request.ts';
import type { Call } from '#ports/source.ts';
import { addressValues } from './address-values.ts';
import { crmIdentifier } from './erp-party-wire.ts';
import type { Domain, TrytonLink } from './link.ts';
import { notMerged } from './parties.ts';
import { taxIdentifier } from './tax-identifier.ts';
import { trytonId } from './values.ts';

/** The parties that carry one of these CRM ids. */
export function withCrmReferences(references: readonly string[]): Domain {
  const codes = references.map((reference) => crmIdentifier + reference);
  return [
    ...notMerged,
    [
      'identifiers',
      'where',
      [
        ['type', '=', null],
        ['code', 'in', codes],
      ],
    ],
  ];
}

/** Makes a party, or answers the one that carries the CRM's id already: writes take turns, so that two calls make one. */
export async function createParty(link: TrytonLink, customer: NewErpCustomer, call: Call): Promise<string> {
  const search = { domain: withCrmReferences([customer.crmReference]), order: [['id', 'ASC']], limit: 1 } as const;
  const [found] = await link.search('party.party', idRow, search, call);
  if (found !== undefined) return found.id;
  const values = {
    name: customer.legalName,
    identifiers: [
      [
        'create',
        [
          ...(customer.taxId === null ? [] : [taxIdentifier(customer.taxId, customer.billingAddress?.country ?? null)]),
          { type: null, code: crmIdentifier + customer.crmReference },
        ],
      ],
    ],
    // A sale needs an address, if only an empty one.
    addresses: [
      ['create', [customer.billingAddress === null ? {} : await addressValues(link, customer.billingAddress, call)]],
    ],
    contact_mechanisms: [
      [
        'create',
        [
          ...(customer.email === null ? [] : [{ type: 'email', value: customer.email }]),
          ...(customer.phone === null ? [] : [{ type: 'phone', value: customer.phone }]),
        ],
      ],
    ],
  };
  const [id] = await link.write('model.party.party.create', [[values]], z.tuple([trytonId]), call);
  return id;
}

const idRow = z.object({ id: trytonId });
