import { beforeEach, describe, expect, it } from 'vitest';
import type { HubspotCrm } from '#connectors/hubspot/crm.ts';
import type { InteractionKind, NewInteraction } from '#ports/crm-system.ts';
import { connectHubspot, startConnectedHubspot } from '#test/fakes/hubspot/hubspot-crm.ts';
import { HubspotError } from '#test/fakes/hubspot/hubspot-error.ts';
import type { FakeHubspot } from '#test/fakes/hubspot/start-hubspot.ts';

const call = {};

let hubspot: FakeHubspot;
let crm: HubspotCrm;
let companyId: string;

beforeEach(async () => {
  ({ hubspot, crm } = await startConnectedHubspot());
  companyId = hubspot.account.table('companies').seed({ properties: { name: 'Sur' } });
});

describe('the properties that writing back needs', () => {
  it('are named while they are missing, created once, and then no longer missing', async () => {
    const missing = await crm.diagnosis.missing(call);
    expect(missing).toContain('deals.grial_order_number');
    expect(missing).toContain('calls.grial_interaction_key');
    expect(await crm.diagnosis.createMissing(call)).toEqual(missing);
    expect(await crm.diagnosis.missing(call)).toEqual([]);
    expect(await crm.diagnosis.createMissing(call)).toEqual([]);
  });

  it('are those that the settings name', async () => {
    const own = connectHubspot(hubspot.url, { fields: { orderNumber: 'sap_order' }, engagements: ['notes'] });
    const missing = await own.diagnosis.missing(call);
    await own.close();
    expect(missing).toContain('deals.sap_order');
    expect(missing).not.toContain('deals.grial_order_number');
    expect(missing.filter((name) => name.endsWith('grial_interaction_key'))).toEqual(['notes.grial_interaction_key']);
  });

  it('are named by the refusal when they were never created', async () => {
    const dealId = hubspot.account.table('deals').seed({ properties: { dealname: 'Early' } });
    await expect(crm.writeBackDeal(dealId, { orderNumber: 'SO-1' }, call)).rejects.toMatchObject({
      code: 'REJECTED',
      message: expect.stringContaining('grial_order_number'),
    });
  });
});

describe('what the token may write', () => {
  it.each([
    [
      'everything',
      undefined,
      { 'move-deal': true, 'write-back': true, 'log-interaction': true, 'update-account': true },
    ],
    [
      'activities only',
      ['crm.objects.contacts.write'],
      { 'move-deal': false, 'write-back': false, 'log-interaction': true, 'update-account': false },
    ],
    ['what HubSpot does not tell', null, {}],
  ])('is told by its scopes: %s', async (_name, scopes, expected) => {
    const own = await startConnectedHubspot({ ...(scopes !== undefined && { scopes }) });
    const permissions = await own.crm.diagnosis.permissions(call);
    expect(Object.fromEntries(permissions.map(({ capability, allowed }) => [capability, allowed]))).toEqual(expected);
  });
});

describe('writing back to a deal', () => {
  it('empties a field that is given as null and asks nothing when nothing is given', async () => {
    await crm.diagnosis.createMissing(call);
    const dealId = hubspot.account.table('deals').seed({ properties: { dealname: 'Back' } });
    await crm.writeBackDeal(dealId, { orderNumber: 'SO-1', paymentStatus: 'PAID' }, call);
    await crm.writeBackDeal(dealId, { paymentStatus: null }, call);
    await crm.writeBackDeal(dealId, {}, call);
    expect(hubspot.counts()['update']).toBe(2);
    expect(await crm.dealsByIds([dealId], call)).toMatchObject([
      { orderSummary: { orderNumber: 'SO-1', paymentStatus: null } },
    ]);
  });

  it('moves it to a stage of another pipeline together with the pipeline', async () => {
    const properties = { dealname: 'Moves', pipeline: 'default', dealstage: 'contractsent' };
    const dealId = hubspot.account.table('deals').seed({ properties });
    expect(await crm.moveDealToStage(dealId, '70011', null, call)).toMatchObject({
      pipelineId: '7001',
      stageId: '70011',
    });
  });
});

describe('logging an interaction', () => {
  it('makes one of two that are logged at the same time under one key', async () => {
    await crm.diagnosis.createMissing(call);
    const logged = await Promise.all([1, 2, 3].map(() => crm.logInteraction(newInteraction('NOTE', 'key-1'), call)));
    expect(new Set(logged.map(({ id }) => id)).size).toBe(1);
    expect(hubspot.account.table('notes').live()).toHaveLength(1);
  });

  it('makes one although the first answer was lost', async () => {
    await crm.diagnosis.createMissing(call);
    const first = await crm.logInteraction(newInteraction('CALL', 'key-2'), call);
    hubspot.refuseNext(new HubspotError(502, 'ERROR', 'Bad gateway'));
    const again = await crm.logInteraction(newInteraction('CALL', 'key-2'), call);
    expect(again.id).toBe(first.id);
  });

  it('keeps what every kind can keep', async () => {
    const dealId = hubspot.account.table('deals').seed({ properties: { dealname: 'Horno' } });
    const contactId = hubspot.account.table('contacts').seed({ properties: { lastname: 'Soto' } });
    for (const kind of ['CALL', 'EMAIL', 'MEETING', 'TASK'] as const) {
      const interaction = { ...newInteraction(kind, null), dealId, contactIds: [contactId] };
      const logged = await crm.logInteraction(interaction, call);
      expect(logged).toMatchObject({
        kind,
        subject: 'Pedido',
        body: 'Confirmado',
        direction: kind === 'CALL' || kind === 'EMAIL' ? 'OUTBOUND' : null,
        occurredAt: '2026-02-03T10:00:00.000Z',
      });
      expect(await crm.linkedIds('interaction.account', [logged.id], call)).toEqual([[companyId]]);
      expect(await crm.linkedIds('interaction.deal', [logged.id], call)).toEqual([[dealId]]);
      expect(await crm.linkedIds('interaction.contacts', [logged.id], call)).toEqual([[contactId]]);
    }
    const note = await crm.logInteraction(newInteraction('NOTE', null), call);
    expect(note).toMatchObject({ subject: null, body: 'Pedido\n\nConfirmado' });
    const [written] = hubspot.account.table('notes').live();
    expect(written?.properties.get('hs_note_body')).toBe('Pedido<br><br>Confirmado');
  });

  it('refuses a kind that HubSpot has no activity for', async () => {
    for (const kind of ['MESSAGE', 'OTHER'] as const)
      await expect(crm.logInteraction(newInteraction(kind, null), call)).rejects.toMatchObject({ code: 'UNSUPPORTED' });
  });

  it('refuses a company that does not exist', async () => {
    const interaction = { ...newInteraction('NOTE', null), accountId: '999999999' };
    await expect(crm.logInteraction(interaction, call)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

function newInteraction(kind: InteractionKind, idempotencyKey: string | null): NewInteraction {
  return {
    accountId: companyId,
    kind,
    direction: 'OUTBOUND',
    subject: 'Pedido',
    body: 'Confirmado',
    occurredAt: '2026-02-03T10:00:00Z',
    dealId: null,
    contactIds: [],
    idempotencyKey,
  };
}
