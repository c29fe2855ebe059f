import { z } from 'zod';
import type { Contact } from '#ports/crm-system.ts';
import type { CustomFieldNames } from '../custom-fields.ts';
import { mechanismWire, personWire } from './crm-party-wire.ts';
import type { TrytonLink } from './link.ts';
import { type KeyRow, parentIn, type RecordKind } from './records.ts';
import type { TrytonCrmSettings } from './settings.ts';
import { trytonId, trytonInstant } from './values.ts';

/** Contacts are persons related to a company when the relation is configured, and otherwise its contact mechanisms. */
export function contactKind(
  link: TrytonLink,
  { contactRelation, customFields }: TrytonCrmSettings,
): RecordKind<Contact> {
  return contactRelation === undefined
    ? mechanisms(link, customFields.contacts)
    : persons(link, contactRelation, customFields.contacts);
}

function mechanisms(link: TrytonLink, customFields: CustomFieldNames): RecordKind<Contact> {
  const wire = mechanismWire(link, customFields);
  return {
    model: 'party.contact_mechanism',
    // A telephone without a name is the company's, not a person's.
    scope: async () => [
      [
        'OR',
        ['type', '=', 'email'],
        [
          ['type', 'in', ['phone', 'mobile']],
          ['name', '!=', null],
          ['name', '!=', ''],
        ],
      ],
    ],
    parents: parentIn(link, 'party.contact_mechanism', 'party'),
    read: (search, call) => link.search('party.contact_mechanism', wire, search, call),
  };
}

function persons(link: TrytonLink, relation: string, customFields: CustomFieldNames): RecordKind<Contact> {
  const wire = personWire(link, relation, customFields);
  const keyRow = z
    .object({
      id: z.int(),
      create_date: trytonInstant,
      'relations.': z.array(z.object({ to: trytonId, 'type.': z.object({ name: z.string() }).nullable() })),
    })
    .transform((row): KeyRow => ({
      id: row.id,
      createdAt: row.create_date,
      parent: row['relations.'].find((each) => each['type.']?.name === relation)?.to ?? null,
    }));
  const works = (condition: readonly unknown[]) => ['relations', 'where', [['type.name', '=', relation], ...condition]];
  return {
    model: 'party.party',
    scope: async () => [['replaced_by', '=', null], works([])],
    parents: {
      domain: (partyIds) => [works([['to', 'in', partyIds]])],
      keys: (search, call) => link.search('party.party', keyRow, search, call),
    },
    read: (search, call) => link.search('party.party', wire, search, call),
  };
}
