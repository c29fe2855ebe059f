import { type Kysely, sql } from 'kysely';

/** What the records of one customer last agreed on, and where they differ. */
export const masterData = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};

const statements = [
  `create view linked_pair as
    select customer_id,
      min(connection) filter (where side = 'CRM') as crm_connection,
      min(native_id) filter (where side = 'CRM') as crm_native_id,
      min(connection) filter (where side = 'ERP') as erp_connection,
      min(native_id) filter (where side = 'ERP') as erp_native_id
    from customer_link
    where state <> 'BROKEN'
    group by customer_id
    having count(*) = 2 and count(distinct side) = 2 and bool_and(state = 'ACTIVE')`,
  `create table master_data_pair (
    crm_connection text not null,
    crm_native_id text not null,
    erp_connection text not null,
    erp_native_id text not null,
    base jsonb not null,
    primary key (crm_connection, crm_native_id, erp_connection, erp_native_id)
  )`,
  `create table field_conflict (
    id text primary key,
    crm_connection text not null,
    crm_native_id text not null,
    erp_connection text not null,
    erp_native_id text not null,
    field text not null,
    crm_value text,
    erp_value text,
    base_value text,
    owner text not null,
    reason text not null,
    detected_at timestamptz not null default now(),
    resolved_at timestamptz,
    resolution text,
    resolved_by text
  )`,
  `create unique index field_conflict_open on field_conflict
    (crm_connection, crm_native_id, erp_connection, erp_native_id, field) where resolved_at is null`,
  `create index field_conflict_open_newest on field_conflict (id) where resolved_at is null`,
];
