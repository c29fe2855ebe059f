import { askSystem, type ConversionSystems } from './conversion-systems.ts';
import { inLanes } from './in-lanes.ts';

export interface Converted {
  readonly perSecond: number;
  readonly callsPerConversion: number;
}

/**
 * What an integration of an afternoon does: read the deal, make the order, confirm it, tell the deal. No checks, no memory, no
 * care for lost answers: the least that can be done, as a measure of the two systems and the machine.
 */
export async function convertByScript(systems: ConversionSystems, dealIds: readonly string[]): Promise<Converted> {
  const { crmUrl, erpUrl, customerId, productId } = systems;
  const startedAt = performance.now();
  await inLanes(dealIds, async (dealId) => {
    await askSystem(crmUrl, 'POST', '/v1/deals/batch/read', { ids: [dealId] });
    const lines = [{ productId, quantity: 2, unitPrice: 12.5 }];
    const order = (await askSystem(erpUrl, 'POST', '/api/orders', { customerId, lines })) as Order; // the sandbox's README
    await askSystem(erpUrl, 'POST', `/api/orders/${order.id}/confirm`, {});
    await askSystem(crmUrl, 'PATCH', `/v1/deals/${dealId}`, { order_number: order.number });
  });
  const seconds = (performance.now() - startedAt) / 1000;
  return { perSecond: dealIds.length / seconds, callsPerConversion: 4 };
}

interface Order {
  readonly id: number;
  readonly number: string;
}
