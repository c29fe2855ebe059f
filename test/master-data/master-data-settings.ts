import type { MasterDataSettings } from '#integration/master-data/master-data-parts.ts';

/** As the configuration has it when it says nothing. */
const owners: MasterDataSettings['owners'] = {
  TAX_ID: 'ERP',
  EMAIL: 'CRM',
  PHONE: 'CRM',
  BILLING_ADDRESS: 'ERP',
  CUSTOMER_NUMBER: 'ERP',
};

export const noMasterData: MasterDataSettings = { mode: 'OFF', owners };

export const reported: MasterDataSettings = { mode: 'REPORT', owners };

export const propagated: MasterDataSettings = { mode: 'PROPAGATE', owners };
