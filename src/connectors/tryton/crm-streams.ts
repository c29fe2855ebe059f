import { z } from 'zod';
import type { CrmKind } from '#ports/crm-system.ts';
import { everything } from './domain.ts';
import { changed, type Stream, stream } from './feed.ts';
import type { TrytonLink } from './link.ts';
import type { Scope } from './records.ts';
import { trytonId } from './values.ts';

/** What the feed of the CRM is read from. */
export function crmStreams(
  link: TrytonLink,
  scopes: {
    readonly accounts: Scope;
    readonly contacts: Scope;
    readonly interactions: Scope;
    readonly contactsArePersons: boolean;
  },
  hasTickets: boolean,
): readonly Stream<CrmKind>[] {
  const deals = stream<CrmKind, typeof dealFields>(link, 'sale.opportunity', everything, dealFields, ({ state }, id) =>
    state === 'lead' ? [changed('deal', id), changed('lead', id)] : [changed('deal', id)],
  );
  const interactions = stream<CrmKind, {}>(link, 'ir.note', scopes.interactions, {}, (_, id) => [
    changed('interaction', id),
  ]);
  return [
    stream<CrmKind, typeof partyFields>(link, 'party.party', scopes.accounts, partyFields, (row, id) => [
      { kind: 'account', id, deleted: false, mergedInto: row.replaced_by },
    ]),
    scopes.contactsArePersons
      ? {
          ...stream<CrmKind, {}>(link, 'party.party', scopes.contacts, {}, (_, id) => [changed('contact', id)]),
          name: 'contacts',
        }
      : stream<CrmKind, typeof mechanismFields>(
          link,
          'party.contact_mechanism',
          everything,
          mechanismFields,
          // The party that it reaches is not written along with it.
          ({ party }, id) => [changed('contact', id), changed('account', party)],
        ),
    deals,
    interactions,
    ...(hasTickets
      ? [stream<CrmKind, {}>(link, 'sale.complaint', everything, {}, (_, id) => [changed('ticket', id)])]
      : []),
  ];
}

const partyFields = { replaced_by: trytonId.nullable() };
const mechanismFields = { party: trytonId };
const dealFields = { state: z.string() };
