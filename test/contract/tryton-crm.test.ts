import { describe, it } from 'vitest';
import { createTrytonCrm } from '#connectors/tryton/crm.ts';
import { trytonCrmSettings } from '#connectors/tryton/settings.ts';
import { systemClock } from '#ports/clock.ts';
import { trytonCrmMaker } from '#test/systems/tryton/crm-maker.ts';
import { openRows } from '#test/systems/tryton/rows.ts';
import { prepareTryton, startTryton } from '#test/systems/tryton/start.ts';
import { crmSystemContract } from './crm-system.contract.ts';

const missing = await prepareTryton('small');

if (missing === null) {
  crmSystemContract({
    system: 'tryton',
    async start() {
      const tryton = await startTryton('small');
      const rows = openRows(tryton.databaseFile);
      return {
        url: new URL(tryton.url).origin,
        make: trytonCrmMaker(rows),
        async close() {
          rows.close();
          await tryton.stop();
        },
      };
    },
    connect: (url, timeoutMs) => connect(url, timeoutMs),
    idsPerCall: 500,
    parentsPerCall: 500,
    unsupported: {},
  });
} else {
  describe('the CRM contract: tryton', () => {
    it('needs a Tryton', (context) => context.skip(missing));
  });
}

function connect(url: string, timeoutMs: number) {
  const settings = trytonCrmSettings.parse({
    system: 'tryton',
    url: new URL('/small/', url).href,
    user: 'gateway',
    password: 'gateway-Pw-42000',
    limits: { timeoutMs },
  });
  return createTrytonCrm('crm', settings, { clock: systemClock, onCall: () => {} });
}
