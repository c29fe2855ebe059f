import type { CrmSystem } from '#ports/crm-system.ts';
import type { Call } from '#ports/source.ts';
import type { CrmLoaders } from './loaders.ts';

/** What the resolvers of one request work with. */
export interface CrmContext {
  readonly crm: CrmSystem;
  readonly call: Call;
  readonly loaders: CrmLoaders;
}
