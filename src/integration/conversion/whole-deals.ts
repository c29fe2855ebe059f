import { accountIdsOf } from '#integration/account-ids.ts';
import { type CrmSystem, type Deal, dealKey, type WholeDeal } from '#ports/crm-system.ts';
import type { Call } from '#ports/source.ts';

/** Deals by their ids, with the lines that an order is made of and the account that it is for; null for what does not exist. Rejects with SystemError. */
export async function wholeDeals(
  crm: CrmSystem,
  ids: readonly string[],
  call: Call,
): Promise<readonly (WholeDeal | null)[]> {
  const deals = await crm.dealsByIds(ids, call);
  const whole = await completeDeals(
    crm,
    deals.filter((deal) => deal !== null),
    call,
  );
  const byId = new Map(whole.map((deal) => [deal.id, deal]));
  return deals.map((deal) => deal && (byId.get(deal.id) ?? null));
}

export async function completeDeals(crm: CrmSystem, deals: readonly Deal[], call: Call): Promise<readonly WholeDeal[]> {
  if (deals.length === 0) return [];
  const [lines, accountIds] = await Promise.all([
    crm.linesOfDeals(deals.map(dealKey), call),
    accountIdsOf(crm, 'deal.account', deals, call),
  ]);
  return deals.map((deal, at) => ({ ...deal, lines: lines[at] ?? [], accountId: accountIds[at] ?? null }));
}
