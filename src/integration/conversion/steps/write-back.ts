import { SystemError } from '#errors.ts';
import type { Conversion } from '../conversion-row.ts';
import { type ConversionStep, type StepContext, withIssue } from '../conversion-step.ts';
import { logNote, orderNote } from '../deal-notes.ts';
import { dealGone } from '../issues.ts';

/** Tells the CRM, by value: saying it again changes nothing, so a failure is simply tried again and never touches the order. */
export const writeBack: ConversionStep = {
  name: 'WRITE_BACK_TO_CRM',

  async run(conversion, context) {
    const { order, issues } = conversion;
    if (order === null) throw new Error('a confirmed order is required, got none');
    try {
      await tellCrm(conversion, context);
    } catch (error) {
      if (!(error instanceof SystemError) || error.code !== 'NOT_FOUND') throw error;
      return { kind: 'DONE', next: null, patch: { issues: withIssue(issues, dealGone(order.number)) } };
    }
    return { kind: 'DONE', next: null };
  },
};

async function tellCrm(conversion: Conversion, { parts, call }: StepContext): Promise<void> {
  const { crm } = parts;
  const { order, dealId, reference } = conversion;
  if (order === null) return;
  const { number: orderNumber, status: orderStatus, url: orderUrl, payment } = order;
  // Not the invoices: an order that was found again may have some, and the deal may say so already.
  const summary = { orderNumber, orderStatus, orderUrl, ...(payment !== undefined && { paymentStatus: payment }) };
  if (crm.capabilities.has('write-back')) await crm.writeBackDeal(dealId, summary, call);
  const [deal = null] = await crm.dealsByIds([dealId], call);
  if (deal !== null) await logNote(crm, deal, reference, orderNote(order), call);
}
