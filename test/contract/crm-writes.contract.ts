import { describe, expect } from 'vitest';
import type { CrmCapability, NewInteraction } from '#ports/crm-system.ts';
import type { ContractCase } from './contract-cases.ts';
import type { CrmWorld } from './crm-harness.ts';
import { dealById, linkedOf, makeAccount, makeDeal } from './crm-records.contract.ts';

const call = {};

/** The few things that are written to a CRM. */
export function crmWritesContract(world: CrmWorld, contractCase: ContractCase<CrmCapability>): void {
  describe('writing', () => {
    contractCase.needing('interactions', 'log-interaction')('logs an interaction, once for one key', async () => {
      const accountId = await makeAccount(world);
      const first = await world.crm.logInteraction(newInteraction(accountId, 'key-1'), call);
      const again = await world.crm.logInteraction(newInteraction(accountId, 'key-1'), call);
      expect(first).toMatchObject({ kind: 'CALL', direction: 'OUTBOUND', subject: 'Seguimiento' });
      expect(await linkedOf(world, 'interaction.account', [first])).toEqual([[accountId]]);
      expect(again.id).toBe(first.id);
      const [page] = await world.crm.interactionsOfAccounts([accountId], {}, { first: 10 }, call);
      expect(page?.items.map(({ id }) => id)).toEqual([first.id]);
    });

    contractCase.needing('move-deal')('moves a deal to a stage', async () => {
      const stages = (await world.crm.pipelines(call)).flatMap((pipeline) => pipeline.stages);
      const lost = stages.find(({ status }) => status === 'LOST');
      const dealId = await makeDeal(world, { name: 'To lose', status: 'OPEN' });
      const moved = await world.crm.moveDealToStage(dealId, lost?.id ?? '', 'Price', call);
      expect(moved).toMatchObject({ id: dealId, status: 'LOST', stageId: lost?.id, lostReason: 'Price' });
      expect(await dealById(world, dealId)).toMatchObject({ status: 'LOST' });
    });

    contractCase.needing('move-deal')('refuses unknown deals and stages', async () => {
      const stageId = (await world.crm.pipelines(call))[0]?.stages[0]?.id ?? '';
      await expect(world.crm.moveDealToStage('999999999', stageId, null, call)).rejects.toMatchObject({
        code: 'NOT_FOUND',
      });
      const dealId = await makeDeal(world, { name: 'Stays' });
      await expect(world.crm.moveDealToStage(dealId, 'no-such-stage', null, call)).rejects.toMatchObject({
        code: 'REJECTED',
      });
    });

    contractCase.needing('update-account')(
      'sets what an account has in common with the ERP, and leaves the rest',
      async () => {
        const fields: ReadonlySet<string> = world.crm.accountFields;
        const accountId = await makeAccount(world);
        const whole = {
          taxId: 'B12345674',
          email: 'compras@ons.example',
          phone: '+34986123456',
          address: { name: null, ...street },
          erpNumber: 'C-77',
        };
        const patch = Object.fromEntries(Object.entries(whole).filter(([field]) => fields.has(field)));
        const [before] = await world.crm.accountsByIds([accountId], call);
        const updated = await world.crm.updateAccount(accountId, patch, call);
        expect(updated).toMatchObject({ id: accountId, name: before?.name, ...patch });
        const emptied = await world.crm.updateAccount(accountId, { phone: null }, call);
        expect(emptied).toMatchObject({ ...patch, phone: null });
        await expect(world.crm.updateAccount('999999999', { phone: null }, call)).rejects.toMatchObject({
          code: 'NOT_FOUND',
        });
      },
    );

    contractCase.needing('write-back')('writes the order summary back, field by field', async () => {
      const dealId = await makeDeal(world, { name: 'Ordered' });
      await world.crm.writeBackDeal(dealId, { orderNumber: 'SO-1', orderStatus: 'CONFIRMED' }, call);
      await world.crm.writeBackDeal(dealId, { invoiceNumbers: ['INV-1', 'INV-2'], orderStatus: 'COMPLETED' }, call);
      expect((await dealById(world, dealId))?.orderSummary).toEqual({
        orderNumber: 'SO-1',
        orderStatus: 'COMPLETED',
        orderUrl: null,
        invoiceNumbers: ['INV-1', 'INV-2'],
        paymentStatus: null,
      });
    });
  });
}

const street = {
  line1: 'Rúa do Porto 1',
  line2: null,
  city: 'Vigo',
  region: null,
  postalCode: '36201',
  country: 'ES',
};

function newInteraction(accountId: string, idempotencyKey: string | null): NewInteraction {
  return {
    accountId,
    kind: 'CALL',
    direction: 'OUTBOUND',
    subject: 'Seguimiento',
    body: 'Llamar el martes',
    occurredAt: '2026-02-03T10:00:00Z',
    dealId: null,
    contactIds: [],
    idempotencyKey,
  };
}
