import { afterAll, beforeAll, describe } from 'vitest';
import type { ErpSystem } from '#ports/erp-system.ts';
import { type FakeServer, forwardTo, startFakeServer } from '#test/fakes/fake-server.ts';
import { contractCases } from './contract-cases.ts';
import { erpChangesContract } from './erp-changes.contract.ts';
import type { ErpHarness, ErpUpstream, ErpWorld } from './erp-harness.ts';
import { erpListsContract } from './erp-lists.contract.ts';
import { erpRecordsContract } from './erp-records.contract.ts';
import { erpTradeContract } from './erp-trade.contract.ts';
import { erpWritesContract } from './erp-writes.contract.ts';
import { failuresContract } from './failures.contract.ts';

const patientMs = 20_000;

/** What the rest of the product relies on, whatever the ERP. */
export function erpSystemContract(harness: ErpHarness): void {
  describe(`the ERP contract: ${harness.system}`, () => {
    let upstream: ErpUpstream;
    let proxy: FakeServer;
    let erp: ErpSystem;
    const world: ErpWorld = {
      get erp() {
        return erp;
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
      erp = world.connectAgain();
    });

    afterAll(async () => {
      await erp.close();
      await proxy.close();
      await upstream.close();
    });

    const contractCase = contractCases(harness.unsupported, () => erp.capabilities);
    erpRecordsContract(world, harness, contractCase);
    erpListsContract(world, harness, contractCase);
    erpChangesContract(world, contractCase);
    erpTradeContract(world, contractCase);
    erpWritesContract(world, contractCase);
    failuresContract(
      (url, timeoutMs) => {
        const system = harness.connect(url, timeoutMs);
        return {
          read: (call) => system.ordersByIds(['1'], call),
          write: (call) => system.confirmOrder('1', call),
          close: () => system.close(),
        };
      },
      () => upstream.url,
      contractCase,
      contractCase.needing('draft-order'),
    );
  });
}
