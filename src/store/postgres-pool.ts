import type { PostgresPool } from 'kysely';
import { Pool } from 'pg';
import { ConfigurationError } from '#errors.ts';

const connectTimeoutMs = 5_000;
const maxConnections = 10;

/** Connections to a PostgreSQL server. Throws ConfigurationError when the first cannot be made. */
export async function openPostgresPool(databaseUrl: string): Promise<PostgresPool> {
  const pool = new Pool({
    connectionString: databaseUrl,
    max: maxConnections,
    connectionTimeoutMillis: connectTimeoutMs,
    application_name: 'grial',
  });
  // A connection that breaks while nobody uses it has nobody to tell; the pool replaces it.
  pool.on('error', () => undefined);
  try {
    (await pool.connect()).release();
  } catch (error) {
    await pool.end();
    throw new ConfigurationError([
      `DATABASE_URL: the PostgreSQL server cannot be used: ${error instanceof Error ? error.message || error.name : String(error)}`,
    ]);
  }
  return pool;
}
