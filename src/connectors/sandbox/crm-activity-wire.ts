import { z } from 'zod';
import type { Interaction, NewInteraction, Ticket, TicketStatus } from '#ports/crm-system.ts';
import { readWord, wireInstant, wireWord, wordsFor } from '../wire-values.ts';
import { directions, interactionKinds, ticketPriorities } from './crm-words.ts';
import type { Unsourced } from './sourced-wire.ts';

const text = z.string().nullable();

export const interactionWire = z
  .object({
    id: z.string(),
    type: wireWord(interactionKinds, 'OTHER'),
    direction: wireWord(directions, 'INTERNAL').nullable(),
    subject: text,
    body: text,
    occurred_at: wireInstant,
    duration_seconds: z.int().nullable(),
    owner_id: text,
    contact_ids: z.array(z.string()),
    deal_id: text,
    account_id: text,
  })
  .transform((wire): Unsourced<Interaction> => ({
    id: wire.id,
    sortKey: wire.occurred_at,
    kind: wire.type,
    direction: wire.direction,
    subject: wire.subject,
    body: wire.body,
    occurredAt: wire.occurred_at,
    durationSeconds: wire.duration_seconds,
    ownerId: wire.owner_id,
    contactIds: wire.contact_ids,
    dealId: wire.deal_id,
    accountId: wire.account_id,
  }));

const ticket = z.object({
  id: z.string(),
  number: text,
  subject: z.string(),
  status: z.string(),
  priority: wireWord(ticketPriorities, 'MEDIUM').nullable(),
  opened_at: wireInstant,
  resolved_at: wireInstant.nullable(),
  account_id: text,
  contact_id: text,
});

export function ticketWire(words: Readonly<Record<string, TicketStatus>>) {
  return ticket.transform((wire): Unsourced<Ticket> => ({
    id: wire.id,
    sortKey: wire.opened_at,
    number: wire.number,
    subject: wire.subject,
    status: readWord(words, wire.status, 'OPEN'),
    nativeStatus: wire.status,
    priority: wire.priority,
    openedAt: wire.opened_at,
    resolvedAt: wire.resolved_at,
    accountId: wire.account_id,
    contactId: wire.contact_id,
  }));
}

export function newInteractionBody(interaction: NewInteraction) {
  const { direction } = interaction;
  return {
    type: wordsFor(interactionKinds, [interaction.kind])[0],
    direction: direction === null ? null : wordsFor(directions, [direction])[0],
    subject: interaction.subject,
    body: interaction.body,
    occurred_at: interaction.occurredAt,
    account_id: interaction.accountId,
    deal_id: interaction.dealId,
    contact_ids: interaction.contactIds,
  };
}
