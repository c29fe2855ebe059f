import type { Side } from '#integration/identity/identity-record.ts';
import type { CrmSystem } from '#ports/crm-system.ts';
import type { ErpSystem } from '#ports/erp-system.ts';
import type { Store } from '#store/open-store.ts';
import type { Owner } from './compare-field.ts';
import type { ConflictValues, Resolution } from './comparison-store.ts';
import type { FieldName } from './shared-fields.ts';

/** What the comparison of master data works with. */
export interface MasterDataParts {
  readonly store: Store;
  /** Never from a cache: what they say is written to the other. */
  readonly crm: CrmSystem;
  readonly erp: ErpSystem;
  readonly settings: MasterDataSettings;
  readonly report: OnMasterDataReport;
}

export interface MasterDataSettings {
  /** REPORT: differences are recorded and nothing is written unless a person says so. */
  readonly mode: 'OFF' | 'REPORT' | 'PROPAGATE';
  readonly owners: Readonly<Record<FieldName, Owner>>;
}

/** Something that has happened to a field of a customer. The values themselves are nobody's business but the two systems'. */
export interface MasterDataReport {
  readonly customerId: string;
  readonly field: FieldName;
  readonly correlationId: string | undefined;
  readonly news: MasterDataNews;
}

export type MasterDataNews =
  | { readonly kind: 'written'; readonly to: Side }
  | { readonly kind: 'conflict'; readonly reason: ConflictValues['reason'] }
  | { readonly kind: 'resolved'; readonly resolution: Resolution };

export type OnMasterDataReport = (report: MasterDataReport) => void;
