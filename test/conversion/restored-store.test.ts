import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { conversionsOfDeals } from '#integration/conversion/read-conversions.ts';
import { reconcile } from '#integration/conversion/reconcile.ts';
import { waitForConversion } from '#integration/conversion/wait-for-conversion.ts';
import { audit } from '#test/crash/audit.ts';
import { startSandboxWorld } from '#test/integration/sandbox-world.ts';
import { startConversionWorld } from './conversion-world.ts';
import { seedDeals, seedTrade } from './trade.ts';

it('makes no order twice when the store is replaced by a copy that is a hundred conversions old, and knows all of them again', async () => {
  const root = await mkdtemp(path.join(tmpdir(), 'grial-restored-'));
  const [present, copy] = [path.join(root, 'present'), path.join(root, 'copy')];
  const systems = await startSandboxWorld();
  try {
    const before = await startConversionWorld({ systems, directory: present });
    const { accountId } = await seedTrade(before);
    const deals = await seedDeals(before, accountId, 110);
    await Promise.all(deals.slice(0, 10).map((dealId) => before.convert(dealId)));
    await before.close();
    await cp(present, copy, { recursive: true });

    const lost = await startConversionWorld({ systems, directory: present });
    const forgotten = await Promise.all(deals.slice(10).map((dealId) => lost.convert(dealId)));
    await lost.close();

    const restored = await startConversionWorld({ systems, directory: copy });
    try {
      // One deal is converted again before anybody has noticed, the others are taken in.
      await restored.convert(deals[10] ?? '');
      await reconcile(restored.parts, {});
      const known = await conversionsOfDeals(restored.store.db, 'crm', deals.slice(10));
      const settled = await Promise.all(
        known.map((conversion) => conversion && waitForConversion(restored.store, conversion, 120_000, undefined)),
      );
      expect(settled.map((each) => [each?.status, each?.orderId])).toEqual(
        forgotten.map(({ orderId }) => ['COMPLETED', orderId]),
      );
      expect(restored.reports.filter(({ kind }) => kind === 'adopted')).toHaveLength(99);
      await Promise.all(deals.map((dealId) => restored.convert(dealId)));
      expect(await audit(systems, deals, [accountId])).toEqual({
        duplicates: 0,
        lost: 0,
        mismatches: 0,
        drafts: 0,
        duplicateCustomers: 0,
      });
    } finally {
      await restored.close();
    }
  } finally {
    await systems.close();
    await rm(root, { recursive: true, force: true });
  }
});
