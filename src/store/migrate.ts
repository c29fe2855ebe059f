import { type Migration, Migrator } from 'kysely/migration';
import { identity } from './migrations/0001-identity.ts';
import { conversion } from './migrations/0002-conversion.ts';
import { sync } from './migrations/0003-sync.ts';
import { masterData } from './migrations/0004-master-data.ts';
import { conversionBacklog } from './migrations/0005-conversion-backlog.ts';
import { connectedSystem } from './migrations/0006-connected-system.ts';
import { firstMatch } from './migrations/0007-first-match.ts';
import type { Queries } from './tables.ts';

/** In order; a released one is never changed, the next one is added below it. */
const migrations: Record<string, Migration> = {
  '0001-identity': identity,
  '0002-conversion': conversion,
  '0003-sync': sync,
  '0004-master-data': masterData,
  '0005-conversion-backlog': conversionBacklog,
  '0006-connected-system': connectedSystem,
  '0007-first-match': firstMatch,
};

/** Brings the tables up to date. Processes that start together on one server wait for the first of them. */
export async function migrate(db: Queries): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
}
