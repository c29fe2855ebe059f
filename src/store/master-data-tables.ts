import type { Generated } from 'kysely';

/** The one record of the CRM and the one of the ERP that are a customer. A view: customers with more records are not in it. */
export interface LinkedPairView {
  customer_id: string;
  crm_connection: string;
  crm_native_id: string;
  erp_connection: string;
  erp_native_id: string;
}

/** Two records that were compared. */
export interface MasterDataPairTable {
  crm_connection: string;
  crm_native_id: string;
  erp_connection: string;
  erp_native_id: string;
  /** JSON: by field, what both said when they last said the same; a field on which they never agreed is missing. */
  base: unknown;
}

/** A field about which two records say different things, or did. At most one per pair and field is open. */
export interface FieldConflictTable {
  /** A ULID. */
  id: string;
  crm_connection: string;
  crm_native_id: string;
  erp_connection: string;
  erp_native_id: string;
  field: 'TAX_ID' | 'EMAIL' | 'PHONE' | 'BILLING_ADDRESS' | 'CUSTOMER_NUMBER';
  crm_value: string | null;
  erp_value: string | null;
  base_value: string | null;
  owner: 'CRM' | 'ERP' | 'EITHER';
  reason: 'FIRST_COMPARED' | 'OTHER_SIDE_CHANGED' | 'BOTH_CHANGED' | 'NOT_WRITTEN' | 'NOT_KEPT';
  detected_at: Generated<Date>;
  resolved_at: Date | null;
  resolution: 'CRM_TAKEN' | 'ERP_TAKEN' | 'OWNER_WON' | 'AGREED' | 'LINK_GONE' | null;
  resolved_by: string | null;
}
