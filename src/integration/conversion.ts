import { nativeIdOf, nodeId, parseNodeId } from '#model/node-id.ts';
import type { IntegrationContext } from './context.ts';
import type { Conversion } from './conversion/conversion-row.ts';
import { type OrderPreview, previewOrder } from './conversion/order-preview.ts';
import type { NodeStub } from './node-stub.ts';

/** The ULID behind a conversion's global id; null when the text is none. */
export function conversionIdOf(globalId: string): string | null {
  const ref = parseNodeId(globalId);
  return ref?.type === 'conversion' ? ref.id : null;
}

export function dealOf({ dealConnection, dealId }: Conversion): NodeStub {
  return { __typename: 'Deal', id: nodeId('deal', dealConnection, dealId) };
}

export async function orderPreviewOf(
  globalId: string,
  { conversion, previewSources, loaders, call }: IntegrationContext,
): Promise<OrderPreview | null> {
  const dealId = nativeIdOf(globalId, 'deal', conversion.sources.crm.connection);
  if (dealId === null) return null;
  const { conversionsOfDeals } = loaders;
  const { policies } = conversion;
  return previewOrder({ conversionsOfDeals, sources: previewSources, policies }, dealId, call);
}
