import { type Kysely, sql } from 'kysely';

/** What has changed in a system and is still to be seen to, and what the CRM was told of orders. */
export const sync = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};

const statements = [
  `create table sync_task (
    id text not null unique,
    connection text not null,
    kind text not null,
    native_id text not null,
    version integer not null default 1,
    attempts integer not null default 0,
    first_seen_at timestamptz not null default now(),
    next_attempt_at timestamptz,
    lease_until timestamptz,
    error_code text,
    error_message text,
    primary key (connection, kind, native_id)
  )`,
  `create index sync_task_due on sync_task (next_attempt_at) where next_attempt_at is not null`,
  `create index sync_task_failed on sync_task (first_seen_at) where attempts > 0`,
  `create table inbox_event (
    connection text not null,
    event_id text not null,
    received_at timestamptz not null default now(),
    primary key (connection, event_id)
  )`,
  `create index inbox_event_by_age on inbox_event (received_at)`,
  `create table deal_note (
    conversion_id text not null references conversion (id) on delete cascade,
    key text not null,
    primary key (conversion_id, key)
  )`,
  `create table milestone (
    name text primary key,
    reached_at timestamptz not null default now()
  )`,
  `alter table conversion add column told text`,
];
