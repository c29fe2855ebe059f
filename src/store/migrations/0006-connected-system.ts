import { type Kysely, sql } from 'kysely';

/** Which system stands behind each connection, because everything here names its records by the connection. */
export const connectedSystem = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql`
      create table connected_system (
        connection text primary key,
        system text not null,
        since timestamptz not null default now()
      )`.execute(db);
  },
};
