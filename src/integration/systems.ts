import type { IntegrationContext } from './context.ts';
import { feedStates } from './sync/feed-state.ts';
import type { SystemState } from './system-health.ts';

/** The parent of `SystemHealth`. */
export interface SystemReport {
  readonly connection: string;
  readonly system: string;
  readonly state: SystemState;
  readonly lastSuccessAt: string | null;
  readonly lastError: string | null;
  readonly lagSeconds: number | null;
}

export async function reportSystems({
  store,
  crm,
  erp,
  clock,
  health,
}: IntegrationContext): Promise<readonly SystemReport[]> {
  const feeds = await feedStates(store.db);
  return [crm, erp].map(({ connection, system }) => {
    const { state, lastSuccessAt, lastError } = health.of(connection);
    const syncedAt = feeds.find((feed) => feed.connection === connection)?.syncedAt;
    return {
      connection,
      system,
      state,
      lastError,
      lastSuccessAt: lastSuccessAt === null ? null : new Date(lastSuccessAt).toISOString(),
      lagSeconds: syncedAt ? Math.max(0, Math.round((clock.now() - syncedAt.getTime()) / 1000)) : null,
    };
  });
}
