import type { DealStatus, Stage, TicketStatus } from '#ports/crm-system.ts';

/** The states of an opportunity. A converted one has a quotation and is not won before that is confirmed. */
export const dealStates: Readonly<Record<string, DealStatus>> = {
  lead: 'OPEN',
  opportunity: 'OPEN',
  converted: 'OPEN',
  won: 'WON',
  lost: 'LOST',
  cancelled: 'CANCELLED',
};

/** Tryton has one way for all opportunities, and no probability of a state: each opportunity has its own. */
export const stages: readonly Stage[] = [
  stage('lead', 'Lead', 1),
  stage('opportunity', 'Opportunity', 2),
  stage('converted', 'Converted', 3),
  stage('won', 'Won', 4),
  stage('lost', 'Lost', 5),
  stage('cancelled', 'Cancelled', 6),
];

export const pipelineId = 'sale.opportunity';

/** The states of a complaint. */
export const ticketStates: Readonly<Record<string, TicketStatus>> = {
  draft: 'NEW',
  waiting: 'OPEN',
  approved: 'OPEN',
  rejected: 'CLOSED',
  done: 'RESOLVED',
  cancelled: 'CLOSED',
};

function stage(id: string, name: string, position: number): Stage {
  return { id, name, position, probability: null, status: dealStates[id] ?? 'OPEN' };
}
