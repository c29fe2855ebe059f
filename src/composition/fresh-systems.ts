import type { CrmSystem } from '#ports/crm-system.ts';
import type { ErpSystem } from '#ports/erp-system.ts';

export interface SystemPair {
  readonly crm: CrmSystem;
  readonly erp: ErpSystem;
}

/** Reads from the systems themselves, for those who act on what they read; what they write is forgotten by the cache as usual. */
export function freshSystems(uncached: SystemPair, cached: SystemPair): SystemPair {
  return {
    crm: {
      ...uncached.crm,
      logInteraction: cached.crm.logInteraction,
      moveDealToStage: cached.crm.moveDealToStage,
      writeBackDeal: cached.crm.writeBackDeal,
      updateAccount: cached.crm.updateAccount,
    },
    erp: {
      ...uncached.erp,
      createCustomer: cached.erp.createCustomer,
      updateCustomer: cached.erp.updateCustomer,
      createDraftOrder: cached.erp.createDraftOrder,
      confirmOrder: cached.erp.confirmOrder,
      cancelOrder: cached.erp.cancelOrder,
    },
  };
}
