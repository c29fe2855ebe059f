import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { logInteraction, moveDealToStage } from './crm-documents.ts';
import { type CrmWorld, startCrmWorld } from './crm-world.ts';

let world: CrmWorld;

beforeAll(async () => {
  world = await startCrmWorld();
});

afterAll(() => world.close());

beforeEach(() => {
  world.calls.length = 0;
});

describe('moving a deal', () => {
  it('answers the deal as it is in the CRM afterwards', async () => {
    const { data, errors } = await move({ dealId: 'deal:crm:10001', stageId: 'stage:crm:10006' });
    expect(errors).toEqual([]);
    expect(data.moveDealToStage).toMatchObject({
      deal: { id: 'deal:crm:10001', status: 'WON', nativeStatus: 'won', stage: { name: 'Ganado' } },
      userErrors: [],
    });
    const later = await world.ask('{ deal(id: "deal:crm:10001") { status closedAt } }');
    expect(later.data.deal).toEqual({ status: 'WON', closedAt: expect.any(String) });
  });

  it('keeps the reason why it was lost', async () => {
    const { data } = await move({ dealId: 'deal:crm:10002', stageId: 'stage:crm:10007', lostReason: 'Precio' });
    expect(data.moveDealToStage.deal).toMatchObject({ status: 'LOST', lostReason: 'Precio' });
  });

  it.each([
    [{ dealId: 'deal:crm:99999', stageId: 'stage:crm:10001' }, 'NotFound', ['input', 'dealId']],
    [{ dealId: 'order:erp:1', stageId: 'stage:crm:10001' }, 'NotFound', ['input', 'dealId']],
    [{ dealId: 'deal:crm:10003', stageId: 'stage:crm:99999' }, 'NotFound', ['input', 'stageId']],
    [
      { dealId: 'deal:crm:10003', stageId: 'stage:crm:10004', lostReason: 'x' },
      'InvalidInput',
      ['input', 'lostReason'],
    ],
  ])('changes nothing for %j and says why', async (input, type, field) => {
    const { data, errors } = await move(input);
    expect(errors).toEqual([]);
    expect(data.moveDealToStage).toEqual({
      deal: null,
      userErrors: [expect.objectContaining({ __typename: type, field, message: expect.any(String) })],
    });
    expect(world.calls).not.toContain('moveDealToStage');
  });

  it('is an error, not a user error, when the CRM fails', async () => {
    await world.fail({ mode: 'error', operations: ['deals.update'] });
    try {
      const { data, errors } = await move({ dealId: 'deal:crm:10003', stageId: 'stage:crm:10004' });
      expect(data.moveDealToStage).toBeNull();
      expect(errors).toMatchObject([{ extensions: { code: 'UPSTREAM_UNAVAILABLE', system: 'crm' } }]);
    } finally {
      await world.fail({ mode: 'none' });
    }
  });
});

describe('logging an interaction', () => {
  it('writes it with the account of its deal, now', async () => {
    const before = Date.now();
    const { data, errors } = await log({
      kind: 'MEETING',
      direction: 'OUTBOUND',
      subject: '  Visita  ',
      dealId: 'deal:crm:10007',
      contactIds: ['contact:crm:10007', 'contact:crm:10008'],
    });
    expect(errors).toEqual([]);
    const { interaction, userErrors } = data.logInteraction;
    expect(userErrors).toEqual([]);
    expect(interaction).toMatchObject({
      kind: 'MEETING',
      direction: 'OUTBOUND',
      subject: 'Visita',
      body: null,
      deal: { id: 'deal:crm:10007' },
      customer: { crmAccountId: '10007' },
      contacts: [{ id: 'contact:crm:10007' }, { id: 'contact:crm:10008' }],
    });
    expect(Date.parse(interaction.occurredAt)).toBeGreaterThanOrEqual(before - 1000);
  });

  it('writes it with the account of the first contact, or with the one that was named', async () => {
    const byContact = await log({ kind: 'NOTE', body: 'a', contactIds: ['contact:crm:10009'] });
    expect(byContact.data.logInteraction.interaction).toMatchObject({ customer: { crmAccountId: '10009' } });
    const named = await log({ kind: 'NOTE', body: 'a', dealId: 'deal:crm:10009', crmAccountId: '10010' });
    expect(named.data.logInteraction.interaction).toMatchObject({ customer: { crmAccountId: '10010' } });
  });

  it('writes one for the same key twice', async () => {
    const input = {
      kind: 'NOTE',
      subject: 'una vez',
      crmAccountId: '10011',
      occurredAt: '2026-03-01T10:00:00Z',
      idempotencyKey: 'k-1',
    };
    const [first, again] = [await log(input), await log(input)];
    expect(again.data.logInteraction.interaction.id).toBe(first.data.logInteraction.interaction.id);
  });

  it.each([
    [{ kind: 'NOTE', subject: ' ', crmAccountId: '10001' }, 'InvalidInput', ['input', 'subject']],
    [{ kind: 'NOTE', subject: 'a' }, 'InvalidInput', ['input', 'crmAccountId']],
    [{ kind: 'NOTE', subject: 'a', crmAccountId: '99999' }, 'NotFound', ['input', 'crmAccountId']],
    [{ kind: 'NOTE', subject: 'a', dealId: 'deal:crm:99999' }, 'NotFound', ['input', 'dealId']],
    [
      { kind: 'NOTE', subject: 'a', contactIds: ['contact:crm:10001', 'deal:crm:1'] },
      'NotFound',
      ['input', 'contactIds'],
    ],
  ])('writes nothing for %j and says why', async (input, type, field) => {
    const { data, errors } = await log(input);
    expect(errors).toEqual([]);
    expect(data.logInteraction).toEqual({
      interaction: null,
      userErrors: [expect.objectContaining({ __typename: type, field })],
    });
    expect(world.calls).not.toContain('logInteraction');
  });
});

function move(input: object) {
  return world.ask(moveDealToStage, { input });
}

function log(input: object) {
  return world.ask(logInteraction, { input });
}
