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

/** The deal as the graph has it now, with what became of it. */
export async function dealOf(url: string, dealId: string) {
  const { deal } = await askWhole(
    url,
    `query ($id: ID!) { deal(id: $id) {
      status orderPreview { convertible issues { code } total { amount } tax { amount } }
      conversion { ${conversion} }
    } }`,
    { id: nodeId('deal', 'crm', dealId) },
  );
  return deal;
}
