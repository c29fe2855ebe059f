import type { Clock } from '#ports/clock.ts';
import type { CrmSystem } from '#ports/crm-system.ts';
import type { ErpSystem } from '#ports/erp-system.ts';
import type { Call } from '#ports/source.ts';
import type { Store } from '#store/open-store.ts';
import type { IntegrationLoaders } from './loaders.ts';
import type { SystemHealth } from './system-health.ts';

/** What the resolvers of one request work with. */
export interface IntegrationContext {
  readonly store: Store;
  readonly crm: CrmSystem;
  readonly erp: ErpSystem;
  readonly clock: Clock;
  readonly health: SystemHealth;
  readonly call: Call;
  readonly loaders: IntegrationLoaders;
}
