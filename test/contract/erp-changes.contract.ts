import { describe, expect } from 'vitest';
import type { ErpKind } from '#ports/erp-system.ts';
import type { Change } from '#ports/source.ts';
import type { ContractCase } from './contract-cases.ts';
import type { ErpWorld } from './erp-harness.ts';
import { makeCustomer, makeInvoice, makeOrder } from './erp-records.contract.ts';

const call = {};

/** The feed of changes: nothing is missed, whatever happens between two readings. */
export function erpChangesContract(world: ErpWorld, contractCase: ContractCase): void {
  describe('the feed of changes', () => {
    contractCase('starts at the present and tells what happens afterwards', async () => {
      await makeCustomer(world);
      const { changes: none, cursor } = await world.erp.changes(null, 100, call);
      expect(none).toEqual([]);
      const customerId = await makeCustomer(world);
      const orderId = await makeOrder(world, { customerId });
      const told = await toldSince(world, cursor);
      expect(told).toContainEqual(expect.objectContaining({ kind: 'customer', id: customerId, deleted: false }));
      expect(told).toContainEqual(expect.objectContaining({ kind: 'order', id: orderId, deleted: false }));
    });

    contractCase('tells that a payment changed its invoice', async () => {
      const customerId = await makeCustomer(world);
      const invoiceId = await makeInvoice(world, { customerId, lines: [{ quantity: '1', unitPrice: '50.00' }] });
      const { cursor } = await world.erp.changes(null, 100, call);
      const allocations = [{ invoiceId, amount: '20.00' }];
      const [paymentId] = await world.make.payments([{ customerId, amount: '20.00', allocations }]);
      const told = await toldSince(world, cursor);
      expect(told).toContainEqual(expect.objectContaining({ kind: 'invoice', id: invoiceId }));
      expect(told).toContainEqual(expect.objectContaining({ kind: 'payment', id: paymentId }));
    });

    contractCase('tells deletions', async () => {
      const orderId = await makeOrder(world, { customerId: await makeCustomer(world), status: 'DRAFT' });
      const { cursor } = await world.erp.changes(null, 100, call);
      await world.make.removeDraftOrder(orderId);
      const told = await toldSince(world, cursor);
      expect(told).toContainEqual(expect.objectContaining({ kind: 'order', id: orderId, deleted: true }));
      expect(await world.erp.ordersByIds([orderId], call)).toEqual([null]);
    });

    contractCase('goes on with a cursor in a new instance', async () => {
      const { cursor } = await world.erp.changes(null, 100, call);
      const customerId = await makeCustomer(world);
      const restarted = world.connectAgain();
      const { changes } = await restarted.changes(cursor, 1_000, call);
      await restarted.close();
      expect(changes).toContainEqual(expect.objectContaining({ kind: 'customer', id: customerId }));
    });

    contractCase('tells 12,000 changes of one instant, each at least once', async () => {
      const { cursor } = await world.erp.changes(null, 100, call);
      const updatedAt = '2095-01-01T00:00:00.000001Z';
      const ids = await world.make.customers(
        Array.from({ length: 12_000 }, (_, n) => ({ legalName: `Bulk ${n}`, updatedAt })),
      );
      const told = new Set((await toldSince(world, cursor)).map(({ id }) => id));
      expect(ids.filter((id) => !told.has(id))).toEqual([]);
    });

    contractCase('refuses a cursor that is not its own', async () => {
      await expect(world.erp.changes('{}', 10, call)).rejects.toMatchObject({ name: 'SystemError', code: 'REJECTED' });
    });
  });
}

async function toldSince(world: ErpWorld, cursor: string): Promise<readonly Change<ErpKind>[]> {
  const told: Change<ErpKind>[] = [];
  for (let next = cursor, more = true; more;) {
    const { changes, cursor, hasMore } = await world.erp.changes(next, 1_000, call);
    told.push(...changes);
    next = cursor;
    more = hasMore;
  }
  return told;
}
