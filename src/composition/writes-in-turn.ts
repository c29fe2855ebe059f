import type { CrmSystem } from '#ports/crm-system.ts';
import type { ErpSystem } from '#ports/erp-system.ts';
import type { WriteTurns } from '#ports/write-turns.ts';

/** The same CRM, whose writes wait for their turn where it asks for that. */
export function crmWithTurns(crm: CrmSystem, turns: WriteTurns): CrmSystem {
  if (crm.writesInTurn !== true) return crm;
  return {
    ...crm,
    logInteraction: (interaction, call) => turns.take(crm, (inTurn) => crm.logInteraction(interaction, inTurn), call),
    moveDealToStage: (dealId, stageId, lostReason, call) =>
      turns.take(crm, (inTurn) => crm.moveDealToStage(dealId, stageId, lostReason, inTurn), call),
    writeBackDeal: (dealId, summary, call) =>
      turns.take(crm, (inTurn) => crm.writeBackDeal(dealId, summary, inTurn), call),
    updateAccount: (accountId, patch, call) =>
      turns.take(crm, (inTurn) => crm.updateAccount(accountId, patch, inTurn), call),
  };
}

/** The same ERP, whose writes wait for their turn where it asks for that. */
export function erpWithTurns(erp: ErpSystem, turns: WriteTurns): ErpSystem {
  if (erp.writesInTurn !== true) return erp;
  return {
    ...erp,
    createCustomer: (customer, call) => turns.take(erp, (inTurn) => erp.createCustomer(customer, inTurn), call),
    updateCustomer: (customerId, patch, call) =>
      turns.take(erp, (inTurn) => erp.updateCustomer(customerId, patch, inTurn), call),
    createDraftOrder: (order, call) => turns.take(erp, (inTurn) => erp.createDraftOrder(order, inTurn), call),
    confirmOrder: (orderId, call, terms) => turns.take(erp, (inTurn) => erp.confirmOrder(orderId, inTurn, terms), call),
    cancelOrder: (orderId, reason, call) => turns.take(erp, (inTurn) => erp.cancelOrder(orderId, reason, inTurn), call),
  };
}
