import { isOneInstallation } from '#integration/one-installation.ts';
import type { WholeDeal } from '#ports/crm-system.ts';
import type { Call } from '#ports/source.ts';
import { assess, type Assessment } from './check.ts';
import type { ConversionInput } from './conversion-input.ts';
import { type DealFacts, type FactSources, readDealFacts } from './deal-facts.ts';
import type { ConversionIssue } from './issues.ts';
import { orderFromDeal } from './order-from-deal.ts';

export interface AssessedDeal {
  readonly facts: DealFacts;
  readonly assessment: Assessment;
}

/** Reads everything about a deal and judges it: the dry run and the first step of the real thing. Rejects with SystemError. */
export async function assessDeal(
  sources: FactSources,
  deal: WholeDeal,
  {
    input,
    reference,
    approved,
  }: {
    readonly input: ConversionInput;
    readonly reference: string;
    readonly approved: readonly ConversionIssue[];
  },
  call: Call,
): Promise<AssessedDeal> {
  const facts = await readDealFacts(
    sources,
    deal,
    reference,
    (customer, products) =>
      // Otherwise the ERP would refuse to say anything, and the reason is known already.
      customer.currency === deal.currency
        ? orderFromDeal(deal, products, {
            customerId: customer.id,
            externalReference: reference,
            requestedDate: input.requestedDate,
            originDealId: isOneInstallation(sources.crm, sources.erp) ? deal.id : null,
          })
        : null,
    call,
  );
  return { facts, assessment: assess(facts, input, approved) };
}
