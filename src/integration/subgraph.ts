import { buildSubgraph } from '#graphql/build-subgraph.ts';
import type { Subgraph } from '#graphql/subgraph.ts';
import type { Clock } from '#ports/clock.ts';
import type { CrmSystem } from '#ports/crm-system.ts';
import type { ErpSystem } from '#ports/erp-system.ts';
import type { Store } from '#store/open-store.ts';
import type { ConversionAccess, IntegrationContext } from './context.ts';
import { batchedSources } from './conversion/batched-sources.ts';
import { entities } from './entities.ts';
import { createIntegrationLoaders } from './loaders.ts';
import type { MasterDataParts } from './master-data/master-data-parts.ts';
import { resolvers } from './resolvers.ts';
import type { SystemHealth } from './system-health.ts';

export interface IntegrationParts {
  readonly store: Store;
  readonly crm: CrmSystem;
  readonly erp: ErpSystem;
  readonly clock: Clock;
  readonly health: SystemHealth;
  readonly conversion: ConversionAccess;
  readonly masterData: MasterDataParts;
}

/** Who is who, what happened with them in either system, and how the systems are doing. */
export function createIntegrationSubgraph(parts: IntegrationParts): Subgraph {
  return buildSubgraph<IntegrationContext>({
    name: 'integration',
    resolvers,
    entities,
    contextFor: ({ call, actor }) => ({
      ...parts,
      call,
      actor,
      previewSources: batchedSources(parts.conversion.sources, call),
      loaders: createIntegrationLoaders(parts.store.db, parts.crm, parts.erp, call),
    }),
  });
}
