import { SystemError } from '#errors.ts';
import type { Call } from '#ports/source.ts';
import { isUntouched } from './accept.ts';
import { assessDeal } from './assess-deal.ts';
import type { Assessment } from './check.ts';
import { conversionInput } from './conversion-input.ts';
import type { Conversion } from './conversion-row.ts';
import type { FactSources } from './deal-facts.ts';
import type { ConversionIssue } from './issues.ts';
import type { Policies } from './policies.ts';
import { orderReference } from './reference.ts';
import { wholeDeals } from './whole-deals.ts';

export interface OrderPreview extends Omit<Assessment, 'verdict'> {
  readonly convertible: boolean;
  /** Ours, a ULID. */
  readonly customerId: string | null;
}

export interface PreviewParts {
  /** By the deal's native id; null when nobody asked for one. */
  readonly conversionsOfDeals: { load(dealId: string): Promise<Conversion | null> };
  readonly sources: FactSources;
  readonly policies: Policies;
}

/** What would happen if the deal were converted now, found out by the same code; null when there is no such deal. */
export async function previewOrder(parts: PreviewParts, dealId: string, call: Call): Promise<OrderPreview | null> {
  const { conversionsOfDeals, sources, policies } = parts;
  const { connection } = sources.crm;
  try {
    const [deal = null] = await wholeDeals(sources.crm, [dealId], call);
    if (deal === null) return null;
    const existing = await conversionsOfDeals.load(dealId);
    const request = {
      input: conversionInput(policies),
      reference: orderReference(connection, dealId, existing?.generation ?? 1),
      approved: [],
    };
    const { facts, assessment } = await assessDeal(sources, deal, request, call);
    const { verdict, issues, ...order } = assessment;
    const done = alreadyConverted(existing);
    return {
      ...order,
      convertible: verdict === 'GO' && done.length === 0,
      issues: [...done, ...issues],
      customerId: facts.known?.customerId ?? null,
    };
  } catch (error) {
    if (!(error instanceof SystemError) || !error.retryable) throw error;
    return unavailable(error);
  }
}

function alreadyConverted(conversion: Conversion | null): readonly ConversionIssue[] {
  if (conversion === null || conversion.status === 'CANCELLED' || isUntouched(conversion)) return [];
  const order = conversion.order === null ? 'an order' : `order ${conversion.order.number}`;
  return [
    {
      code: 'ALREADY_CONVERTED',
      severity: 'BLOCKER',
      message: `The deal has become ${order} already.`,
      field: null,
      fix: 'Cancel the conversion to make another order of the deal.',
    },
  ];
}

function unavailable(error: SystemError): OrderPreview {
  return {
    convertible: false,
    issues: [{ code: 'SYSTEM_UNAVAILABLE', severity: 'BLOCKER', message: error.message, field: null, fix: null }],
    customerId: null,
    lines: [],
    untaxed: null,
    tax: null,
    total: null,
    differenceToDeal: null,
    creditAfter: null,
    earliestShipDate: null,
  };
}
