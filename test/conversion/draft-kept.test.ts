import { expect, it } from 'vitest';
import { SystemError } from '#errors.ts';
import { conversionsByIds } from '#integration/conversion/read-conversions.ts';
import { cancelConversion } from '#integration/conversion/steer-conversion.ts';
import { waitForConversion } from '#integration/conversion/wait-for-conversion.ts';
import { startSandboxWorld } from '#test/integration/sandbox-world.ts';
import { startConversionWorld } from './conversion-world.ts';
import { seedDeal, seedTrade } from './trade.ts';

it('a draft that the ERP does not cancel is not confirmed either', async () => {
  const sandbox = await startSandboxWorld();
  const cancelOrder = () => Promise.reject(new SystemError('UNSUPPORTED', 'erp', 'erp cancels no orders'));
  const world = await startConversionWorld({ systems: { ...sandbox, erp: { ...sandbox.erp, cancelOrder } } });
  try {
    const { accountId } = await seedTrade(world);
    await world.askErp('POST', '/_faults', { mode: 'error', operations: ['orders.confirm'] });
    const { conversion } = await world.accept(await seedDeal(world, accountId));
    const now = async () => (await conversionsByIds(world.store.db, [conversion.id]))[0];
    await expect.poll(now).toMatchObject({ status: 'WAITING_RETRY', step: 'CONFIRM_ORDER' });

    const steering = await cancelConversion(world.store, conversion.id, 'the customer has gone bankrupt');
    if (steering.kind !== 'done') throw new Error(`it was ${steering.kind}`);
    await world.askErp('POST', '/_faults', { mode: 'none' });
    const refused = await waitForConversion(world.store, steering.conversion, 60_000, undefined);
    expect(refused).toMatchObject({
      status: 'BLOCKED',
      cancelReason: null,
      issues: [{ code: 'CANCELLATION_REFUSED', severity: 'BLOCKER' }],
    });
    expect(await world.erp.ordersByIds([refused.orderId ?? ''], {})).toMatchObject([{ status: 'DRAFT' }]);
  } finally {
    await world.close();
    await sandbox.close();
  }
});
