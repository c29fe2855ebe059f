import type { CrmSystem } from '#ports/crm-system.ts';

const start = 'oportunidad-de-venta-';

/** A CRM whose deals have ids for which an order's reference has no room, as they are in some systems. */
export function withLongDealIds(crm: CrmSystem): CrmSystem {
  const own = (ids: readonly string[]) => ids.map(ownId);
  const renamed = <Deal extends { readonly id: string }>(deal: Deal) => ({ ...deal, id: longDealId(deal.id) });
  return {
    ...crm,
    dealsByIds: async (ids, call) => (await crm.dealsByIds(own(ids), call)).map((deal) => deal && renamed(deal)),
    linesOfDeals: (deals, call) =>
      crm.linesOfDeals(
        deals.map((deal) => ({ ...deal, id: ownId(deal.id) })),
        call,
      ),
    // A list goes on behind the last record that it has given out.
    async deals(filter, { first, after }, call) {
      const page = await crm.deals(filter, { first, after: after && { ...after, id: ownId(after.id) } }, call);
      return { ...page, items: page.items.map(renamed) };
    },
    writeBackDeal: (dealId, summary, call) => crm.writeBackDeal(ownId(dealId), summary, call),
    logInteraction: ({ dealId, ...interaction }, call) =>
      crm.logInteraction({ ...interaction, dealId: dealId === null ? null : ownId(dealId) }, call),
  };
}

export function longDealId(id: string): string {
  return `${start}${id}`;
}

function ownId(id: string): string {
  return id.slice(start.length);
}
