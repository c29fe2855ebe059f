import { type Kysely, sql } from 'kysely';

/** Customers, the records behind them, and how far each system was read. */
export const identity = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};

const statements = [
  `create table customer (
    id text primary key,
    name text not null,
    kind text not null,
    sort_name text collate "C" not null,
    search_text text not null,
    merged_into text references customer (id),
    created_at timestamptz not null,
    updated_at timestamptz not null
  )`,
  `create index customer_by_name on customer (sort_name, id) where merged_into is null`,
  `create index customer_by_survivor on customer (merged_into) where merged_into is not null`,
  `create table customer_link (
    connection text not null,
    native_id text not null,
    side text not null,
    customer_id text not null references customer (id),
    origin text not null,
    state text not null,
    matched_on text[] not null,
    since timestamptz not null,
    facts jsonb not null,
    primary_contact_id text,
    primary key (connection, native_id)
  )`,
  `create index customer_link_by_customer on customer_link (customer_id)`,
  `create index customer_link_by_contact on customer_link (connection, primary_contact_id) where primary_contact_id is not null`,
  `create table match_key (
    rule text not null,
    value text not null,
    connection text not null,
    native_id text not null,
    primary key (connection, native_id, rule, value),
    foreign key (connection, native_id) references customer_link (connection, native_id) on delete cascade
  )`,
  `create index match_key_by_value on match_key (rule, value)`,
  `create table link_refusal (
    crm_connection text not null,
    crm_native_id text not null,
    erp_connection text not null,
    erp_native_id text not null,
    refused_at timestamptz not null default now(),
    primary key (crm_connection, crm_native_id, erp_connection, erp_native_id)
  )`,
  `create index link_refusal_by_erp on link_refusal (erp_connection, erp_native_id)`,
  `create table feed (
    connection text primary key,
    cursor text not null,
    scan_key text,
    scan_id text,
    scanned_at timestamptz,
    synced_at timestamptz
  )`,
  `create table lease (
    name text primary key,
    holder text not null,
    expires_at timestamptz not null
  )`,
];
