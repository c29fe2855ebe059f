import type { Interaction, InteractionKind, NewInteraction, Ticket } from '#ports/crm-system.ts';
import { divide, round } from '#model/decimal.ts';
import type { Source } from '#ports/source.ts';
import { readWord, wordsFor } from '../wire-values.ts';
import { callDirections, emailDirections, ticketPriorities } from './crm-words.ts';
import { type Kind, kindOf, type Row } from './kind.ts';
import { type EngagementName, objectTypes } from './object-types.ts';
import { decimalNumber, formatted, instant, type PropertyValues, text } from './property.ts';
import { htmlOfText } from './rich-text.ts';
import type { HubspotCrmSettings } from './settings.ts';

// Every activity is a type of its own with its own names for the same things.
// https://developers.hubspot.com/docs/api-reference/latest/crm/activities/calls/guide and its neighbours
const engagementProperties = {
  calls: engagement({
    subject: text('hs_call_title'),
    body: formatted('hs_call_body'),
    direction: text('hs_call_direction'),
    durationMs: decimalNumber('hs_call_duration'),
  }),
  emails: engagement({
    subject: text('hs_email_subject'),
    body: text('hs_email_text'),
    markup: formatted('hs_email_html'),
    direction: text('hs_email_direction'),
  }),
  meetings: engagement({
    subject: text('hs_meeting_title'),
    body: formatted('hs_meeting_body'),
    startsAt: instant('hs_meeting_start_time'),
    endsAt: instant('hs_meeting_end_time'),
  }),
  notes: engagement({ body: formatted('hs_note_body') }),
  tasks: engagement({ subject: text('hs_task_subject'), body: formatted('hs_task_body') }),
  communications: engagement({ body: formatted('hs_communication_body') }),
};

type EngagementValues = PropertyValues<typeof engagementProperties.calls>;

export type EngagementRow = Row<EngagementValues>;

export function engagementKind(name: EngagementName): Kind<EngagementValues> {
  return kindOf(objectTypes[name], engagementProperties[name]);
}

const interactionKinds: Readonly<Record<EngagementName, InteractionKind>> = {
  calls: 'CALL',
  emails: 'EMAIL',
  meetings: 'MEETING',
  notes: 'NOTE',
  tasks: 'TASK',
  communications: 'MESSAGE',
};

export function namesOfKinds(
  kinds: readonly InteractionKind[] | undefined,
  names: readonly EngagementName[],
): readonly EngagementName[] {
  return kinds === undefined ? names : names.filter((name) => kinds.includes(interactionKinds[name]));
}

/** The types that can be logged. A communication must name its channel (WhatsApp, SMS, LinkedIn), which we do not know. */
export type LoggedName = Exclude<EngagementName, 'communications'>;

/** Under which type an interaction of this kind is logged; null when HubSpot has none or it is not among the names. */
export function loggedName(kind: InteractionKind, names: readonly EngagementName[]): LoggedName | null {
  const name = names.find((one) => interactionKinds[one] === kind);
  return name === undefined || name === 'communications' ? null : name;
}

export function interactionOf(
  name: EngagementName,
  { sortKey, values }: EngagementRow,
  known: Pick<Interaction, 'id' | 'source' | 'accountId'>,
): Interaction {
  return {
    ...known,
    sortKey,
    kind: interactionKinds[name],
    direction: directionOf(name, values.direction),
    subject: values.subject,
    body: values.body ?? values.markup,
    occurredAt: sortKey,
    durationSeconds: durationOf(values),
    ownerId: values.ownerId,
    contactIds: undefined,
    dealId: undefined,
  };
}

/** A new activity's properties. What a type has no place for stands in its text. */
export function newEngagementProperties(name: LoggedName, interaction: NewInteraction): Record<string, string> {
  const { subject, body, direction, occurredAt } = interaction;
  const html = body && htmlOfText(body);
  const direct = (words: Parameters<typeof wordsFor>[0]) =>
    direction === null ? undefined : wordsFor(words, [direction])[0];
  const properties: Readonly<Record<LoggedName, Readonly<Record<string, string | null | undefined>>>> = {
    calls: {
      hs_call_title: subject,
      hs_call_body: html,
      hs_call_direction: direct(callDirections),
      hs_call_status: 'COMPLETED',
    },
    emails: {
      hs_email_subject: subject,
      hs_email_text: body,
      // HubSpot wants one; what is neither in nor out was written here.
      hs_email_direction: direct(emailDirections) ?? 'EMAIL',
      hs_email_status: 'SENT',
    },
    meetings: {
      hs_meeting_title: subject,
      hs_meeting_body: html,
      hs_meeting_start_time: occurredAt,
      hs_meeting_end_time: occurredAt,
      hs_meeting_outcome: 'COMPLETED',
    },
    notes: { hs_note_body: htmlOfText([subject, body].filter((part) => part !== null).join('\n\n')) },
    tasks: { hs_task_subject: subject, hs_task_body: html, hs_task_type: 'TODO', hs_task_status: 'NOT_STARTED' },
  };
  const given = Object.entries(properties[name]).flatMap(([property, value]): [string, string][] =>
    value === null || value === undefined ? [] : [[property, value]],
  );
  return { hs_timestamp: occurredAt, ...Object.fromEntries(given) };
}

// https://developers.hubspot.com/docs/api-reference/latest/crm/objects/tickets/guide
const ticketProperties = {
  subject: text('subject'),
  stage: text('hs_pipeline_stage'),
  priority: text('hs_ticket_priority'),
  closedAt: instant('closed_date'),
};

export const ticketKind = ({ customFields }: HubspotCrmSettings) =>
  kindOf(objectTypes.tickets, ticketProperties, { customFields: customFields.tickets });

export type TicketRow = Row<PropertyValues<typeof ticketProperties>>;

export function ticketOf(
  { id, sortKey, values, customFields }: TicketRow,
  parts: Pick<Ticket, 'status'> & { readonly source: Source },
): Ticket {
  const isOver = parts.status === 'CLOSED' || parts.status === 'RESOLVED';
  return {
    ...parts,
    id,
    sortKey,
    // HubSpot's "ticket ID" is the id of the record.
    number: id,
    subject: values.subject ?? '',
    nativeStatus: values.stage ?? '',
    priority: values.priority === null ? null : readWord(ticketPriorities, values.priority, 'MEDIUM'),
    openedAt: sortKey,
    resolvedAt: isOver ? values.closedAt : null,
    accountId: undefined,
    contactId: undefined,
    customFields,
  };
}

/** The names that a type does not have are null. */
function engagement(names: {
  readonly subject?: ReturnType<typeof text>;
  readonly body: ReturnType<typeof text>;
  readonly markup?: ReturnType<typeof text>;
  readonly direction?: ReturnType<typeof text>;
  readonly durationMs?: ReturnType<typeof decimalNumber>;
  readonly startsAt?: ReturnType<typeof instant>;
  readonly endsAt?: ReturnType<typeof instant>;
}) {
  return {
    subject: text(undefined),
    markup: text(undefined),
    direction: text(undefined),
    durationMs: decimalNumber(undefined),
    startsAt: instant(undefined),
    endsAt: instant(undefined),
    ownerId: text('hubspot_owner_id'),
    ...names,
  };
}

function directionOf(name: EngagementName, word: string | null): Interaction['direction'] {
  if (word === null) return null;
  const words = name === 'emails' ? emailDirections : callDirections;
  return Object.hasOwn(words, word) ? (words[word] ?? null) : null;
}

function durationOf({ durationMs, startsAt, endsAt }: EngagementValues): number | null {
  if (durationMs !== null) return Number(round(divide(durationMs, '1000'), 0));
  if (startsAt === null || endsAt === null) return null;
  return Math.round((Date.parse(endsAt) - Date.parse(startsAt)) / 1000);
}
