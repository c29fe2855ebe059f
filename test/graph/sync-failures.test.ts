import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defaultPolicies } from '#integration/conversion/policies.ts';
import { createIntegrationSubgraph } from '#integration/subgraph.ts';
import { createSystemHealth } from '#integration/system-health.ts';
import { systemClock } from '#ports/clock.ts';
import { type ConversionWorld, startConversionWorld } from '#test/conversion/conversion-world.ts';
import { seedDeal, seedTrade } from '#test/conversion/trade.ts';
import { until } from '#test/integration/crosswalk.ts';
import { type Ask, askerOf } from './ask-subgraph.ts';
import { entitiesOf } from './entities-of.ts';

let world: ConversionWorld;
let ask: Ask;
let orderId: string;

const failure = 'id connection objectType nativeId code message attempts firstSeenAt nextAttemptAt deadLettered';

beforeAll(async () => {
  world = await startConversionWorld({ seesToChanges: true });
  const { store, crm, erp, jobs, parts } = world;
  ask = askerOf(
    createIntegrationSubgraph({
      store,
      crm,
      erp,
      clock: systemClock,
      health: createSystemHealth(systemClock),
      masterData: world.masterData,
      conversion: { sources: parts, jobs, policies: defaultPolicies },
    }),
  );
  const { accountId } = await seedTrade(world);
  const conversion = await world.convert(await seedDeal(world, accountId));
  orderId = conversion.orderId ?? '';
  // What has become of the order until now is told before anything fails.
  await world.caughtUp();
  await world.askCrm('POST', '/_faults', { mode: 'error', operations: ['deals.update'] });
  await world.askErp('POST', `/api/orders/${orderId}/cancel`, { reason: 'x' });
});

afterAll(() => world.close());

/** As after its last attempt; never while one is under way, which would put the next one down. */
async function becomesDeadLetter(): Promise<boolean> {
  const { numUpdatedRows } = await world.store.db
    .updateTable('sync_task')
    .set({ next_attempt_at: null })
    .where('lease_until', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

async function failures(deadLettered?: boolean) {
  const { data } = await ask(`query ($dead: Boolean) { syncFailures(deadLettered: $dead) { ${failure} } }`, {
    dead: deadLettered,
  });
  return data.syncFailures;
}

describe('a change that a deal cannot be told of', () => {
  it('is listed, counted for its connection, and found by its id', async () => {
    await expect.poll(() => failures()).toHaveLength(1);
    const [found] = await failures(false);
    expect(found).toMatchObject({
      connection: 'erp',
      objectType: 'order',
      nativeId: orderId,
      code: 'UNAVAILABLE',
      deadLettered: false,
    });
    const { data } = await ask(
      'query ($id: ID!) { systems { connection openFailures } node(id: $id) { __typename id } }',
      { id: found.id },
    );
    expect(data).toEqual({
      systems: [
        { connection: 'crm', openFailures: 0 },
        { connection: 'erp', openFailures: 1 },
      ],
      node: { __typename: 'SyncFailure', id: found.id },
    });
    const entity = await ask(entitiesOf('SyncFailure', failure), {
      references: [{ __typename: 'SyncFailure', id: found.id }],
    });
    expect(entity.data._entities[0].id).toBe(found.id);
  });

  it('waits for a person once it is a dead letter, and is told when they ask for it', async () => {
    const [{ id }] = await failures();
    await until(becomesDeadLetter);
    expect(await failures(false)).toEqual([]);
    expect(await failures(true)).toMatchObject([{ id, deadLettered: true, nextAttemptAt: null }]);

    await world.askCrm('POST', '/_faults', { mode: 'none' });
    const retried = await ask('mutation ($id: ID!) { retrySyncFailure(id: $id) { id deadLettered } }', { id });
    expect(retried.data.retrySyncFailure).toEqual({ id, deadLettered: false });
    await expect.poll(() => failures()).toEqual([]);
    const again = await ask('mutation ($id: ID!) { retrySyncFailure(id: $id) { id } }', { id });
    expect(again).toMatchObject({ data: { retrySyncFailure: null }, errors: [] });
  });
});
