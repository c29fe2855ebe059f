import { vi } from 'vitest';
import { nodeId } from '#model/node-id.ts';
import { askWhole } from '#test/product/ask.ts';

/** A conversion as the public door tells of it. */
export interface ConversionAnswer {
  readonly id: string;
  readonly status: string;
  readonly order: OrderAnswer | null;
  readonly issues: readonly { readonly code: string; readonly severity: string }[];
}

interface OrderAnswer {
  readonly number: string;
  readonly status: string;
  readonly payment: string;
  readonly untaxed: Amount;
  readonly tax: Amount;
  readonly total: Amount;
}

interface Amount {
  readonly amount: string;
}

const conversion = `id status issues { code severity }
  order { number status payment untaxed { amount } tax { amount } total { amount } }`;

/** Asks for a conversion, and does not wait for it; the id is the CRM's own, its connection's name "crm". */
export async function acceptDeal(url: string, dealId: string, input: object = {}): Promise<ConversionAnswer> {
  const { convertDealToOrder } = await askWhole(
    url,
    `mutation ($input: ConvertDealToOrderInput!) {
      convertDealToOrder(input: $input) { conversion { ${conversion} } }
    }`,
    { input: { dealId: nodeId('deal', 'crm', dealId), waitMs: 0, ...input } },
  );
  return convertDealToOrder.conversion;
}

/** The same, and what came of it. */
export async function convertDeal(url: string, dealId: string, input: object = {}): Promise<ConversionAnswer> {
  const accepted = await acceptDeal(url, dealId, { waitMs: 20_000, ...input });
  return underWay.has(accepted.status) ? untilSettled(url, dealId) : accepted;
}

/** However long it takes on a busy machine: until it is made, or waits for a person. */
export async function untilSettled(url: string, dealId: string): Promise<ConversionAnswer> {
  return vi.waitFor(
    async () => {
      const answer = await conversionOf(url, dealId);
      if (answer === null || underWay.has(answer.status)) throw new Error(`deal ${dealId} is still ${answer?.status}`);
      return answer;
    },
    { timeout: 120_000, interval: 500 },
  );
}

const underWay: ReadonlySet<string> = new Set(['RUNNING', 'WAITING_RETRY', 'IN_DOUBT']);

/** What became of the deal so far; null when nobody has asked for a conversion. */
async function conversionOf(url: string, dealId: string): Promise<ConversionAnswer | null> {
  const { deal } = await askWhole(url, `query ($id: ID!) { deal(id: $id) { conversion { ${conversion} } } }`, {
    id: nodeId('deal', 'crm', dealId),
  });
  return deal.conversion;
}

/** The order that would come of the deal now. */
export async function previewOf(url: string, dealId: string) {
  const { deal } = await askWhole(
    url,
    'query ($id: ID!) { deal(id: $id) { orderPreview { convertible total { amount } tax { amount } } } }',
    { id: nodeId('deal', 'crm', dealId) },
  );
  return deal.orderPreview;
}
