import { type Kysely, sql } from 'kysely';

/** The journeys of deals to orders. */
export const conversion = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};

const statements = [
  `create table conversion (
    id text primary key,
    deal_connection text not null,
    deal_id text not null,
    generation integer not null,
    erp_connection text not null,
    reference text not null unique,
    input jsonb not null,
    status text not null,
    step text not null,
    issues jsonb not null default '[]',
    payload jsonb,
    deal_fingerprint text,
    erp_customer_id text,
    order_id text,
    order_summary jsonb,
    intent_at timestamptz,
    cancel_reason text,
    approved_by text,
    approval_note text,
    attempts integer not null default 0,
    requested_by text not null,
    correlation_id text,
    fence integer not null default 0,
    lease_until timestamptz,
    next_attempt_at timestamptz,
    started_at timestamptz not null default now(),
    completed_at timestamptz,
    unique (deal_connection, deal_id, generation)
  )`,
  `create index conversion_due on conversion (next_attempt_at) where next_attempt_at is not null`,
  `create index conversion_by_order on conversion (erp_connection, order_id) where order_id is not null`,
  `create table conversion_request (
    requested_by text not null,
    idempotency_key text not null,
    conversion_id text not null references conversion (id),
    input_hash text not null,
    primary key (requested_by, idempotency_key)
  )`,
  `create table conversion_step (
    conversion_id text not null references conversion (id),
    name text not null,
    attempt integer not null,
    status text not null,
    started_at timestamptz not null default clock_timestamp(),
    ended_at timestamptz,
    error text,
    primary key (conversion_id, name, attempt)
  )`,
  `create table reconciliation (
    crm_connection text not null,
    erp_connection text not null,
    settled_key text,
    settled_id text,
    seen_key text,
    seen_id text,
    primary key (crm_connection, erp_connection)
  )`,
  `create table customer_creation (
    crm_connection text not null,
    account_id text not null,
    erp_connection text not null,
    fence integer not null default 0,
    lease_until timestamptz,
    intent_at timestamptz,
    erp_customer_id text,
    primary key (crm_connection, account_id, erp_connection)
  )`,
];
