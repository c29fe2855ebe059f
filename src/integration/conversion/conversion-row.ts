import type { Selectable, Updateable } from 'kysely';
import type { NewOrder } from '#ports/order-request.ts';
import type { ConversionStepTable, ConversionTable } from '#store/conversion-tables.ts';
import type { ConversionInput } from './conversion-input.ts';
import type { ConversionIssue } from './issues.ts';

export type ConversionStatus = ConversionTable['status'];
export type StepName = ConversionStepTable['name'];

/** One deal on its way to one order. */
export interface Conversion {
  /** The ULID. */
  readonly id: string;
  readonly dealConnection: string;
  readonly dealId: string;
  readonly generation: number;
  readonly erpConnection: string;
  readonly reference: string;
  readonly input: ConversionInput;
  readonly status: ConversionStatus;
  /** What comes next, or was the last. */
  readonly step: StepName;
  readonly issues: readonly ConversionIssue[];
  /** The order as it was checked; null before. */
  readonly payload: NewOrder | null;
  readonly dealFingerprint: string | null;
  readonly erpCustomerId: string | null;
  readonly orderId: string | null;
  readonly order: ConfirmedOrder | null;
  /** What the deal was last told of its order, as text to compare by. */
  readonly told: string | null;
  readonly intentAt: Date | null;
  readonly cancelReason: string | null;
  readonly approvedBy: string | null;
  readonly approvalNote: string | null;
  readonly attempts: number;
  readonly requestedBy: string;
  readonly correlationId: string | null;
  readonly nextAttemptAt: Date | null;
  readonly startedAt: Date;
  readonly completedAt: Date | null;
}

/** What the CRM is told of the order when it is confirmed. */
export interface ConfirmedOrder {
  readonly number: string;
  readonly status: string;
  /** Missing where it was written down by an earlier version. */
  readonly payment?: string;
  readonly url: string | null;
  readonly total: string;
  readonly currency: string;
  /** RFC 3339. */
  readonly createdAt: string;
}

/** What a worker may change about a conversion. */
export type ConversionPatch = Partial<
  Pick<
    Conversion,
    | 'status'
    | 'step'
    | 'issues'
    | 'payload'
    | 'dealFingerprint'
    | 'erpCustomerId'
    | 'orderId'
    | 'order'
    | 'intentAt'
    | 'cancelReason'
    | 'approvedBy'
    | 'approvalNote'
    | 'attempts'
  >
>;

export function conversionOf(row: Selectable<ConversionTable>): Conversion {
  return {
    id: row.id,
    dealConnection: row.deal_connection,
    dealId: row.deal_id,
    generation: row.generation,
    erpConnection: row.erp_connection,
    reference: row.reference,
    // The JSON columns hold what `conversionColumns` and `accept` wrote.
    input: row.input as ConversionInput,
    status: row.status,
    step: row.step,
    issues: row.issues as readonly ConversionIssue[],
    payload: row.payload as NewOrder | null,
    dealFingerprint: row.deal_fingerprint,
    erpCustomerId: row.erp_customer_id,
    orderId: row.order_id,
    order: row.order_summary as ConfirmedOrder | null,
    told: row.told,
    intentAt: row.intent_at,
    cancelReason: row.cancel_reason,
    approvedBy: row.approved_by,
    approvalNote: row.approval_note,
    attempts: row.attempts,
    requestedBy: row.requested_by,
    correlationId: row.correlation_id,
    nextAttemptAt: row.next_attempt_at,
    startedAt: row.started_at,
    completedAt: row.completed_at,
  };
}

/** The columns that a patch means; what it does not mention stays as it is. */
export function conversionColumns(patch: ConversionPatch): Updateable<ConversionTable> {
  return {
    ...(patch.status !== undefined && { status: patch.status }),
    ...(patch.step !== undefined && { step: patch.step }),
    ...(patch.issues !== undefined && { issues: JSON.stringify(patch.issues) }),
    ...(patch.payload !== undefined && { payload: jsonOrNull(patch.payload) }),
    ...(patch.dealFingerprint !== undefined && { deal_fingerprint: patch.dealFingerprint }),
    ...(patch.erpCustomerId !== undefined && { erp_customer_id: patch.erpCustomerId }),
    ...(patch.orderId !== undefined && { order_id: patch.orderId }),
    ...(patch.order !== undefined && { order_summary: jsonOrNull(patch.order) }),
    ...(patch.intentAt !== undefined && { intent_at: patch.intentAt }),
    ...(patch.cancelReason !== undefined && { cancel_reason: patch.cancelReason }),
    ...(patch.approvedBy !== undefined && { approved_by: patch.approvedBy }),
    ...(patch.approvalNote !== undefined && { approval_note: patch.approvalNote }),
    ...(patch.attempts !== undefined && { attempts: patch.attempts }),
  };
}

function jsonOrNull(value: object | null): string | null {
  return value === null ? null : JSON.stringify(value);
}
