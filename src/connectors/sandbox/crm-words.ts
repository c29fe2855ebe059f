import type {
  DealStatus,
  Interaction,
  InteractionKind,
  LeadStatus,
  LifecycleStage,
  Ticket,
  TicketStatus,
} from '#ports/crm-system.ts';

// The sandbox CRM's words and ours, for reading and for filtering alike.

export const dealStatuses: Readonly<Record<string, DealStatus>> = {
  in_progress: 'OPEN',
  paused: 'ON_HOLD',
  won: 'WON',
  lost: 'LOST',
  dropped: 'CANCELLED',
};

export const leadStatuses: Readonly<Record<string, LeadStatus>> = {
  new: 'NEW',
  contacted: 'WORKING',
  nurturing: 'WORKING',
  qualified: 'QUALIFIED',
  disqualified: 'UNQUALIFIED',
  converted: 'CONVERTED',
};

export const ticketStatuses: Readonly<Record<string, TicketStatus>> = {
  new: 'NEW',
  open: 'OPEN',
  waiting_customer: 'PENDING_CUSTOMER',
  paused: 'ON_HOLD',
  solved: 'RESOLVED',
  closed: 'CLOSED',
};

export const ticketPriorities: Readonly<Record<string, NonNullable<Ticket['priority']>>> = {
  low: 'LOW',
  normal: 'MEDIUM',
  high: 'HIGH',
  critical: 'URGENT',
};

export const interactionKinds: Readonly<Record<string, InteractionKind>> = {
  phone_call: 'CALL',
  email: 'EMAIL',
  meeting: 'MEETING',
  note: 'NOTE',
  task: 'TASK',
  chat: 'MESSAGE',
  other: 'OTHER',
};

export const directions: Readonly<Record<string, NonNullable<Interaction['direction']>>> = {
  in: 'INBOUND',
  out: 'OUTBOUND',
  internal: 'INTERNAL',
};

export const accountKinds: Readonly<Record<string, 'COMPANY' | 'PERSON'>> = { company: 'COMPANY', person: 'PERSON' };

export const lifecycleStages: Readonly<Record<string, LifecycleStage>> = {
  lead: 'LEAD',
  prospect: 'PROSPECT',
  customer: 'CUSTOMER',
  former: 'FORMER_CUSTOMER',
  other: 'OTHER',
};
