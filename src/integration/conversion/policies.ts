import type { ConversionIssue } from './issues.ts';

/** What to do about an issue that a person may decide on: refuse, wait for an approval, or go on with a warning. */
export type OnIssue = 'BLOCK' | 'HOLD' | 'PROCEED';

export interface Policies {
  readonly onCreditExceeded: OnIssue;
  readonly onStockShort: OnIssue;
  readonly onPriceDifference: OnIssue;
}

export const defaultPolicies: Policies = {
  onCreditExceeded: 'BLOCK',
  onStockShort: 'PROCEED',
  onPriceDifference: 'BLOCK',
};

/** GO makes an order; HOLD makes one once somebody has approved; STOP makes none. */
export type Verdict = 'GO' | 'HOLD' | 'STOP';

/** An issue as it was found, and what the caller said to do about such issues; null for those that nobody can wave through. */
export interface Finding {
  readonly issue: Omit<ConversionIssue, 'severity'>;
  readonly policy: OnIssue | 'WARN' | null;
}

/** What somebody has approved of, in these very words, becomes a warning; everything else that was to be held is held, and what blocks goes on blocking. */
export function judge(
  findings: readonly Finding[],
  approved: readonly ConversionIssue[],
): { readonly verdict: Verdict; readonly issues: readonly ConversionIssue[] } {
  const isApproved = ({ code, message }: Finding['issue']) =>
    approved.some((shown) => shown.code === code && shown.message === message);
  const judged = findings.map(({ issue, policy }) => ({ issue, effect: effectOf(policy, isApproved(issue)) }));
  const has = (effect: Verdict) => judged.some((each) => each.effect === effect);
  return {
    verdict: has('STOP') ? 'STOP' : has('HOLD') ? 'HOLD' : 'GO',
    issues: judged.map(({ issue, effect }) => ({ ...issue, severity: effect === 'GO' ? 'WARNING' : 'BLOCKER' })),
  };
}

function effectOf(policy: Finding['policy'], isApproved: boolean): Verdict {
  switch (policy) {
    case null:
    case 'BLOCK':
      return 'STOP';
    case 'HOLD':
      return isApproved ? 'GO' : 'HOLD';
    case 'PROCEED':
    case 'WARN':
      return 'GO';
  }
}
