import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { type GrialProcess, makeDirectory, removeDirectory, startGrial } from '#test/product/grial-process.ts';
import { untilCustomersAreKnown } from '#test/product/known-customers.ts';
import type { TrytonAdmin } from './admin.ts';
import { acceptDeal, untilSettled } from './deal-door.ts';
import { beginBehindDoor, type FrontDoor } from './front-door.ts';
import { type Sale, salesWhere } from './life-of-a-sale.ts';
import type { RunningTryton } from './start.ts';

const missing = inject('whyNoTrytonOnPostgres');

describe.skipIf(missing !== null)(`several processes and one Tryton, all on ${missing ?? 'PostgreSQL'}`, () => {
  let tryton: RunningTryton;
  let door: FrontDoor;
  let admin: TrytonAdmin;
  let opportunityId: number;
  let members: Member[];

  beforeAll(async () => {
    ({ tryton, door, admin } = await beginBehindDoor(begun, 'PostgreSQL'));
    const opportunities = await admin.searchRead<Opportunity>('sale.opportunity', [], ['party.credit_limit_amount']);
    const like = opportunities.find(({ 'party.': party }) => party?.credit_limit_amount === null);
    opportunityId = like?.id ?? 0;
    members = [];
    for (const command of ['start', 'start', 'worker'] as const) members.push(await join(command));
    await untilCustomersAreKnown(gateway().url);
  });

  // What was begun is ended, even when the beginning failed half way.
  const begun = new AsyncDisposableStack();
  afterAll(() => begun.disposeAsync());

  /** One more process; those who have come to the door since then are its own. */
  async function join(command: Member['command']): Promise<Member> {
    const before = new Set(door.sessions());
    const directory = await makeDirectory();
    begun.defer(() => removeDirectory(directory));
    const { user, password, database } = tryton;
    // Longer than any call takes: Tryton would still be at one that has run out of time while the next begins.
    const connection = { system: 'tryton', url: door.url, user, password, limits: { timeoutMs: 60_000 } };
    const grial = await startGrial({
      directory,
      command: [command],
      configuration: {
        connections: { crm: connection, erp: { ...connection, timeZone: 'Europe/Madrid' } },
        sync: { pollSeconds: 1 },
        conversion: { quiesceSeconds: 5, leaseSeconds: 3 },
        server: { requestTimeoutSeconds: 120 },
      },
      environment: { DATABASE_URL: database.serverUrl ?? '', GRIAL_WORKER_PORT: '0' },
    });
    begun.defer(() => grial.kill());
    await vi.waitFor(() => expect(grial.logged().filter(({ msg }) => msg === 'the system is there')).toHaveLength(2), {
      timeout: 120_000,
      interval: 200,
    });
    return { command, grial, sessions: door.sessions().filter((session) => !before.has(session)) };
  }

  /** One that is there. */
  function gateway(): GrialProcess {
    const found = members.find(({ command }) => command === 'start');
    if (found === undefined) throw new Error('a gateway is required');
    return found.grial;
  }

  async function openOpportunity(): Promise<string> {
    const [id = 0] = await admin.call<readonly number[]>('sale.opportunity.copy', [opportunityId], {});
    await admin.call('sale.opportunity.opportunity', [id]);
    return String(id);
  }

  /** By both gateways, some of them at the same moment. */
  async function acceptTwentyTimes(dealId: string): Promise<void> {
    const gateways = members.filter(({ command }) => command === 'start');
    await Promise.all(
      Array.from({ length: 20 }, (_, at) => acceptDeal(gateways[at % gateways.length]?.grial.url ?? '', dealId)),
    );
  }

  async function onlySaleOf(dealId: string): Promise<Sale> {
    const sales = await salesWhere(admin, [
      'OR',
      ['origin', '=', `sale.opportunity,${dealId}`],
      ['reference', 'like', `GR-CRM-${dealId}-%`],
    ]);
    expect(sales).toMatchObject([{ state: 'processing', reference: `GR-CRM-${dealId}-1` }]);
    const [sale] = sales;
    if (sale === undefined) throw new Error('a sale is required');
    expect([sale.invoices.length, sale.shipments.length]).toEqual([1, 1]);
    return sale;
  }

  async function expectDealSaysSo(dealId: string, { number }: Sale): Promise<void> {
    const notes = await admin.searchRead<{ message: string }>(
      'ir.note',
      [['resource', '=', `sale.opportunity,${dealId}`]],
      ['message'],
    );
    const summaries = notes.filter(({ message }) => message.startsWith('Order summary'));
    expect(summaries).toMatchObject([{ message: expect.stringContaining(`Order: ${number}`) }]);
  }

  it('make one sale of each of three deals that are asked for twenty times, and write to Tryton one after the other', async () => {
    const deals = await Promise.all(Array.from({ length: 3 }, openOpportunity));
    door.mostWritesAtOnce();
    await Promise.all(deals.map(acceptTwentyTimes));
    for (const dealId of deals)
      expect(await untilSettled(gateway().url, dealId)).toMatchObject({ status: 'COMPLETED' });
    expect(door.mostWritesAtOnce()).toBe(1);
    for (const dealId of deals) await expectDealSaysSo(dealId, await onlySaleOf(dealId));
  });

  it.each(['sale.opportunity.convert', 'sale.sale.write', 'sale.sale.quote', 'sale.sale.confirm'])(
    'make one sale of a deal asked for twenty times when the one at work is killed while Tryton is at %s: another goes on',
    async (method) => {
      const dealId = await openOpportunity();
      const wasDone = door.loseAnswersOf(method);
      await acceptTwentyTimes(dealId);
      const session = await wasDone;
      const killed = members.find(({ sessions }) => sessions.includes(session));
      if (killed === undefined) throw new Error('one of the processes is required');
      await killed.grial.kill();
      members = members.filter((member) => member !== killed);
      door.open();
      expect(await untilSettled(gateway().url, dealId)).toMatchObject({ status: 'COMPLETED' });
      await expectDealSaysSo(dealId, await onlySaleOf(dealId));
      members.push(await join(killed.command));
    },
  );
});

interface Opportunity {
  readonly id: number;
  readonly 'party.': { readonly credit_limit_amount: object | null } | null;
}

interface Member {
  readonly command: 'start' | 'worker';
  readonly grial: GrialProcess;
  /** Those of its two connections. */
  readonly sessions: readonly string[];
}
