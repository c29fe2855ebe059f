import { z } from 'zod';
import type { Interaction, InteractionFilter, Ticket } from '#ports/crm-system.ts';
import type { Call } from '#ports/source.ts';
import { type CustomFieldNames, customFieldsWire } from '../custom-fields.ts';
import { ticketStates } from './crm-words.ts';
import type { Domain, TrytonLink } from './link.ts';
import { kinds, noteHead, readNote } from './logged-note.ts';
import { orderSummaryTitle } from './order-summary.ts';
import { listed, text } from './party-parts.ts';
import type { KeyRow, RecordKind } from './records.ts';
import { toId, toInstant, trytonDay, trytonId, trytonInstant, trytonReference, trytonText } from './values.ts';

/** The notes of parties and of their opportunities, except those that keep order summaries. */
export function interactionKind(link: TrytonLink): RecordKind<Interaction> {
  return {
    model: 'ir.note',
    scope: async () => [
      ['OR', ['resource', 'like', 'party.party,%'], ['resource', 'like', 'sale.opportunity,%']],
      ['message', 'not like', `${orderSummaryTitle}%`],
    ],
    parents: {
      domain: (partyIds) => [
        [
          'OR',
          ['resource', 'in', partyIds.map((id) => `party.party,${id}`)],
          ['resource.party', 'in', partyIds, 'sale.opportunity'],
        ],
      ],
      async keys(search, call) {
        const rows = await link.search('ir.note', keyRow, search, call);
        const partyOf = await parties(link, rows, call);
        return rows.map((row): KeyRow => ({ id: row.id, createdAt: row.create_date, parent: partyOf(row) }));
      },
    },
    async read(search, call) {
      const rows = await link.search('ir.note', noteRow, search, call);
      const partyOf = await parties(link, rows, call);
      return rows.map((row): Interaction => {
        const { kind, direction, subject, body, occurredAt } = readNote(row.message);
        return {
          id: row.id,
          source: link.sourceOf('ir.note', row.id),
          sortKey: row.create_date,
          kind,
          direction,
          subject,
          body,
          occurredAt: occurredAt ?? row.create_date,
          durationSeconds: null,
          ownerId: row['create_uid.']?.employee ?? null,
          contactIds: [],
          dealId: row.resource.model === 'sale.opportunity' ? row.resource.id : null,
          accountId: partyOf(row),
        };
      });
    },
  };
}

export function interactionFilter({ kinds: wanted, since }: InteractionFilter): Domain {
  const heads = (some: readonly (typeof kinds)[number][]) =>
    some.map((kind) => ['message', 'like', `${noteHead(kind)}%`]);
  // What does not begin like something we logged is a plain note.
  const plain = kinds.map((kind) => ['message', 'not like', `${noteHead(kind)}%`]);
  return [
    ...(since === undefined ? [] : [['create_date', '>=', toInstant(since)]]),
    ...(wanted === undefined ? [] : [['OR', ...heads(wanted), ...(wanted.includes('NOTE') ? [plain] : [])]]),
  ];
}

/** A complaint as a ticket. */
export function ticketWire(link: TrytonLink, customFields: CustomFieldNames): z.ZodType<Ticket> {
  return z
    .intersection(
      z.object({
        ...listed,
        number: text,
        description: text,
        'type.': z.object({ name: z.string() }),
        state: z.string(),
        customer: trytonId,
        date: trytonDay.nullable(),
      }),
      customFieldsWire(customFields, trytonText),
    )
    .transform((row): Ticket => {
      const status = ticketStates[row.state] ?? 'OPEN';
      const isOver = status === 'RESOLVED' || status === 'CLOSED';
      return {
        id: row.id,
        source: link.sourceOf('sale.complaint', row.id),
        sortKey: row.create_date,
        number: row.number,
        subject: row.description?.split('\n')[0] ?? row['type.'].name,
        status,
        nativeStatus: row.state,
        priority: null,
        openedAt: row.create_date,
        // A complaint does not say when it ended; nothing changes it afterwards.
        resolvedAt: isOver ? row.write_date : null,
        accountId: row.customer,
        contactId: null,
        customFields: row.customFields,
      };
    });
}

const keyRow = z.object({ id: z.int(), create_date: trytonInstant, resource: trytonReference });

const noteRow = z.object({
  ...listed,
  message: z.string(),
  resource: trytonReference,
  'create_uid.': z.object({ employee: trytonId.nullable() }).nullable(),
});

type Noted = z.output<typeof keyRow>;

/** Whose each note is. Those of opportunities cost one call more, because a note tells only what it hangs on. */
async function parties(link: TrytonLink, notes: readonly Pick<Noted, 'resource'>[], call: Call) {
  const opportunities = notes.flatMap(({ resource }) =>
    resource.model === 'sale.opportunity' ? [toId(resource.id)] : [],
  );
  const rows =
    opportunities.length === 0
      ? []
      : await link.search(
          'sale.opportunity',
          opportunityRow,
          { domain: [['id', 'in', [...new Set(opportunities)]]] },
          call,
        );
  const partyOfOpportunity = new Map(rows.map(({ id, party }) => [id, party]));
  return ({ resource }: Pick<Noted, 'resource'>): string | null =>
    resource.model === 'party.party' ? resource.id : (partyOfOpportunity.get(resource.id) ?? null);
}

const opportunityRow = z.object({ id: trytonId, party: trytonId.nullable() });
