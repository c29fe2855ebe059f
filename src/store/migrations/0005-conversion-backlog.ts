import { type Kysely, sql } from 'kysely';

/** What the metrics ask for whenever they are read, of a table that only grows. */
export const conversionBacklog = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql`create index conversion_by_status on conversion (status, started_at)`.execute(db);
  },
};
