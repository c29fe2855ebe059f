import { sql } from 'kysely';
import type { Queries } from '#store/tables.ts';

/** How many conversions have each status; those that none has are left out. */
export async function countConversions(queries: Queries): Promise<Readonly<Record<string, number>>> {
  const rows = await queries
    .selectFrom('conversion')
    .select(['status', sql<number>`count(*)::int`.as('count')])
    .groupBy('status')
    .execute();
  return Object.fromEntries(rows.map(({ status, count }) => [status, count]));
}

/** Since when the oldest conversion is under way that goes on by itself, in seconds of the database's clock; 0 without any. */
export async function oldestConversionSeconds(queries: Queries): Promise<number> {
  const { seconds } = await queries
    .selectFrom('conversion')
    .where('status', 'in', ['RUNNING', 'WAITING_RETRY', 'IN_DOUBT'])
    .select(sql<number>`coalesce(extract(epoch from now() - min(started_at)), 0)::float8`.as('seconds'))
    .executeTakeFirstOrThrow();
  return seconds;
}

export async function countDeadLetters(queries: Queries): Promise<number> {
  const { count } = await queries
    .selectFrom('sync_task')
    .where('next_attempt_at', 'is', null)
    .select(sql<number>`count(*)::int`.as('count'))
    .executeTakeFirstOrThrow();
  return count;
}
