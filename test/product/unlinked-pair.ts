import { askWhole } from './ask.ts';

interface UnlinkedPair {
  /** What makes one customer of the two, or two again. */
  readonly input: { readonly customerId: string; readonly connection: 'erp'; readonly nativeId: string };
  /** The customer that only the CRM knows, by whose id both go when they are linked. */
  readonly customerId: string;
  readonly crmIds: readonly string[];
  /** The customer that only the ERP knows. */
  readonly otherId: string;
}

interface Known {
  readonly id: string;
  readonly crmIds: readonly string[];
  readonly erpIds: readonly string[];
}

/** Two customers of which each is known to one system. */
export async function unlinkedPair(url: string): Promise<UnlinkedPair> {
  const { customers } = await askWhole(url, '{ customers(linked: false, first: 200) { nodes { id crmIds erpIds } } }');
  const nodes: readonly Known[] = customers.nodes;
  const inCrm = nodes.find(({ crmIds, erpIds }) => crmIds.length === 1 && erpIds.length === 0);
  const inErp = nodes.find(({ crmIds, erpIds }) => crmIds.length === 0 && erpIds.length === 1);
  const nativeId = inErp?.erpIds[0];
  if (!inCrm || !inErp || nativeId === undefined) throw new TypeError('customers of one system each are required');
  return {
    input: { customerId: inCrm.id, connection: 'erp', nativeId },
    customerId: inCrm.id,
    crmIds: inCrm.crmIds,
    otherId: inErp.id,
  };
}
