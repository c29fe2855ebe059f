import { isDraft, liveOrdersOfDeal } from '#integration/conversion/orders-of-deal.ts';
import type { CrmSystem } from '#ports/crm-system.ts';
import type { ErpSystem, Order } from '#ports/erp-system.ts';

export interface Audit {
  /** Deals with more than one confirmed order. */
  readonly duplicates: number;
  /** Deals without a confirmed order. */
  readonly lost: number;
  /** Deals of which the CRM does not say the number of the order, or says it in no note or in more than one. */
  readonly mismatches: number;
  /** Drafts that are left over. */
  readonly drafts: number;
  /** Customers that the ERP has more than once. */
  readonly duplicateCustomers: number;
}

/** What the systems themselves say, asked without any of the product's own state. */
export async function audit(
  { crm, erp }: { readonly crm: CrmSystem; readonly erp: ErpSystem },
  dealIds: readonly string[],
  accountIds: readonly string[],
): Promise<Audit> {
  const orders = new Map<string, readonly Order[]>();
  for (const dealId of dealIds) orders.set(dealId, await liveOrdersOfDeal(erp, { dealConnection: 'crm', dealId }, {}));
  const confirmed = dealIds.map((dealId) => (orders.get(dealId) ?? []).filter((order) => !isDraft(order)));
  const numbers = await numbersInCrm(crm, dealIds);
  const notes = await notesInCrm(crm, accountIds);
  const customers = await erp.customersByCrmReferences(accountIds, {});
  return {
    duplicates: confirmed.filter((each) => each.length > 1).length,
    lost: confirmed.filter((each) => each.length === 0).length,
    mismatches: dealIds.filter((dealId, at) => {
      const number = confirmed[at]?.[0]?.number;
      return numbers[at] !== number || notes.get(dealId)?.join() !== `Order ${number}`;
    }).length,
    drafts: [...orders.values()].flat().filter(isDraft).length,
    duplicateCustomers: customers.filter((each) => each.length > 1).length,
  };
}

async function numbersInCrm(crm: CrmSystem, dealIds: readonly string[]): Promise<readonly (string | null)[]> {
  const deals = await crm.dealsByIds(dealIds, {});
  return deals.map((deal) => deal?.orderSummary.orderNumber ?? null);
}

/** The subjects of the notes of each deal. */
async function notesInCrm(
  crm: CrmSystem,
  accountIds: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const notes = new Map<string, readonly string[]>();
  for (const accountId of accountIds) {
    for (let after: { key: string; id: string } | undefined, more = true; more;) {
      const [page] = await crm.interactionsOfAccounts([accountId], { kinds: ['NOTE'] }, { first: 200, after }, {});
      for (const { dealId, subject } of page?.items ?? [])
        if (typeof dealId === 'string') notes.set(dealId, [...(notes.get(dealId) ?? []), subject ?? '']);
      const last = page?.items.at(-1);
      after = last && { key: last.sortKey, id: last.id };
      more = page?.hasNextPage === true;
    }
  }
  return notes;
}
