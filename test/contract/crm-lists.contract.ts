import { describe, expect } from 'vitest';
import { positionOf } from '#ports/source.ts';
import type { CrmCapability } from '#ports/crm-system.ts';
import type { ContractCase } from './contract-cases.ts';
import type { CrmHarness, CrmWorld } from './crm-harness.ts';
import { dealById, makeAccount, makeDeal } from './crm-records.contract.ts';
import { listsContract, type ListWorld, type ParentList } from './lists.contract.ts';

const call = {};

/** Lists: pages, filters, many parents in one call. */
export function crmListsContract(
  world: CrmWorld,
  { parentsPerCall }: CrmHarness,
  contractCase: ContractCase<CrmCapability>,
): void {
  describe('lists of accounts', () => {
    const lists: readonly (ParentList & { readonly needs?: readonly CrmCapability[] })[] = [
      {
        name: 'contacts',
        needs: ['contacts'],
        make: (accountId, at) =>
          world.make.contacts(at.map((createdAt) => ({ lastName: 'Soto', accountId, createdAt }))),
        read: (ids, page) => world.crm.contactsOfAccounts(ids, page, call),
      },
      {
        name: 'deals',
        make: (accountId, at) => world.make.deals(at.map((createdAt) => ({ name: 'Deal', accountId, createdAt }))),
        read: (ids, page) => world.crm.dealsOfAccounts(ids, {}, page, call),
      },
      {
        name: 'interactions',
        needs: ['interactions'],
        make: (accountId, at) => world.make.interactions(at.map((occurredAt) => ({ accountId, occurredAt }))),
        read: (ids, page) => world.crm.interactionsOfAccounts(ids, {}, page, call),
      },
      {
        name: 'tickets',
        needs: ['tickets'],
        make: (accountId, at) => world.make.tickets(at.map((openedAt) => ({ accountId, openedAt }))),
        read: (ids, page) => world.crm.ticketsOfAccounts(ids, {}, page, call),
      },
    ];
    const listWorld: ListWorld = {
      makeParents: (count) => world.make.accounts(Array.from({ length: count }, (_, n) => ({ name: `Parent ${n}` }))),
      requestCount: () => world.requestCount(),
      parentsPerCall,
    };
    for (const { needs = [], ...list } of lists) listsContract(list, listWorld, contractCase.needing(...needs));

    contractCase.needing('interactions', 'tickets')('filter by our words', async () => {
      const accountId = await makeAccount(world);
      await world.make.deals([
        { name: 'open', accountId, status: 'OPEN' },
        { name: 'won', accountId, status: 'WON' },
        { name: 'lost', accountId, status: 'LOST' },
      ]);
      await world.make.interactions([
        { accountId, kind: 'CALL', occurredAt: '2026-01-01T00:00:00Z' },
        { accountId, kind: 'CALL', occurredAt: '2026-02-01T00:00:00Z' },
        { accountId, kind: 'EMAIL', occurredAt: '2026-02-02T00:00:00Z' },
      ]);
      await world.make.tickets([
        { accountId, status: 'PENDING_CUSTOMER' },
        { accountId, status: 'CLOSED' },
      ]);
      const page = { first: 10 };
      const [deals] = await world.crm.dealsOfAccounts([accountId], { status: ['WON', 'LOST'] }, page, call);
      expect(deals?.items.map(({ name, status }) => [name, status]).toSorted()).toEqual([
        ['lost', 'LOST'],
        ['won', 'WON'],
      ]);
      const since = { kinds: ['CALL' as const], since: '2026-01-15T00:00:00Z' };
      const [interactions] = await world.crm.interactionsOfAccounts([accountId], since, page, call);
      expect(interactions?.items.map(({ kind, occurredAt }) => [kind, occurredAt.slice(0, 10)])).toEqual([
        ['CALL', '2026-02-01'],
      ]);
      const [tickets] = await world.crm.ticketsOfAccounts([accountId], { status: ['PENDING_CUSTOMER'] }, page, call);
      expect(tickets?.items.map(({ status }) => status)).toEqual(['PENDING_CUSTOMER']);
    });
  });

  describe('whole lists', () => {
    contractCase('accounts come oldest first, every one of them', async () => {
      const made = await world.make.accounts(Array.from({ length: 30 }, (_, n) => ({ name: `Scan ${n}` })));
      const seen: string[] = [];
      for (let after; ;) {
        const page = await world.crm.accounts({ first: 100, after }, call);
        seen.push(...page.items.map(({ id }) => id));
        const last = page.items.at(-1);
        if (!page.hasNextPage || last === undefined) break;
        after = positionOf(last);
      }
      expect(new Set(seen).size).toBe(seen.length);
      expect(seen.filter((id) => made.includes(id))).toEqual(made);
    });

    contractCase.needing('leads')('deals and leads can be searched', async () => {
      await world.make.deals([{ name: 'Horno continuo Zafra' }, { name: 'Otra cosa' }]);
      const { items } = await world.crm.deals({ search: 'ZAFRA' }, { first: 10 }, call);
      expect(items.map(({ name }) => name)).toEqual(['Horno continuo Zafra']);
      await world.make.leads([
        { name: 'Qualified', status: 'QUALIFIED' },
        { name: 'New', status: 'NEW' },
      ]);
      const leads = await world.crm.leads({ status: ['QUALIFIED'] }, { first: 10 }, call);
      expect(leads.items.map(({ displayName, status }) => [displayName, status])).toEqual([['Qualified', 'QUALIFIED']]);
    });

    contractCase('deals modified since an instant are those and no others', async () => {
      await world.make.deals([
        { name: 'Corte before', modifiedAt: '2025-05-01T09:59:59.999999Z' },
        { name: 'Corte at', modifiedAt: '2025-05-01T10:00:00.000000Z' },
        { name: 'Corte after', modifiedAt: '2025-05-01T10:00:00.000001Z' },
      ]);
      const filter = { updatedSince: '2025-05-01T10:00:00Z', search: 'corte' };
      const { items } = await world.crm.deals(filter, { first: 50 }, call);
      expect(items.map(({ name }) => name)).toEqual(['Corte after', 'Corte at']);
    });

    contractCase('pipelines have their stages in order, and deals point to them', async () => {
      const pipelines = await world.crm.pipelines(call);
      expect(pipelines.length).toBeGreaterThan(0);
      for (const { stages } of pipelines) {
        const positions = stages.map(({ position }) => position);
        expect(positions).toEqual(positions.toSorted((a, b) => a - b));
      }
      const deal = await dealById(world, await makeDeal(world, { name: 'Won', status: 'WON' }));
      const stage = pipelines.flatMap(({ stages }) => stages).find(({ id }) => id === deal?.stageId);
      expect(stage?.status).toBe('WON');
    });
  });
}
