import { assessDeal } from '../assess-deal.ts';
import type { Conversion } from '../conversion-row.ts';
import { type ConversionStep, withIssue } from '../conversion-step.ts';
import type { ConversionIssue } from '../issues.ts';
import { dealFingerprint } from '../order-from-deal.ts';
import { wholeDeals } from '../whole-deals.ts';

/** Reads the deal and everything it needs, judges, and freezes the order. */
export const check: ConversionStep = {
  name: 'CHECK',

  async run(conversion, { parts, call }) {
    const [deal = null] = await wholeDeals(parts.crm, [conversion.dealId], call);
    if (deal === null)
      return {
        kind: 'STOPPED',
        status: 'BLOCKED',
        issues: [
          { code: 'DEAL_GONE', severity: 'BLOCKER', message: 'The deal no longer exists.', field: null, fix: null },
        ],
      };
    const { input, reference } = conversion;
    const fingerprint = dealFingerprint(deal);
    const approved = approvedIn(conversion, fingerprint);
    const { facts, assessment } = await assessDeal(parts, deal, { input, reference, approved }, call);
    if (facts.customer === null && facts.known?.complete === false)
      return {
        kind: 'LATER',
        status: 'WAITING_RETRY',
        afterMs: untilReadMs,
        reason: 'the systems are still being read',
      };
    const { verdict, issues } = assessment;
    // An approval that stood would cover, at the next attempt, what was found now and shown to nobody.
    if (verdict === 'STOP') return { kind: 'STOPPED', status: 'BLOCKED', issues, patch: notApproved };
    if (verdict === 'HOLD')
      return {
        kind: 'STOPPED',
        status: 'AWAITING_APPROVAL',
        issues: isOutdated(conversion, fingerprint) ? withIssue(issues, editedMeanwhile) : issues,
        patch: { ...notApproved, dealFingerprint: fingerprint },
      };
    // That the customer was seen to already says nothing about the deal once it is another account's.
    if (facts.customer === null && conversion.erpCustomerId !== null && conversion.dealFingerprint === fingerprint)
      return { kind: 'STOPPED', status: 'BLOCKED', issues: [...issues, notLinked(conversion.erpCustomerId)] };
    return {
      kind: 'DONE',
      next: 'ENSURE_CUSTOMER',
      patch: {
        issues,
        payload: facts.order,
        dealFingerprint: fingerprint,
        erpCustomerId: facts.customer?.id ?? null,
      },
    };
  },
};

const untilReadMs = 1_000;
const notApproved = { approvedBy: null, approvalNote: null } as const;

/** Somebody has approved of the issues that were shown, with the figures that they told, and with the deal as it was then. */
function approvedIn(conversion: Conversion, fingerprint: string): readonly ConversionIssue[] {
  const { approvedBy, issues } = conversion;
  const isApproved = approvedBy !== null && !isOutdated(conversion, fingerprint);
  return isApproved ? issues : [];
}

function isOutdated({ approvedBy, dealFingerprint: approvedOf }: Conversion, fingerprint: string): boolean {
  return approvedBy !== null && approvedOf !== fingerprint;
}

const editedMeanwhile: ConversionIssue = {
  code: 'DEAL_CHANGED_AFTERWARDS',
  severity: 'WARNING',
  message: 'The deal was edited before the approval, so something else would have been ordered than was approved.',
  field: null,
  fix: 'Look at the issues as they are now, and approve again.',
};

/** The ERP has a customer with the account's id, and yet they are not one customer here: somebody has said so. */
function notLinked(erpCustomerId: string): ConversionIssue {
  return {
    code: 'CUSTOMER_MATCH_AMBIGUOUS',
    severity: 'BLOCKER',
    message: `Customer ${erpCustomerId} of the ERP carries the account's id, but is not linked to it.`,
    field: ['account'],
    fix: 'Link them by linkCustomer, or correct the reference in the ERP.',
  };
}
