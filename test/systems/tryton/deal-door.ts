import { expect, vi } from 'vitest';
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

/** Asks for a conversion and waits for it; the id is the CRM's own, its connection's name "crm". */
export async function convertDeal(url: string, dealId: string, input: object = {}): Promise<ConversionAnswer> {
  const { convertDealToOrder } = await askWhole(
    url,
    `mutation ($input: ConvertDealToOrderInput!) {
      convertDealToOrder(input: $input) { conversion { ${conversion} } }
    }`,
    { input: { dealId: nodeId('deal', 'crm', dealId), waitMs: 30_000, ...input } },
  );
  return convertDealToOrder.conversion;
}

/** What became of the deal so far; null when nobody has asked for a conversion. */
export async function conversionOf(url: string, dealId: string): Promise<ConversionAnswer | null> {
  const { deal } = await askWhole(url, `query ($id: ID!) { deal(id: $id) { conversion { ${conversion} } } }`, {
    id: nodeId('deal', 'crm', dealId),
  });
  return deal.conversion;
}

export async function untilCompleted(url: string, dealId: string): Promise<void> {
  await vi.waitFor(async () => expect(await conversionOf(url, dealId)).toMatchObject({ status: 'COMPLETED' }), {
    timeout: 60_000,
    interval: 500,
  });
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
