import { ConfigurationError } from '#errors.ts';
import { lockDirectory } from '#store/directory-lock.ts';
import { openPostgresPool } from '#store/postgres-pool.ts';
import { type Finding, finding } from './finding.ts';

/** Can the store be opened? It is not, because that would change its tables before anybody has started the new version. */
export async function checkStore(databaseUrl: string | null, directory: string): Promise<Finding> {
  try {
    if (databaseUrl === null) {
      lockDirectory(directory).release();
      return finding('store', 'reached', 'ok', `embedded, in ${directory}`);
    }
    await (await openPostgresPool(databaseUrl)).end();
    const { host, pathname } = new URL(databaseUrl);
    return finding('store', 'reached', 'ok', `PostgreSQL at ${host}${pathname}`);
  } catch (error) {
    if (error instanceof ConfigurationError && databaseUrl === null)
      return finding('store', 'reached', 'notice', error.message, {
        remedy: 'Nothing to do when that process is Grial itself.',
      });
    const reason = error instanceof Error ? error.message : String(error);
    const remedy =
      databaseUrl === null
        ? 'Let this user write to the directory that GRIAL_DATA names.'
        : 'Check DATABASE_URL: host, port, user, password and the name of the database.';
    return finding('store', 'reached', 'failed', reason, { remedy });
  }
}
