import { z } from 'zod';
import { SystemError } from '#errors.ts';
import type { Address, Call } from '#ports/source.ts';
import { addressValues } from './address-values.ts';
import type { TrytonLink } from './link.ts';
import { notMerged } from './parties.ts';
import { taxIdentifier } from './tax-identifier.ts';
import { isTrytonId, toId, trytonFlag } from './values.ts';

/** What of a party can be set; what is not mentioned stays as it is, null empties. */
export interface PartyChanges {
  readonly taxId?: string | null | undefined;
  readonly email?: string | null | undefined;
  readonly phone?: string | null | undefined;
  readonly billingAddress?: Address | null | undefined;
}

/**
 * Sets what is read as the party's own: the first e-mail address, telephone and billing address, and the tax identifier. Others
 * that a party may have stay, but where there is to be none the next would take its place. Rejects with NOT_FOUND for no such party, REJECTED when it would be without any address.
 */
export async function updateParty(link: TrytonLink, partyId: string, changes: PartyChanges, call: Call): Promise<void> {
  const id = isTrytonId(partyId) ? toId(partyId) : -1;
  const search = { domain: [...notMerged, ['id', '=', id]], context: { active_test: false } };
  const [party] = await link.search('party.party', partyRow, search, call);
  const { connection } = link;
  if (party === undefined) throw new SystemError('NOT_FOUND', connection, `${connection} has no party with this id`);
  const { taxId, email, phone, billingAddress } = changes;
  if (billingAddress === null)
    throw new SystemError('REJECTED', connection, `${connection} needs an address of a party for its documents`);
  const mechanisms = (...types: readonly string[]) =>
    party['contact_mechanisms.'].filter(({ active, type }) => active && types.includes(type));
  const addresses = party['addresses.'].filter(({ active }) => active);
  const billing = addresses.find(({ invoice }) => invoice) ?? addresses[0];
  const country = billingAddress?.country ?? billing?.['country.']?.code ?? null;
  const values = {
    ...(taxId !== undefined && {
      identifiers: one(party['tax_identifier.'], taxId === null ? null : taxIdentifier(taxId, country)),
    }),
    ...((email !== undefined || phone !== undefined) && {
      contact_mechanisms: [
        ...(email === undefined ? [] : first(mechanisms('email'), email, 'email')),
        ...(phone === undefined ? [] : first(mechanisms('phone', 'mobile'), phone, 'phone')),
      ],
    }),
    ...(billingAddress !== undefined && {
      addresses: one(billing, await addressValues(link, billingAddress, call)),
    }),
  };
  if (Object.keys(values).length > 0) await link.write('model.party.party.write', [[id], values], z.null(), call);
}

interface Existing {
  readonly id: number;
}

/** What makes the first of these the value, or puts all of them out of use, which a person can undo. */
function first(mechanisms: readonly Existing[], value: string | null, type: string): readonly unknown[] {
  if (value !== null) return one(mechanisms[0], mechanisms.length === 0 ? { type, value } : { value });
  return mechanisms.length === 0 ? [] : [['write', mechanisms.map(({ id }) => id), { active: false }]];
}

/** What makes a record have these values, or go. */
function one(existing: Existing | null | undefined, values: object | null): readonly unknown[] {
  if (existing === null || existing === undefined) return values === null ? [] : [['create', [values]]];
  return values === null ? [['delete', [existing.id]]] : [['write', [existing.id], values]];
}

const existing = z.object({ id: z.int() });

const partyRow = z.object({
  id: z.int(),
  'tax_identifier.': existing.nullable(),
  'contact_mechanisms.': z.array(existing.extend({ active: trytonFlag, type: z.string() })),
  'addresses.': z.array(
    existing.extend({ active: trytonFlag, invoice: trytonFlag, 'country.': z.object({ code: z.string() }).nullable() }),
  ),
});
