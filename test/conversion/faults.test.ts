import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { liveOrdersOfDeal } from '#integration/conversion/orders-of-deal.ts';
import { stepsOfConversions } from '#integration/conversion/read-conversions.ts';
import { startSandboxWorld } from '#test/integration/sandbox-world.ts';
import { type ConversionWorld, startConversionWorld } from './conversion-world.ts';
import { seedDeal, seedDeals, seedTrade, type Trade } from './trade.ts';

let world: ConversionWorld;
let trade: Trade;

beforeAll(async () => {
  world = await startConversionWorld();
  trade = await seedTrade(world);
});

afterEach(() => fail([{ mode: 'none' }], [{ mode: 'none' }]));
afterAll(() => world.close());

async function fail(erp: readonly object[], crm: readonly object[] = [{ mode: 'none' }]): Promise<void> {
  await world.askErp('POST', '/_faults', erp);
  await world.askCrm('POST', '/_faults', crm);
}

/** Converts while the systems fail, and lets them be well again as soon as they have failed so many requests of this kind. */
async function convertWhile(
  dealId: string,
  failures: number,
  operation: string,
  erp: object,
  crm: object = { mode: 'none' },
) {
  const before = count(operation);
  await fail([erp], [crm]);
  const conversion = world.convert(dealId);
  await expect.poll(() => count(operation)).toBeGreaterThanOrEqual(before + failures);
  await fail([{ mode: 'none' }]);
  return conversion;
}

function count(operation: string): number {
  return world.requests.filter((each) => each === operation).length;
}

async function expectOneOrder(dealId: string): Promise<void> {
  const orders = await liveOrdersOfDeal(world.erp, { dealConnection: 'crm', dealId }, {});
  expect(orders.map(({ status }) => status)).toEqual(['CONFIRMED']);
}

describe('when the answer to making the draft is lost', () => {
  it.each(['lost-response', 'commit-then-error'])('the draft is found and no other is made (%s)', async (mode) => {
    const dealId = await seedDeal(world, trade.accountId);
    const conversion = await convertWhile(dealId, 1, 'erp orders.create', { mode, operations: ['orders.create'] });
    expect(conversion.status).toBe('COMPLETED');
    await expectOneOrder(dealId);
    const [steps = []] = await stepsOfConversions(world.store.db, [conversion.id]);
    const drafts = steps.filter(({ name }) => name === 'CREATE_DRAFT_ORDER');
    expect(drafts.map(({ status }) => status)).toEqual(['UNKNOWN', 'DONE']);
  });

  it('a request that did nothing is sent again, after the search has found nothing', async () => {
    const dealId = await seedDeal(world, trade.accountId);
    const fault = { mode: 'error', operations: ['orders.create'] };
    const conversion = await convertWhile(dealId, 1, 'erp orders.create', fault);
    expect(conversion.status).toBe('COMPLETED');
    await expectOneOrder(dealId);
  });

  it('a search that fails is not taken for an empty one', async () => {
    await using begun = new AsyncDisposableStack();
    const sandbox = await startSandboxWorld();
    begun.defer(() => sandbox.close());
    const { erp } = sandbox;
    const forgetful = {
      ...erp,
      async createDraftOrder(...given: Parameters<typeof erp.createDraftOrder>) {
        await sandbox.askErp('POST', '/_faults', [
          { mode: 'lost-response', operations: ['orders.create'] },
          { mode: 'error', operations: ['orders.query'] },
        ]);
        return erp.createDraftOrder(...given);
      },
    };
    const own = await startConversionWorld({ systems: { ...sandbox, erp: forgetful } });
    begun.defer(() => own.close());
    const { accountId } = await seedTrade(own);
    const dealId = await seedDeal(own, accountId);
    const conversion = own.convert(dealId);
    const searches = () => own.requests.filter((each) => each === 'erp orders.query').length;
    // The one before the draft is made was answered; those after it are not.
    await expect.poll(searches).toBeGreaterThanOrEqual(3);
    await own.askErp('POST', '/_faults', { mode: 'none' });
    expect((await conversion).status).toBe('COMPLETED');
    const orders = await liveOrdersOfDeal(erp, { dealConnection: 'crm', dealId }, {});
    expect(orders.map(({ status }) => status)).toEqual(['CONFIRMED']);
  });
});

describe('when a system is down', () => {
  it.each(['down', 'error'])('the conversion waits and then goes on (ERP %s)', async (mode) => {
    const dealId = await seedDeal(world, trade.accountId);
    const conversion = await convertWhile(dealId, 2, 'erp products.query', { mode });
    expect(conversion.status).toBe('COMPLETED');
    await expectOneOrder(dealId);
  });

  it('a CRM that cannot be written to keeps the order from being told, not from being made once', async () => {
    const dealId = await seedDeal(world, trade.accountId);
    const fault = { mode: 'commit-then-error', operations: ['deals.update'] };
    const conversion = await convertWhile(dealId, 3, 'crm deals.update', { mode: 'none' }, fault);
    expect(conversion.status).toBe('COMPLETED');
    await expectOneOrder(dealId);
    const [page] = await world.crm.interactionsOfAccounts([trade.accountId], { kinds: ['NOTE'] }, { first: 200 }, {});
    expect(page?.items.filter((note) => note.dealId === dealId)).toHaveLength(1);
  });
});

describe('a customer that the ERP does not have', () => {
  it('is made once, though fifty deals of it arrive together and answers are lost', async () => {
    const [accountId = ''] = await world.seedCrm('account', [
      { name: 'Nueva Clienta SL', country: 'ES', city: 'Burgos' },
    ]);
    const deals = await seedDeals(world, accountId, 50);
    await fail([{ mode: 'lost-response', operations: ['customers.create'] }]);
    const converting = deals.map((dealId) => world.convert(dealId));
    await expect.poll(() => count('erp customers.create')).toBe(1);
    await fail([{ mode: 'none' }]);
    const conversions = await Promise.all(converting);
    expect(new Set(conversions.map(({ status }) => status))).toEqual(new Set(['COMPLETED']));
    const [made = []] = await world.erp.customersByCrmReferences([accountId], {});
    expect(made).toHaveLength(1);
    expect(new Set(conversions.map(({ erpCustomerId }) => erpCustomerId))).toEqual(new Set([made[0]?.id]));
    for (const dealId of deals) await expectOneOrder(dealId);
  });

  it('is not made when that is not wanted', async () => {
    const [accountId = ''] = await world.seedCrm('account', [{ name: 'Otra Clienta SL', country: 'ES' }]);
    const conversion = await world.convert(await seedDeal(world, accountId), { createCustomerIfMissing: false });
    expect(conversion).toMatchObject({ status: 'BLOCKED', issues: [{ code: 'NO_CUSTOMER' }] });
    expect(await world.erp.customersByCrmReferences([accountId], {})).toEqual([[]]);
  });
});
