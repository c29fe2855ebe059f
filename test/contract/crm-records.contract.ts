import { describe, expect } from 'vitest';
import type { LinkedId } from '#ports/crm-link.ts';
import type { CrmCapability } from '#ports/crm-system.ts';
import { type ContractCase, undeclared } from './contract-cases.ts';
import type { CrmHarness, CrmWorld, DealToMake } from './crm-harness.ts';

const call = {};

/** Reading records by id: order, batches, exact values. */
export function crmRecordsContract(
  world: CrmWorld,
  { idsPerCall }: CrmHarness,
  contractCase: ContractCase<CrmCapability>,
): void {
  describe('the connection', () => {
    contractCase('names the product and compares the clocks', async () => {
      const info = await world.crm.info(call);
      expect(info.product).not.toBe('');
      expect(world.crm).toMatchObject({ system: world.crm.system });
    });
  });

  describe('what it does not declare', () => {
    contractCase('is answered as nothing, or refused as UNSUPPORTED', async () => {
      const { crm } = world;
      const accountId = await makeAccount(world);
      const page = { first: 1 };
      const lists: Partial<Record<CrmCapability, () => Promise<unknown>>> = {
        contacts: () => crm.contactsOfAccounts([accountId], page, call),
        leads: async () => [await crm.leads({}, page, call)],
        interactions: () => crm.interactionsOfAccounts([accountId], {}, page, call),
        tickets: () => crm.ticketsOfAccounts([accountId], {}, page, call),
      };
      for (const [capability, read] of undeclared(lists, crm.capabilities))
        expect([capability, await read()]).toEqual([capability, [{ items: [], hasNextPage: false, totalCount: 0 }]]);
      const interaction = { accountId, subject: null, body: null, dealId: null, contactIds: [], idempotencyKey: null };
      const writes: Partial<Record<CrmCapability, () => Promise<unknown>>> = {
        'log-interaction': () =>
          crm.logInteraction(
            { ...interaction, kind: 'NOTE', direction: null, occurredAt: '2026-02-03T10:00:00Z' },
            call,
          ),
        'move-deal': () => crm.moveDealToStage('10001', '1', null, call),
        'write-back': () => crm.writeBackDeal('10001', { orderNumber: 'SO-1' }, call),
        'update-account': () => crm.updateAccount(accountId, { phone: null }, call),
      };
      for (const [, write] of undeclared(writes, crm.capabilities))
        await expect(write()).rejects.toMatchObject({ name: 'SystemError', code: 'UNSUPPORTED' });
    });
  });

  describe('reading by id', () => {
    contractCase('answers in the order asked, twice what is asked twice, null for what is missing', async () => {
      const [a = '', b = '', c = ''] = await world.make.accounts([{ name: 'A' }, { name: 'B' }, { name: 'C' }]);
      const found = await world.crm.accountsByIds([c, '999999999', a, 'no-such-id', c, b, ''], call);
      expect(found.map((account) => account?.name)).toEqual(['C', undefined, 'A', undefined, 'C', 'B', undefined]);
      expect(found[1]).toBeNull();
    });

    contractCase.needing(
      'contacts',
      'leads',
      'interactions',
      'tickets',
    )('works for every kind of record', async () => {
      const accountId = await makeAccount(world);
      const ids = {
        contact: await world.make.contacts([{ lastName: 'Núñez', accountId }]),
        lead: await world.make.leads([{ name: 'Ana Prieto' }]),
        deal: await world.make.deals([{ name: 'Línea de envasado', accountId }]),
        interaction: await world.make.interactions([{ accountId, kind: 'CALL' }]),
        ticket: await world.make.tickets([{ accountId }]),
      };
      expect(await world.crm.contactsByIds(ids.contact, call)).toMatchObject([{ lastName: 'Núñez' }]);
      expect(await world.crm.leadsByIds(ids.lead, call)).toMatchObject([{ displayName: 'Ana Prieto' }]);
      expect(await world.crm.dealsByIds(ids.deal, call)).toMatchObject([{ name: 'Línea de envasado' }]);
      expect(await world.crm.interactionsByIds(ids.interaction, call)).toMatchObject([{ kind: 'CALL' }]);
      expect(await world.crm.ticketsByIds(ids.ticket, call)).toMatchObject([{ id: ids.ticket[0] }]);
      expect(await world.crm.usersByIds(['999999999'], call)).toEqual([null]);
    });

    contractCase.needing(
      'contacts',
      'leads',
      'interactions',
      'tickets',
    )('tells with each record what it is linked to, or when it is asked for it', async () => {
      const [one, two] = [await makeAccount(world), await makeAccount(world)];
      const contacts = await world.make.contacts([one, two].map((accountId) => ({ lastName: 'Núñez', accountId })));
      const deals = await world.make.deals([one, two].map((accountId) => ({ name: 'Línea', accountId })));
      const interactions = await world.make.interactions([one, two].map((accountId) => ({ accountId })));
      const tickets = await world.make.tickets([one, two].map((accountId) => ({ accountId })));
      const leads = await world.make.leads([{ name: 'Ana Prieto' }]);
      const { crm } = world;
      const accounts = [[one], [two]];
      expect(await linkedOf(world, 'contact.account', await crm.contactsByIds(contacts, call))).toEqual(accounts);
      const found = await crm.dealsByIds([...deals.toReversed(), '999999999', 'no id'], call);
      expect(await linkedOf(world, 'deal.account', found)).toEqual([[two], [one], [], []]);
      expect(await linkedOf(world, 'interaction.account', await crm.interactionsByIds(interactions, call))).toEqual(
        accounts,
      );
      expect(await linkedOf(world, 'ticket.account', await crm.ticketsByIds(tickets, call))).toEqual(accounts);
      const [lead] = await crm.leadsByIds(leads, call);
      const person = lead?.person ?? (await crm.peopleOfLeads?.(leads, call))?.[0];
      expect(person).toMatchObject({ email: null, phone: null });
    });

    contractCase('asks for many at once', async () => {
      const count = idsPerCall * 2 + 1;
      const ids = await world.make.accounts(Array.from({ length: count }, (_, n) => ({ name: `N${n}` })));
      const requests = await requestsOf(world, async () => {
        const found = await world.crm.accountsByIds(ids.toReversed(), call);
        expect(found.map((account) => account?.id)).toEqual(ids.toReversed());
      });
      expect(requests).toBe(3);
    });

    contractCase('asks nothing when nothing is asked', async () => {
      expect(await requestsOf(world, () => world.crm.dealsByIds([], call))).toBe(0);
    });

    contractCase('says where each record is from', async () => {
      const [account] = await world.crm.accountsByIds([await makeAccount(world)], call);
      expect(account?.source).toMatchObject({
        connection: world.crm.connection,
        system: world.crm.system,
        stale: false,
        objectType: expect.stringMatching(/./),
        fetchedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      });
    });
  });

  describe('values', () => {
    contractCase('keep every digit of money and quantities, in currencies of 0, 2 and 3 digits', async () => {
      const lines = [
        { sku: 'A-1', quantity: '0.333', unitPrice: '12.10' },
        { sku: null, quantity: '1', unitPrice: '9007199254740993' },
      ];
      const euros = await dealById(
        world,
        await makeDeal(world, { name: 'EUR', currency: 'EUR', amount: '12.10', lines }),
      );
      expect(euros?.amount).toEqual({ amount: '12.10', currency: 'EUR' });
      const [inEuros = []] = await world.crm.linesOfDeals([{ id: euros?.id ?? '', currency: 'EUR' }], call);
      expect(inEuros).toMatchObject([
        { sku: 'A-1', quantity: { value: '0.333' }, unitPrice: { amount: '12.10', currency: 'EUR' } },
        { sku: null, quantity: { value: '1' }, unitPrice: { amount: '9007199254740993', currency: 'EUR' } },
      ]);
      expect(inEuros[0]?.lineTotal).toEqual({ amount: '4.03', currency: 'EUR' });
      const yen = await dealById(world, await makeDeal(world, { name: 'JPY', currency: 'JPY', amount: '1200' }));
      expect(yen?.amount).toEqual({ amount: '1200', currency: 'JPY' });
      const dinars = await dealById(world, await makeDeal(world, { name: 'KWD', currency: 'KWD', amount: '1.005' }));
      expect(dinars?.amount).toEqual({ amount: '1.005', currency: 'KWD' });
    });

    contractCase('have lines for each deal in the order asked, and none for what is no deal', async () => {
      const line = (sku: string) => ({ sku, quantity: '1', unitPrice: '1.00' });
      const [one, two] = await world.make.deals([
        { name: 'one', currency: 'EUR', amount: '1', lines: [line('A-1')] },
        { name: 'two', currency: 'EUR', amount: '2', lines: [line('B-1'), line('B-2')] },
      ]);
      const keys = [two, '999999999', one, 'no id', two].map((id = '') => ({ id, currency: 'EUR' }));
      const lines = await world.crm.linesOfDeals(keys, call);
      expect(lines.map((ofDeal) => ofDeal.length)).toEqual([2, 0, 1, 0, 2]);
      expect(await requestsOf(world, () => world.crm.linesOfDeals([], call))).toBe(0);
    });

    contractCase('are instants in UTC to the microsecond, in winter and in summer, and plain days', async () => {
      const [winter, summer] = await world.crm.dealsByIds(
        await world.make.deals([
          { name: 'winter', createdAt: '2026-01-10T23:30:00.123456Z', expectedCloseDate: '2026-03-29' },
          { name: 'summer', createdAt: '2026-07-10T22:30:00.654321Z', expectedCloseDate: '2026-10-25' },
        ]),
        call,
      );
      expect(winter).toMatchObject({ createdAt: '2026-01-10T23:30:00.123456Z', expectedCloseDate: '2026-03-29' });
      expect(summer).toMatchObject({ createdAt: '2026-07-10T22:30:00.654321Z', expectedCloseDate: '2026-10-25' });
    });
  });
}

export async function makeAccount(world: CrmWorld, name = 'Suministros Ría'): Promise<string> {
  const [id = ''] = await world.make.accounts([{ name }]);
  return id;
}

export async function makeDeal(world: CrmWorld, deal: DealToMake): Promise<string> {
  const [id = ''] = await world.make.deals([deal]);
  return id;
}

export async function dealById(world: CrmWorld, id: string) {
  const [deal] = await world.crm.dealsByIds([id], call);
  return deal;
}

/** The account of each record: as the record tells it, otherwise as the system does when it is asked. */
export async function linkedOf(
  { crm }: CrmWorld,
  link: 'contact.account' | 'deal.account' | 'interaction.account' | 'ticket.account',
  records: readonly ({ readonly id: string; readonly accountId: LinkedId } | null)[],
): Promise<readonly (readonly string[])[]> {
  const asked = await crm.linkedIds?.(
    link,
    records.map((record) => record?.id ?? ''),
    call,
  );
  return records.map((record, at) => {
    if (record?.accountId === undefined) return asked?.[at] ?? [];
    return record.accountId === null ? [] : [record.accountId];
  });
}

async function requestsOf(world: CrmWorld, work: () => Promise<unknown>): Promise<number> {
  const before = world.requestCount();
  await work();
  return world.requestCount() - before;
}
