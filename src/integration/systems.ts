import type { IntegrationContext } from './context.ts';
import { feedStates } from './sync/feed-state.ts';
import { countFailures } from './sync/sync-tasks.ts';
import type { SystemState } from './system-health.ts';

/** The parent of `SystemHealth`. */
export interface SystemReport {
  readonly connection: string;
  readonly system: string;
  readonly state: SystemState;
  readonly lastSuccessAt: string | null;
  readonly lastError: string | null;
  readonly lagSeconds: number | null;
  readonly openFailures: number;
}

export async function reportSystems({
  store,
  crm,
  erp,
  clock,
  health,
}: IntegrationContext): Promise<readonly SystemReport[]> {
  const feeds = await feedStates(store.db);
  const failures = await countFailures(store.db);
  return [crm, erp].map(({ connection, system }) => {
    const { state, lastSuccessAt, lastError } = health.of(connection);
    const syncedAt = feeds.find((feed) => feed.connection === connection)?.syncedAt;
    return {
      connection,
      system,
      state,
      lastError,
      openFailures: failures.get(connection) ?? 0,
      lastSuccessAt: lastSuccessAt === null ? null : new Date(lastSuccessAt).toISOString(),
      lagSeconds: syncedAt ? Math.max(0, Math.round((clock.now() - syncedAt.getTime()) / 1000)) : null,
    };
  });
}
