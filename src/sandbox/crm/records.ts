import type { Decimal } from '#model/decimal.ts';
import type { Instant } from '#sandbox/storage/instant.ts';
import type { RecordKind } from '#sandbox/storage/record-kind.ts';
import type { Reference } from '#sandbox/storage/stored.ts';
import type { Fields, Kind } from './fields.ts';
import { type DealStatus, firstStageId } from './pipelines.ts';

export type DealLine = Fields<'deal'>['lines'][number] & { readonly position: number; readonly line_total: Decimal };

/** Every kind as it is stored: what clients write, and what follows from it. */
export interface Bodies {
  readonly user: Fields<'user'>;
  readonly account: Fields<'account'>;
  readonly contact: Fields<'contact'> & { readonly full_name: string };
  readonly lead: Fields<'lead'>;
  readonly deal: Omit<Fields<'deal'>, 'lines'> & {
    readonly lines: readonly DealLine[];
    readonly pipeline_id: string;
    readonly status: DealStatus;
    readonly probability: Decimal;
    readonly closed_at: Instant | null;
  };
  readonly interaction: Fields<'interaction'>;
  readonly ticket: Fields<'ticket'> & { readonly number: string; readonly resolved_at: Instant | null };
}

/** What a creation may leave out. Required fields stand here too, empty, so that the object is whole. */
export function defaultFields(now: Instant): { readonly [K in Kind]: Fields<K> } {
  return {
    user: { name: '', email: null },
    account: {
      name: '',
      type: 'company',
      owner_id: null,
      industry: null,
      website: null,
      email_domains: [],
      email: null,
      phone: null,
      street: null,
      street2: null,
      city: null,
      region: null,
      postal_code: null,
      country: null,
      lifecycle: null,
      vat_number: null,
      erp_number: null,
    },
    contact: {
      first_name: null,
      last_name: null,
      job_title: null,
      email: null,
      phone: null,
      language: null,
      email_opt_out: null,
      account_id: null,
      is_primary: false,
    },
    lead: {
      full_name: '',
      company_name: null,
      email: null,
      phone: null,
      status: 'new',
      owner_id: null,
      converted_account_id: null,
      converted_deal_id: null,
    },
    deal: {
      name: '',
      account_id: null,
      contact_id: null,
      owner_id: null,
      stage_id: firstStageId,
      currency: 'EUR',
      amount: null,
      expected_close: null,
      lost_reason: null,
      lines: [],
      order_number: null,
      order_status: null,
      order_url: null,
      invoice_numbers: [],
      payment_status: null,
    },
    interaction: {
      type: 'note',
      direction: null,
      subject: null,
      body: null,
      occurred_at: now,
      duration_seconds: null,
      owner_id: null,
      contact_ids: [],
      deal_id: null,
      account_id: null,
    },
    ticket: { subject: '', status: 'new', priority: null, opened_at: now, account_id: null, contact_id: null },
  };
}

/** Which fields point at which kind. */
export const pointers: { readonly [K in Kind]: Readonly<Record<string, Kind>> } = {
  user: {},
  account: { owner_id: 'user' },
  contact: { account_id: 'account' },
  lead: { owner_id: 'user', converted_account_id: 'account', converted_deal_id: 'deal' },
  deal: { owner_id: 'user', account_id: 'account', contact_id: 'contact' },
  interaction: { owner_id: 'user', account_id: 'account', deal_id: 'deal', contact_ids: 'contact' },
  ticket: { account_id: 'account', contact_id: 'contact' },
};

export const kinds: { readonly [K in Kind]: RecordKind<Bodies[K]> } = {
  user: { inFeed: false, sortKey: byCreation, search: (body) => body.name, references: pointersOf('user') },
  account: { inFeed: true, sortKey: byCreation, search: (body) => body.name, references: pointersOf('account') },
  contact: { inFeed: true, sortKey: byCreation, search: (body) => body.full_name, references: pointersOf('contact') },
  lead: {
    inFeed: true,
    sortKey: byCreation,
    status: (body) => body.status,
    search: (body) => body.full_name,
    references: pointersOf('lead'),
  },
  deal: {
    inFeed: true,
    sortKey: byCreation,
    status: (body) => body.status,
    search: (body) => body.name,
    references: pointersOf('deal'),
  },
  interaction: {
    inFeed: true,
    sortKey: (body) => body.occurred_at,
    status: (body) => body.type,
    references: pointersOf('interaction'),
  },
  ticket: {
    inFeed: true,
    sortKey: (body) => body.opened_at,
    status: (body) => body.status,
    search: (body) => body.subject,
    references: pointersOf('ticket'),
  },
};

/** The ids in a field that points at others: none, one or several. */
export function pointedIds(body: object, field: string): readonly string[] {
  const value: unknown = (body as Readonly<Record<string, unknown>>)[field]; // fields are looked up by name
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value.filter((id) => typeof id === 'string') : [];
}

function byCreation(_body: object, createdAt: Instant): Instant {
  return createdAt;
}

function pointersOf(kind: Kind): (body: object) => readonly Reference[] {
  const names = Object.keys(pointers[kind]);
  return (body) => names.flatMap((name) => pointedIds(body, name).map((value) => ({ name, value })));
}
