import { sql } from 'kysely';
import type { Queries } from '#store/tables.ts';

/**
 * Takes or renews the right to do some work, for as long as given. False while another process has it. The time is the
 * database's, because the clocks of several machines differ.
 */
export async function holdLease(queries: Queries, name: string, holder: string, forMs: number): Promise<boolean> {
  const { rows } = await sql`
    insert into lease (name, holder, expires_at) values (${name}, ${holder}, now() + ${forMs} * interval '1 millisecond')
    on conflict (name) do update set holder = excluded.holder, expires_at = excluded.expires_at
    where lease.holder = excluded.holder or lease.expires_at < now()
    returning name`.execute(queries);
  return rows.length > 0;
}

/** Lets another process take over at once. */
export async function releaseLease(queries: Queries, name: string, holder: string): Promise<void> {
  await queries.deleteFrom('lease').where('name', '=', name).where('holder', '=', holder).execute();
}
