import type { Deal, Interaction, LeadStatus, LifecycleStage, Ticket, TicketStatus } from '#ports/crm-system.ts';
import { compare, isZero } from '#model/decimal.ts';
import { readWord } from '../wire-values.ts';
import type { HubspotStage } from './pipelines.ts';

// HubSpot's words and ours.

export const lifecycleStages: Readonly<Record<string, LifecycleStage>> = {
  subscriber: 'LEAD',
  lead: 'LEAD',
  marketingqualifiedlead: 'LEAD',
  salesqualifiedlead: 'PROSPECT',
  opportunity: 'PROSPECT',
  customer: 'CUSTOMER',
  evangelist: 'CUSTOMER',
  other: 'OTHER',
};

/** The stages of the pipeline that every account begins with. https://developers.hubspot.com/docs/api-reference/latest/crm/objects/leads/guide */
export const leadStatuses: Readonly<Record<string, LeadStatus>> = {
  'new-stage-id': 'NEW',
  'attempting-stage-id': 'WORKING',
  'connected-stage-id': 'WORKING',
  'qualified-stage-id': 'QUALIFIED',
  'unqualified-stage-id': 'UNQUALIFIED',
};

export const ticketPriorities: Readonly<Record<string, NonNullable<Ticket['priority']>>> = {
  LOW: 'LOW',
  MEDIUM: 'MEDIUM',
  HIGH: 'HIGH',
  URGENT: 'URGENT',
};

export const callDirections: Readonly<Record<string, NonNullable<Interaction['direction']>>> = {
  INBOUND: 'INBOUND',
  OUTBOUND: 'OUTBOUND',
};

export const emailDirections: Readonly<Record<string, NonNullable<Interaction['direction']>>> = {
  INCOMING_EMAIL: 'INBOUND',
  EMAIL: 'OUTBOUND',
};

/**
 * Closed with a probability of one is won, closed with none is lost. A stage that does not say whether it is closed is so when
 * its probability leaves nothing open.
 */
export function dealStatusOf({
  isClosed,
  probability,
}: Pick<HubspotStage, 'isClosed' | 'probability'>): Deal['status'] {
  const isWon = probability !== null && compare(probability, '1') === 0;
  const isLost = probability !== null && isZero(probability);
  if (isClosed ?? (isWon || isLost)) return isWon ? 'WON' : 'LOST';
  return 'OPEN';
}

/** The stages that every account begins with have numbers of their own; of others HubSpot only says whether they are closed. */
export function ticketStatusOf({ id, isClosed }: Pick<HubspotStage, 'id' | 'isClosed'>): TicketStatus {
  return readWord(defaultTicketStages, id, isClosed === true ? 'CLOSED' : 'OPEN');
}

const defaultTicketStages: Readonly<Record<string, TicketStatus>> = {
  '1': 'NEW',
  '2': 'PENDING_CUSTOMER',
  '3': 'OPEN',
  '4': 'CLOSED',
};
