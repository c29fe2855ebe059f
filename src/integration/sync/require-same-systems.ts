import { ConfigurationError } from '#errors.ts';
import type { CrmSystem } from '#ports/crm-system.ts';
import type { ErpSystem } from '#ports/erp-system.ts';
import type { Store } from '#store/open-store.ts';

/**
 * A store belongs to the systems that it was first used with: customers, conversions and cursors name records by connection and
 * native id, and in another system the same id is somebody else. Throws ConfigurationError when one of these is another.
 */
export async function requireSameSystems({ db }: Store, systems: readonly (CrmSystem | ErpSystem)[]): Promise<void> {
  await db
    .insertInto('connected_system')
    .values(systems.map(({ connection, system }) => ({ connection, system })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const rows = await db.selectFrom('connected_system').select(['connection', 'system']).execute();
  const known = new Map(rows.map((row) => [row.connection, row.system]));
  const others = systems.filter(({ connection, system }) => known.get(connection) !== system);
  if (others.length > 0)
    throw new ConfigurationError(
      others.map(
        ({ connection, system }) =>
          `connections.${connection}: the store was filled from ${known.get(connection)} and knows nothing of ${system}; ` +
          'choose another GRIAL_DATA or DATABASE_URL, or delete what is there when nobody needs it any more',
      ),
    );
}
