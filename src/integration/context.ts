import type { Actor } from '#graphql/subgraph.ts';
import type { Clock } from '#ports/clock.ts';
import type { CrmSystem } from '#ports/crm-system.ts';
import type { ErpSystem } from '#ports/erp-system.ts';
import type { Call } from '#ports/source.ts';
import type { Jobs } from '#ports/jobs.ts';
import type { Store } from '#store/open-store.ts';
import type { FactSources } from './conversion/deal-facts.ts';
import type { Policies } from './conversion/policies.ts';
import type { IntegrationLoaders } from './loaders.ts';
import type { MasterDataParts } from './master-data/master-data-parts.ts';
import type { SystemHealth } from './system-health.ts';

/** What the resolvers of one request work with. */
export interface IntegrationContext {
  readonly store: Store;
  readonly crm: CrmSystem;
  readonly erp: ErpSystem;
  readonly clock: Clock;
  readonly health: SystemHealth;
  readonly conversion: ConversionAccess;
  /** What a decision about a difference is carried out with. */
  readonly masterData: MasterDataParts;
  /** Those of conversions, with the reads of this request put together. */
  readonly previewSources: FactSources;
  readonly actor: Actor;
  readonly call: Call;
  readonly loaders: IntegrationLoaders;
}

/** What is needed to ask for conversions; whoever works on them may be another process. */
export interface ConversionAccess {
  /** Never from a cache: an order is made of what they say. */
  readonly sources: FactSources;
  readonly jobs: Jobs;
  /** What holds where a caller says nothing. */
  readonly policies: Policies;
}
