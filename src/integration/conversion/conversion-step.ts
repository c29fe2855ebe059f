import type { Call } from '#ports/source.ts';
import type { Conversion, ConversionPatch, ConversionStatus, StepName } from './conversion-row.ts';
import type { FactSources } from './deal-facts.ts';
import type { ConversionIssue } from './issues.ts';
import type { OnConversionReport } from './conversion-report.ts';
import type { Store } from '#store/open-store.ts';

export interface ConversionSettings {
  /** How long a worker has a conversion for itself without renewing. */
  readonly leaseMs: number;
  /**
   * After a request with an unknown outcome, how long until a search for what it made can be believed: our own time limit, the
   * ERP's longest processing and the delay of its index together.
   */
  readonly quiesceMs: number;
  /** The pause after the first failure; it doubles with each further one. */
  readonly firstRetryMs: number;
  readonly longestRetryMs: number;
}

export interface ConversionParts extends FactSources {
  readonly store: Store;
  readonly settings: ConversionSettings;
  readonly report: OnConversionReport;
}

/** What a step works with besides the conversion itself. */
export interface StepContext {
  readonly parts: ConversionParts;
  readonly call: Call;
  /** True of the first step since the conversion was taken up: what an earlier step has read may be of long ago. */
  readonly isResumed: boolean;
  /** Written down durably before it resolves, under the fence. Rejects with LeaseLost. */
  save(patch: ConversionPatch & { readonly intentNow?: true }): Promise<void>;
  /** How long ago the intent was written down, by the database's clock; null when there is none. */
  intentAgeMs(): Promise<number | null>;
  /** Throws LeaseLost: the last look before something is sent that cannot be taken back. */
  requireHeld(): void;
}

/** What came of an attempt at a step, when it did not fail with a SystemError. */
export type StepOutcome =
  /** On to `next`, or finished when it is null. */
  | { readonly kind: 'DONE'; readonly next: StepName | null; readonly patch?: ConversionPatch }
  /** Somebody has to do something first. */
  | {
      readonly kind: 'STOPPED';
      readonly status: Extract<ConversionStatus, 'BLOCKED' | 'AWAITING_APPROVAL' | 'FAILED'>;
      readonly issues: readonly ConversionIssue[];
      readonly patch?: ConversionPatch;
      readonly error?: unknown;
    }
  /** Of a cancellation: the ERP will not. The conversion of a confirmed order goes on where it was; a draft stays one. */
  | { readonly kind: 'REFUSED'; readonly issues: readonly ConversionIssue[]; readonly isDraft: boolean }
  /** Nobody can say yet; look again then. */
  | {
      readonly kind: 'LATER';
      readonly status: Extract<ConversionStatus, 'IN_DOUBT' | 'WAITING_RETRY'>;
      readonly afterMs: number;
      readonly reason: string;
      readonly error?: unknown;
    };

export interface ConversionStep {
  readonly name: StepName;
  run(conversion: Conversion, context: StepContext): Promise<StepOutcome>;
}

/** The issues with this one in the place of any of the same code. */
export function withIssue(issues: readonly ConversionIssue[], issue: ConversionIssue): readonly ConversionIssue[] {
  return [...issues.filter(({ code }) => code !== issue.code), issue];
}
