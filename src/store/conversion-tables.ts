import type { Generated } from 'kysely';

/** How one deal becomes one order: where its journey stands, and everything that must outlive the process that works on it. */
export interface ConversionTable {
  /** A ULID. */
  id: string;
  deal_connection: string;
  deal_id: string;
  /** 1, and one more after every cancellation. */
  generation: number;
  erp_connection: string;
  /** By which the ERP knows the order to be of this conversion. */
  reference: string;
  /** JSON: what was asked for. */
  input: unknown;
  status:
    | 'RUNNING'
    | 'WAITING_RETRY'
    | 'BLOCKED'
    | 'AWAITING_APPROVAL'
    | 'IN_DOUBT'
    | 'COMPLETED'
    | 'CANCELLED'
    | 'FAILED';
  /** What is to be done next, or was being done when it stopped. */
  step: ConversionStepTable['name'];
  /** JSON. */
  issues: Generated<unknown>;
  /** JSON: the order as it was checked; frozen from then on. */
  payload: unknown;
  /** What of the deal went into the payload, so that a later edit is noticed. */
  deal_fingerprint: string | null;
  erp_customer_id: string | null;
  order_id: string | null;
  /** JSON: what the write-back and its note say of the order, so that both stay the same however often they are sent. */
  order_summary: unknown;
  /** JSON text: what the deal was last told of its order; null before anything was. */
  told: string | null;
  /** Since when a request that creates the order may be under way with an outcome that nobody knows. */
  intent_at: Date | null;
  /** Somebody asked for the cancellation and it is not settled. */
  cancel_reason: string | null;
  approved_by: string | null;
  approval_note: string | null;
  /** Of the present step. */
  attempts: Generated<number>;
  requested_by: string;
  correlation_id: string | null;
  /** Goes up with every claim; whoever writes with an older one has lost the lease. */
  fence: Generated<number>;
  lease_until: Date | null;
  /** When somebody is to work on it; null when nobody is. */
  next_attempt_at: Date | null;
  started_at: Generated<Date>;
  completed_at: Date | null;
}

/** What a caller's key stands for: the conversion that it was first used for, and with which input. */
export interface ConversionRequestTable {
  requested_by: string;
  idempotency_key: string;
  conversion_id: string;
  input_hash: string;
}

/** One attempt at one step. */
export interface ConversionStepTable {
  conversion_id: string;
  name: 'CHECK' | 'ENSURE_CUSTOMER' | 'CREATE_DRAFT_ORDER' | 'CONFIRM_ORDER' | 'WRITE_BACK_TO_CRM' | 'CANCEL_ORDER';
  /** 1, 2, 3… for each name. */
  attempt: number;
  status: 'RUNNING' | 'DONE' | 'FAILED' | 'UNKNOWN';
  started_at: Generated<Date>;
  ended_at: Date | null;
  error: string | null;
}

/** The ERP customer that is or was made for a CRM account: one row, so that fifty deals of a new account make one customer. */
export interface CustomerCreationTable {
  crm_connection: string;
  account_id: string;
  erp_connection: string;
  fence: Generated<number>;
  lease_until: Date | null;
  intent_at: Date | null;
  erp_customer_id: string | null;
}

/** How far the orders that carry references of ours were compared with the conversions. */
export interface ReconciliationTable {
  crm_connection: string;
  erp_connection: string;
  /** Behind it the next pass begins: the end of the pass before the last, so that every order is looked at twice. */
  settled_key: string | null;
  settled_id: string | null;
  /** Where the last pass ended, or met the first order that was not settled. */
  seen_key: string | null;
  seen_id: string | null;
}
