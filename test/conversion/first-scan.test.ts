import { expect, it } from 'vitest';
import { startConversionWorld } from './conversion-world.ts';
import { seedDeal, seedTrade } from './trade.ts';

it('waits with a customer that is not known while the systems are being read for the first time, and makes no second one', async () => {
  const world = await startConversionWorld({ feedMs: 3_600_000 });
  try {
    const { accountId } = await seedTrade(world);
    const [newcomerId = ''] = await world.seedCrm('account', [{ name: 'Recién leída SL', vat_number: 'ESB00000000' }]);
    expect(newcomerId).not.toBe(accountId);
    await world.store.db.updateTable('feed').set({ scanned_at: null }).where('connection', '=', 'erp').execute();
    const { conversion } = await world.accept(await seedDeal(world, newcomerId));
    await expect.poll(() => statusOf(conversion.id)).toBe('WAITING_RETRY');
    expect(await world.erp.customersByCrmReferences([newcomerId], {})).toEqual([[]]);
    await world.store.db.updateTable('feed').set({ scanned_at: new Date() }).where('connection', '=', 'erp').execute();
    await expect.poll(() => statusOf(conversion.id)).toBe('COMPLETED');
    const [made = []] = await world.erp.customersByCrmReferences([newcomerId], {});
    expect(made).toHaveLength(1);
  } finally {
    await world.close();
  }

  async function statusOf(id: string): Promise<string | undefined> {
    const row = await world.store.db.selectFrom('conversion').select('status').where('id', '=', id).executeTakeFirst();
    return row?.status;
  }
});
