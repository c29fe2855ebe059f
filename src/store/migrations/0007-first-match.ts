import { type Kysely, sql } from 'kysely';

/** How far the customers of a connection were matched with those of the other, once all of both were read. */
export const firstMatch = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql`alter table feed add column match_after text`.execute(db);
  },
};
