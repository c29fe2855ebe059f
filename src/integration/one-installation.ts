import type { CrmSystem } from '#ports/crm-system.ts';
import type { ErpSystem } from '#ports/erp-system.ts';

/** Are both sides one system, so that the records of one are those of the other? */
export function isOneInstallation(crm: CrmSystem, erp: ErpSystem): boolean {
  return crm.installation !== undefined && crm.installation === erp.installation;
}
