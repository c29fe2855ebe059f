import type { ErpSystem } from '#ports/erp-system.ts';
import type { Call } from '#ports/source.ts';
import type { ErpLoaders } from './loaders.ts';

/** What the resolvers of one request work with. */
export interface ErpContext {
  readonly erp: ErpSystem;
  readonly call: Call;
  readonly loaders: ErpLoaders;
  /** The day, YYYY-MM-DD, that it is for the ERP's legal entity. */
  readonly today: string;
}
