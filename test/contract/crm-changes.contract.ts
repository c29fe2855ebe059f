import { describe, expect } from 'vitest';
import type { CrmKind } from '#ports/crm-system.ts';
import type { Change } from '#ports/source.ts';
import type { ContractCase } from './contract-cases.ts';
import type { CrmWorld } from './crm-harness.ts';
import { makeAccount, makeDeal } from './crm-records.contract.ts';

const call = {};

/** The feed of changes: nothing is missed, whatever happens between two readings. */
export function crmChangesContract(world: CrmWorld, contractCase: ContractCase): void {
  describe('the feed of changes', () => {
    contractCase('starts at the present and tells what happens afterwards', async () => {
      await makeAccount(world, 'Before');
      const { changes: none, cursor } = await world.crm.changes(null, 100, call);
      expect(none).toEqual([]);
      const accountId = await makeAccount(world, 'After');
      const dealId = await makeDeal(world, { name: 'After', accountId });
      const { changes } = await readFeedToEnd(world, cursor, 100);
      expect(changes).toMatchObject([
        { kind: 'account', id: accountId, deleted: false, mergedInto: null },
        { kind: 'deal', id: dealId, deleted: false, mergedInto: null },
      ]);
    });

    contractCase('goes on with a cursor in a new instance', async () => {
      const { cursor } = await world.crm.changes(null, 100, call);
      const first = await makeAccount(world, 'First');
      const { cursor: afterFirst } = await readFeedToEnd(world, cursor, 100);
      const second = await makeAccount(world, 'Second');
      const restarted = world.connectAgain();
      const { changes } = await restarted.changes(afterFirst, 100, call);
      await restarted.close();
      const ids = changes.map(({ id }) => id);
      expect(ids).toContain(second);
      expect(ids.filter((id) => id !== second && id !== first)).toEqual([]);
    });

    contractCase('tells deletions and merges', async () => {
      const [lost = '', kept = ''] = await world.make.accounts([{ name: 'Lost' }, { name: 'Kept' }]);
      const dealId = await makeDeal(world, { name: 'Gone' });
      const { cursor } = await world.crm.changes(null, 100, call);
      await world.make.removeDeal(dealId);
      await world.make.mergeAccounts(lost, kept);
      const { changes } = await readFeedToEnd(world, cursor, 100);
      expect(changes).toContainEqual(expect.objectContaining({ kind: 'deal', id: dealId, deleted: true }));
      expect(changes).toContainEqual(expect.objectContaining({ kind: 'account', id: lost, mergedInto: kept }));
      expect(await world.crm.accountsByIds([lost], call)).toEqual([null]);
    });

    contractCase('tells 12,000 changes of one instant, each at least once', async () => {
      const { cursor } = await world.crm.changes(null, 100, call);
      const modifiedAt = '2035-01-01T00:00:00.000001Z';
      const ids = await world.make.accounts(
        Array.from({ length: 12_000 }, (_, n) => ({ name: `Bulk ${n}`, modifiedAt })),
      );
      const { changes } = await readFeedToEnd(world, cursor, 1_000);
      const told = new Set(changes.map(({ id }) => id));
      expect(ids.filter((id) => !told.has(id))).toEqual([]);
    });

    contractCase('refuses a cursor that is not its own', async () => {
      await expect(world.crm.changes('{}', 10, call)).rejects.toMatchObject({ name: 'SystemError', code: 'REJECTED' });
    });
  });
}

async function readFeedToEnd(world: CrmWorld, cursor: string, limit: number) {
  const changes: Change<CrmKind>[] = [];
  let next = await world.crm.changes(cursor, limit, call);
  changes.push(...next.changes);
  while (next.hasMore) {
    next = await world.crm.changes(next.cursor, limit, call);
    changes.push(...next.changes);
  }
  return { changes, cursor: next.cursor };
}
