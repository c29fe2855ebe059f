import type { Deal } from '#ports/crm-system.ts';
import type { ErpSystem } from '#ports/erp-system.ts';
import type { Call } from '#ports/source.ts';

/**
 * Number of the order that the deal says it has, when somebody else made it: a person, or another program. Null when it has
 * none, when that was cancelled, and when it carries the reference, which makes it ours. An order that the ERP does not show any
 * more counts: some delete orders once they are invoiced.
 */
export async function otherOrderOf(
  erp: ErpSystem,
  { orderSummary: { orderNumber, orderStatus } }: Deal,
  reference: string,
  call: Call,
): Promise<string | null> {
  if (orderNumber === null || orderStatus === 'CANCELLED') return null;
  const [order = null] = await erp.ordersByNumbers([orderNumber], call);
  return order?.status === 'CANCELLED' || order?.externalReference === reference ? null : orderNumber;
}
