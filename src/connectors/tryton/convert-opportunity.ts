import { z } from 'zod';
import { SystemError } from '#errors.ts';
import type { NewOrder } from '#ports/order-request.ts';
import type { Call } from '#ports/source.ts';
import type { TrytonLink } from './link.ts';
import { text } from './party-parts.ts';
import { isTrytonId, toId, trytonId } from './values.ts';

/** The sale of an opportunity. */
export interface OpportunitySale {
  readonly id: string;
  /** It carries our reference, so it was made and filled in before. */
  readonly isComplete: boolean;
  readonly lineIds: readonly number[];
  /** What the opportunity says and goes over what the party says. */
  readonly terms: Readonly<Record<string, number>>;
}

/**
 * Presses the opportunity's own button, which makes a draft sale when it has none: one, however often it is pressed. A draft
 * that we have made and not come to fill in is taken up again; of a sale that somebody else has made we keep away.
 */
export async function convertOpportunity(
  link: TrytonLink,
  { originDealId, externalReference }: NewOrder,
  referenceField: string,
  call: Call,
): Promise<OpportunitySale> {
  const id = originDealId !== null && isTrytonId(originDealId) ? toId(originDealId) : -1;
  const [opportunity] = await link.search('sale.opportunity', opportunityRow, { domain: [['id', '=', id]] }, call);
  if (opportunity === undefined) throw refusal(link, 'has no such opportunity any more');
  if (opportunity.sales.length === 0) await link.write('model.sale.opportunity.convert', [[id]], z.unknown(), call);
  const [{ userId }, sales] = await Promise.all([
    link.session(call),
    link.search(
      'sale.sale',
      saleRow(referenceField),
      {
        domain: [
          ['origin', '=', `sale.opportunity,${id}`],
          ['state', '!=', 'cancelled'],
        ],
      },
      call,
    ),
  ]);
  const [sale, ...others] = sales;
  if (sale === undefined) throw refusal(link, 'makes no second sale of an opportunity: reopen it as a new one');
  const isComplete = sale.reference === externalReference;
  const isOurDraft = sale.state === 'draft' && sale.reference === null && sale.create_uid === userId;
  if (others.length > 0 || !(isComplete || isOurDraft))
    throw refusal(
      link,
      `has a sale of this opportunity already, which somebody else has made: ${sale.number ?? sale.id}`,
    );
  const { payment_term: paymentTerm, address } = opportunity;
  return {
    id: sale.id,
    isComplete,
    lineIds: sale.lines,
    terms: {
      ...(paymentTerm !== null && { payment_term: paymentTerm }),
      ...(address !== null && { invoice_address: address, shipment_address: address }),
    },
  };
}

const opportunityRow = z.object({
  sales: z.array(z.int()),
  payment_term: z.int().nullable(),
  address: z.int().nullable(),
});

function saleRow(referenceField: string) {
  const reference = z
    .object({ [referenceField]: text })
    .transform((row) => ({ reference: Object.values(row)[0] ?? null }));
  return z.intersection(
    z.object({
      id: trytonId,
      number: text,
      state: z.string(),
      create_uid: z.int().nullable(),
      lines: z.array(z.int()),
    }),
    reference,
  );
}

function refusal({ connection }: TrytonLink, what: string): SystemError {
  return new SystemError('REJECTED', connection, `${connection} ${what}`);
}
