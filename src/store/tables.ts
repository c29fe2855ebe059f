import type { Generated, Kysely } from 'kysely';
import type {
  ConversionRequestTable,
  ConversionStepTable,
  ConversionTable,
  CustomerCreationTable,
  ReconciliationTable,
} from './conversion-tables.ts';
import type { FieldConflictTable, LinkedPairView, MasterDataPairTable } from './master-data-tables.ts';
import type {
  ConnectedSystemTable,
  DealNoteTable,
  InboxEventTable,
  MilestoneTable,
  SyncTaskTable,
} from './sync-tables.ts';

/** The tables of the store as the latest migration leaves them. */
export interface Tables {
  readonly customer: CustomerTable;
  readonly customer_link: CustomerLinkTable;
  readonly match_key: MatchKeyTable;
  readonly link_refusal: LinkRefusalTable;
  readonly feed: FeedTable;
  readonly lease: LeaseTable;
  readonly connected_system: ConnectedSystemTable;
  readonly conversion: ConversionTable;
  readonly conversion_request: ConversionRequestTable;
  readonly conversion_step: ConversionStepTable;
  readonly customer_creation: CustomerCreationTable;
  readonly reconciliation: ReconciliationTable;
  readonly sync_task: SyncTaskTable;
  readonly inbox_event: InboxEventTable;
  readonly deal_note: DealNoteTable;
  readonly milestone: MilestoneTable;
  readonly linked_pair: LinkedPairView;
  readonly master_data_pair: MasterDataPairTable;
  readonly field_conflict: FieldConflictTable;
}

/** Either the store itself or a transaction of it. What takes one must never open another transaction. */
export type Queries = Kysely<Tables>;

export interface CustomerTable {
  /** A ULID. */
  id: string;
  name: string;
  kind: 'COMPANY' | 'PERSON';
  /** The name without case and accents, by which lists are ordered. */
  sort_name: string;
  /** Every word by which the customer is found, each with a space before it. */
  search_text: string;
  /** The survivor when this customer was merged away; never one that was merged away itself. */
  merged_into: string | null;
  created_at: Date;
  updated_at: Date;
}

/** One native record, and the customer it belongs to. */
export interface CustomerLinkTable {
  connection: string;
  native_id: string;
  side: 'CRM' | 'ERP';
  customer_id: string;
  origin: 'EXPLICIT' | 'EXTERNAL_ID' | 'MATCH_RULE' | 'CREATED_HERE' | 'MERGED';
  state: 'ACTIVE' | 'BROKEN' | 'PENDING_REVIEW';
  matched_on: readonly string[];
  since: Date;
  /** JSON: what the record says of itself, as far as identity goes. */
  facts: unknown;
  /** CRM side: the contact whose e-mail address is among the facts. */
  primary_contact_id: string | null;
}

/** What two records of different systems must share to be taken for one customer, one row per value. */
export interface MatchKeyTable {
  rule: string;
  value: string;
  connection: string;
  native_id: string;
}

/** Two records that a person has said are not one customer. */
export interface LinkRefusalTable {
  crm_connection: string;
  crm_native_id: string;
  erp_connection: string;
  erp_native_id: string;
  refused_at: Generated<Date>;
}

/**
 * How far the records of a connection were read: first the scan of all of them, then their first matching by whichever connection was
 * scanned last, then the feed of changes.
 */
export interface FeedTable {
  connection: string;
  /** Where the feed of changes goes on; taken before the scan began. */
  cursor: string;
  scan_key: string | null;
  scan_id: string | null;
  /** The native id behind which the first matching goes on; null before and after it. */
  match_after: Generated<string | null>;
  scanned_at: Date | null;
  /** The moment up to which everything that changed is known here. */
  synced_at: Date | null;
}

/** Work that only one process may do at a time. */
export interface LeaseTable {
  name: string;
  holder: string;
  expires_at: Date;
}
