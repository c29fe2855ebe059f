import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { moveDealToStage } from './crm-documents.ts';
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

function move(input: object) {
  return world.ask(moveDealToStage, { input });
}
