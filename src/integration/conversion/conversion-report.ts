import type { ConversionStatus, StepName } from './conversion-row.ts';

/** What whoever runs the product should hear of: for log and metrics. None of it holds what a customer or deal is called. */
export type ConversionReport =
  | {
      readonly kind: 'step';
      readonly conversionId: string;
      readonly correlationId: string | null;
      readonly step: StepName;
      readonly attempt: number;
      readonly outcome: 'DONE' | 'FAILED' | 'UNKNOWN';
      readonly durationMs: number;
      /** The failure or the bug behind an outcome that is not DONE. */
      readonly error: unknown;
    }
  | {
      readonly kind: 'status';
      readonly conversionId: string;
      readonly correlationId: string | null;
      readonly status: ConversionStatus;
    }
  /** More than one confirmed order for one deal: a person must cancel all but one. */
  | { readonly kind: 'duplicate-orders'; readonly reference: string; readonly orderIds: readonly string[] }
  /** A draft that nobody needs was cancelled. */
  | { readonly kind: 'surplus-cancelled'; readonly reference: string; readonly orderId: string }
  /** An order of ours without a conversion was taken in again. */
  | { readonly kind: 'adopted'; readonly reference: string; readonly orderId: string }
  /** An order with a reference of ours that belongs to no deal we can tell. */
  | { readonly kind: 'orphan'; readonly reference: string; readonly orderId: string }
  /** Work in the background failed and is tried again. */
  | { readonly kind: 'failure'; readonly work: 'sweep' | 'conversion' | 'reconciliation'; readonly error: unknown };

export type OnConversionReport = (report: ConversionReport) => void;
