import { afterAll, beforeAll, describe } from 'vitest';
import type { CrmSystem } from '#ports/crm-system.ts';
import { type FakeServer, forwardTo, startFakeServer } from '#test/fakes/fake-server.ts';
import { contractCases } from './contract-cases.ts';
import { crmChangesContract } from './crm-changes.contract.ts';
import type { CrmHarness, CrmUpstream, CrmWorld } from './crm-harness.ts';
import { crmListsContract } from './crm-lists.contract.ts';
import { crmRecordsContract } from './crm-records.contract.ts';
import { crmWritesContract } from './crm-writes.contract.ts';
import { failuresContract } from './failures.contract.ts';

const patientMs = 20_000;

/** What the rest of the product relies on, whatever the CRM. */
export function crmSystemContract(harness: CrmHarness): void {
  describe(`the CRM contract: ${harness.system}`, () => {
    let upstream: CrmUpstream;
    let proxy: FakeServer;
    let crm: CrmSystem;
    const world: CrmWorld = {
      get crm() {
        return crm;
      },
      get make() {
        return upstream.make;
      },
      requestCount: () => proxy.requests.length,
      connectAgain: () => harness.connect(proxy.url, patientMs),
    };

    beforeAll(async () => {
      upstream = await harness.start();
      proxy = await startFakeServer(forwardTo(upstream.url));
      crm = world.connectAgain();
    });

    afterAll(async () => {
      await crm.close();
      await proxy.close();
      await upstream.close();
    });

    const contractCase = contractCases(harness.unsupported, () => crm.capabilities);
    crmRecordsContract(world, harness, contractCase);
    crmListsContract(world, harness, contractCase);
    crmChangesContract(world, contractCase);
    crmWritesContract(world, contractCase);
    failuresContract(
      (url, timeoutMs) => {
        const system = harness.connect(url, timeoutMs);
        return {
          read: (call) => system.dealsByIds(['10001'], call),
          write: (call) => system.moveDealToStage('10001', '1', null, call),
          close: () => system.close(),
        };
      },
      () => upstream.url,
      contractCase,
      contractCase.needing('move-deal'),
    );
  });
}
