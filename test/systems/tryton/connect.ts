import { crmWithTurns, erpWithTurns } from '#composition/writes-in-turn.ts';
import { createTrytonCrm } from '#connectors/tryton/crm.ts';
import { createTrytonErp } from '#connectors/tryton/erp.ts';
import { trytonCrmSettings, trytonErpSettings } from '#connectors/tryton/settings.ts';
import { systemClock } from '#ports/clock.ts';
import type { CrmSystem } from '#ports/crm-system.ts';
import type { ErpSystem } from '#ports/erp-system.ts';
import { createWriteTurns } from '#store/write-turns.ts';
import type { RunningTryton } from './start.ts';

/** Both connectors to one Tryton as one process has them, and the names of the requests that they have sent. */
export interface ConnectedTryton {
  readonly crm: CrmSystem;
  readonly erp: ErpSystem;
  readonly operations: string[];
  close(): Promise<void>;
}

export function connectTo(
  { url, user, password }: RunningTryton,
  options: { readonly crm?: object; readonly erp?: object; readonly both?: object } = {},
): ConnectedTryton {
  const operations: string[] = [];
  const environment = {
    clock: systemClock,
    onCall: ({ operation }: { readonly operation: string }) => void operations.push(operation),
  };
  const settings = {
    system: 'tryton',
    url,
    user,
    password,
    limits: { timeoutMs: 20_000, maxConcurrent: 4 },
    ...options.both,
  };
  const crm = createTrytonCrm('crm', trytonCrmSettings.parse({ ...settings, ...options.crm }), environment);
  const erp = createTrytonErp('erp', trytonErpSettings.parse({ ...settings, ...options.erp }), environment);
  const turns = createWriteTurns(null);
  return {
    crm: crmWithTurns(crm, turns),
    erp: erpWithTurns(erp, turns),
    operations,
    async close() {
      await Promise.all([crm.close(), erp.close()]);
    },
  };
}
