import { describe, inject, it } from 'vitest';
import { createTrytonErp } from '#connectors/tryton/erp.ts';
import { trytonErpSettings } from '#connectors/tryton/settings.ts';
import { systemClock } from '#ports/clock.ts';
import { logInAsAdmin } from '#test/systems/tryton/admin.ts';
import { trytonErpMaker } from '#test/systems/tryton/erp-maker.ts';
import { openRows } from '#test/systems/tryton/rows.ts';
import { startTryton } from '#test/systems/tryton/start.ts';
import { erpSystemContract } from './erp-system.contract.ts';
import { trytonWriteFailures } from './tryton-write-failures.ts';

const missing = inject('whyNoTryton');

if (missing === null) {
  erpSystemContract({
    system: 'tryton',
    async start() {
      const tryton = await startTryton('small');
      const rows = openRows(tryton);
      return {
        url: new URL(tryton.url).origin,
        make: await trytonErpMaker(rows, await logInAsAdmin(tryton)),
        async close() {
          rows.close();
          await tryton.stop();
        },
      };
    },
    connect,
    idsPerCall: 500,
    parentsPerCall: 500,
    unsupported: {
      'say what is still owed: partial payments, credit notes, allocations on both sides':
        'what a customer pays ahead is a line of its own in Tryton; test/systems/tryton/reads.test.ts has the rest',
      'makes a draft with its reference, exact prices and discounts':
        'Tryton 6.0 has no discounts: they go into the price',
      'tells deletions': 'Tryton keeps no trace of a deleted record',
      ...trytonWriteFailures,
    },
  });
} else {
  describe('the ERP contract: tryton', () => {
    it('runs against a real Tryton', (context) => context.skip(missing));
  });
}

function connect(url: string, timeoutMs: number) {
  const settings = trytonErpSettings.parse({
    system: 'tryton',
    url: new URL('/small/', url).href,
    user: 'gateway',
    password: 'gateway-Pw-42000',
    timeZone: 'Europe/Madrid',
    // A login alone takes trytond half a second.
    limits: { timeoutMs: Math.max(timeoutMs, 4_000) },
  });
  return createTrytonErp('erp', settings, { clock: systemClock, onCall: () => {} });
}
