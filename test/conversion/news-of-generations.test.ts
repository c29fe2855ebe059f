import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Conversion } from '#integration/conversion/conversion-row.ts';
import { cancelConversion } from '#integration/conversion/steer-conversion.ts';
import { waitForConversion } from '#integration/conversion/wait-for-conversion.ts';
import { tellDeals } from '#integration/sync/tell-deals.ts';
import type { Deal } from '#ports/crm-system.ts';
import { type ConversionWorld, startConversionWorld } from './conversion-world.ts';
import { seedDeal, seedTrade, type Trade } from './trade.ts';

let world: ConversionWorld;
let trade: Trade;

beforeAll(async () => {
  world = await startConversionWorld();
  trade = await seedTrade(world);
});

afterAll(() => world.close());

interface OrderedTwice {
  readonly dealId: string;
  readonly first: Conversion;
  readonly second: Conversion;
  /** As it was before the second order. */
  readonly before: Deal;
}

/** A deal whose first order was cancelled, and that has another. */
async function orderedTwice(): Promise<OrderedTwice> {
  const dealId = await seedDeal(world, trade.accountId);
  const first = await world.convert(dealId);
  const steering = await cancelConversion(world.store, first.id, 'ordered by mistake');
  if (steering.kind !== 'done') throw new Error(`it was ${steering.kind}`);
  expect(await waitForConversion(world.store, steering.conversion, 60_000, undefined)).toMatchObject({
    status: 'CANCELLED',
  });
  const before = await readDeal(dealId);
  const second = await world.convert(dealId);
  expect(second).toMatchObject({ status: 'COMPLETED', generation: 2 });
  return { dealId, first, second, before };
}

async function readDeal(dealId: string): Promise<Deal> {
  const [deal = null] = await world.crm.dealsByIds([dealId], {});
  if (deal === null) throw new Error('the deal is missing');
  return deal;
}

it('news of a cancelled order do not take the place of the order that the deal has got meanwhile', async () => {
  const { dealId, first, second, before } = await orderedTwice();
  // Read before the second order was written to the deal, and told afterwards.
  const late = { ...world.crm, dealsByIds: async () => [before] };
  await tellDeals({ ...world.parts, crm: late }, [first.orderId ?? ''], {});
  expect((await readDeal(dealId)).orderSummary.orderNumber).toBe(second.order?.number);
});

it('a deal that speaks of its cancelled order all the same is told of the other', async () => {
  const { dealId, first, second } = await orderedTwice();
  await tellDeals(world.parts, [second.orderId ?? ''], {});
  await world.crm.writeBackDeal(dealId, { orderNumber: first.order?.number ?? '', orderStatus: 'CANCELLED' }, {});
  await tellDeals(world.parts, [second.orderId ?? ''], {});
  const orderNumber = second.order?.number;
  expect((await readDeal(dealId)).orderSummary).toMatchObject({ orderNumber, orderStatus: 'CONFIRMED' });
});

it('an order number that a person has put there stays', async () => {
  const { dealId, second } = await orderedTwice();
  await world.crm.writeBackDeal(dealId, { orderNumber: 'SO-BY-HAND' }, {});
  await tellDeals(world.parts, [second.orderId ?? ''], {});
  expect((await readDeal(dealId)).orderSummary.orderNumber).toBe('SO-BY-HAND');
});
