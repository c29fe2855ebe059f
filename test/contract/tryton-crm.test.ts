import { describe, inject, it } from 'vitest';
import { createTrytonCrm } from '#connectors/tryton/crm.ts';
import { trytonCrmSettings } from '#connectors/tryton/settings.ts';
import { systemClock } from '#ports/clock.ts';
import { trytonCrmMaker } from '#test/systems/tryton/crm-maker.ts';
import { openRows } from '#test/systems/tryton/rows.ts';
import { startTryton } from '#test/systems/tryton/start.ts';
import { crmSystemContract } from './crm-system.contract.ts';
import { trytonWriteFailures } from './tryton-write-failures.ts';

const missing = inject('whyNoTryton');

if (missing === null) {
  crmSystemContract({
    system: 'tryton',
    async start() {
      const tryton = await startTryton('small');
      const rows = openRows(tryton);
      return {
        url: new URL(tryton.url).origin,
        make: trytonCrmMaker(rows),
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
      'works for every kind of record': 'a contact mechanism has one name, not a first and a last one',
      'keep every digit of money and quantities, in currencies of 0, 2 and 3 digits':
        'an opportunity is in the currency of the company, and its lines have no prices of their own',
      'have lines for each deal in the order asked, and none for what is no deal':
        'a line is a product of the catalogue; reads.test.ts reads those that Tryton has',
      'filter by our words': 'a complaint is never PENDING_CUSTOMER',
      'deals and leads can be searched': 'a lead is never QUALIFIED: it becomes an opportunity',
      'tells deletions and merges': 'Tryton keeps no trace of a deleted record',
      ...trytonWriteFailures,
    },
  });
} else {
  describe('the CRM contract: tryton', () => {
    it('runs against a real Tryton', (context) => context.skip(missing));
  });
}

function connect(url: string, timeoutMs: number) {
  const settings = trytonCrmSettings.parse({
    system: 'tryton',
    url: new URL('/small/', url).href,
    user: 'gateway',
    password: 'gateway-Pw-42000',
    // A login alone takes trytond half a second.
    limits: { timeoutMs: Math.max(timeoutMs, 4_000) },
  });
  return createTrytonCrm('crm', settings, { clock: systemClock, onCall: () => {} });
}
