import { afterAll, beforeAll, describe, expect, inject, it, onTestFinished } from 'vitest';
import { divide, round, subtract } from '#model/decimal.ts';
import { nodeId } from '#model/node-id.ts';
import { type Answer, askWhole } from '#test/product/ask.ts';
import { type GrialProcess, makeDirectory, removeDirectory, startGrial } from '#test/product/grial-process.ts';
import { untilCustomersAreKnown } from '#test/product/known-customers.ts';
import { upstreamRequestsDuring } from '#test/product/upstream-requests.ts';
import type { TrytonAdmin } from './admin.ts';
import { acceptDeal, convertDeal, previewOf, untilSettled } from './deal-door.ts';
import { beginBehindDoor, type FrontDoor } from './front-door.ts';
import { postInvoices, salesWhere, ship } from './life-of-a-sale.ts';
import { pollMs } from './polling.ts';
import type { RunningTryton } from './start.ts';

const missing = inject('whyNoTryton');
const database = inject('whyNoTrytonOnPostgres') === null ? 'PostgreSQL' : 'SQLite';

describe.skipIf(missing !== null)(`one Tryton as CRM and ERP, on ${missing ?? database}`, () => {
  let tryton: RunningTryton;
  let door: FrontDoor;
  let admin: TrytonAdmin;
  let grial: GrialProcess;
  let directory: string;
  let opportunities: readonly Opportunity[];

  beforeAll(async () => {
    ({ tryton, door, admin } = await beginBehindDoor(begun, database));
    opportunities = await admin.searchRead<Opportunity>(
      'sale.opportunity',
      [],
      ['state', 'party', 'sales', 'payment_term', 'address', 'party.credit_limit_amount'],
    );
    directory = await makeDirectory();
    begun.defer(() => removeDirectory(directory));
    grial = await start();
    begun.defer(() => grial.kill());
    await untilCustomersAreKnown(grial.url);
  });

  // What was begun is ended, even when the beginning failed half way.
  const begun = new AsyncDisposableStack();
  afterAll(() => begun.disposeAsync());

  async function start(given: { readonly in?: string; readonly pollSeconds?: number } = {}): Promise<GrialProcess> {
    const { user, password } = tryton;
    const { url } = door;
    const connection = { system: 'tryton', url, user, password, limits: { timeoutMs: 20_000 } };
    return startGrial({
      directory: given.in ?? directory,
      configuration: {
        connections: { crm: connection, erp: { ...connection, timeZone: 'Europe/Madrid' } },
        sync: { pollSeconds: given.pollSeconds ?? pollMs / 1000 },
        conversion: { quiesceSeconds: 5, leaseSeconds: 3 },
        // Orders are forgotten when the feed tells of them, and not by themselves.
        cache: { ttlSeconds: { orders: 3_600, invoices: 3_600, shipments: 3_600, deals: 1 } },
        server: { requestTimeoutSeconds: 40 },
      },
    });
  }

  /** A new one like those that are there, of a customer with such a credit limit. */
  async function openOpportunity(limit: string | null = null): Promise<Opportunity> {
    const like = opportunities.find(({ 'party.': party }) => (party?.credit_limit_amount?.decimal ?? null) === limit);
    if (like === undefined) throw new Error(`a customer with the limit ${limit} is required`);
    const [id = 0] = await admin.call<readonly number[]>('sale.opportunity.copy', [like.id], {});
    await admin.call('sale.opportunity.opportunity', [id]);
    return { ...like, id };
  }

  const salesOf = (id: number) => salesWhere(admin, ['origin', '=', `sale.opportunity,${id}`]);

  it('knows that a party is its customer, by itself, and shows everything about it', async () => {
    const party = opportunities.find(({ state }) => state === 'won')?.party;
    const { customerBySource } = await askWhole(
      grial.url,
      `query ($id: String!) { customerBySource(connection: "crm", nativeId: $id) {
        links { origin source { connection nativeId } }
        deals(first: 5) { nodes { status lines { sku } } }
        orders(first: 5) { nodes { number lines { product { sku } } invoices { number balance { amount } } shipments { status } } }
        payments(first: 5) { nodes { amount { amount } } } contacts(first: 5) { nodes { email } }
        interactions(first: 5) { nodes { subject } } credit { exposure { amount } }
        timeline(first: 20) { nodes { kind } missing { connection } }
      } }`,
      { id: String(party) },
    );
    const { links, deals, orders, timeline } = customerBySource;
    expect(links).toEqual(
      ['crm', 'erp'].map((connection) => ({
        origin: 'EXTERNAL_ID',
        source: { connection, nativeId: String(party) },
      })),
    );
    expect(deals.nodes.map(({ status }: { status: string }) => status)).toContain('WON');
    expect(orders.nodes.length).toBeGreaterThan(0);
    expect(timeline.missing).toEqual([]);
    expect(new Set(timeline.nodes.map(({ kind }: { kind: string }) => kind))).toContain('ORDER');
  });

  it('reads the orders of a hundred customers with their invoices and payments in six calls', async () => {
    const own = await makeDirectory();
    const quiet = await start({ in: own, pollSeconds: 3_600 });
    onTestFinished(async () => {
      await quiet.kill();
      await removeDirectory(own);
    });
    await untilCustomersAreKnown(quiet.url);
    const { customers } = await askWhole(quiet.url, '{ customers(first: 100) { nodes { id } } }');
    const ids = customers.nodes.map(({ id }: { id: string }) => id);
    let answer: Answer['data'];
    const { count, byOperation } = await upstreamRequestsDuring(quiet.url, async () => {
      answer = await askWhole(
        quiet.url,
        `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Customer {
          orders(first: 5) { nodes { number total { amount } invoices { number balance { amount } } } }
          payments(first: 5) { nodes { amount { amount } } }
        } } }`,
        { ids },
      );
    });
    expect(ids).toHaveLength(100);
    expect(answer.nodes.filter(({ orders }: HasOrders) => orders.nodes.length > 0).length).toBeGreaterThan(50);
    expect([count <= 6, byOperation]).toEqual([true, byOperation]);
  });

  it('makes one sale of an opportunity that is converted twenty times at once, with all that the opportunity says', async () => {
    const opportunity = await openOpportunity();
    const id = String(opportunity.id);
    const preview = await previewOf(grial.url, id);
    expect(preview).toMatchObject({ convertible: true });
    const answers = await Promise.all(Array.from({ length: 20 }, () => convertDeal(grial.url, id)));
    const sales = await salesOf(opportunity.id);
    expect(sales).toMatchObject([
      {
        state: 'processing',
        reference: `GR-CRM-${id}-1`,
        payment_term: opportunity.payment_term,
        invoice_address: opportunity.address,
        shipment_address: opportunity.address,
        sale_date: { __class__: 'date' },
      },
    ]);
    const [sale] = sales;
    expect(Number(sale?.tax_amount.decimal)).toBeGreaterThan(0);
    for (const { status, order } of answers) {
      expect(status).toBe('COMPLETED');
      expect(order).toMatchObject({
        number: sale?.number,
        untaxed: { amount: sale?.untaxed_amount.decimal },
        tax: { amount: sale?.tax_amount.decimal },
        total: { amount: sale?.total_amount.decimal },
      });
    }
    expect(preview).toMatchObject({ total: answers[0]?.order?.total, tax: answers[0]?.order?.tax });
    expect(await salesWhere(admin, ['reference', 'like', `GR-CRM-${id}-%`])).toHaveLength(1);
    // The opportunity is won through its sale, and that is no edit of the deal.
    const won = { id: nodeId('deal', 'crm', id) };
    await expect
      .poll(async () => (await askWhole(grial.url, 'query ($id: ID!) { deal(id: $id) { status } }', won)).deal)
      .toEqual({ status: 'WON' });
    const { issues } = await untilSettled(grial.url, id);
    expect(issues.map(({ code }) => code)).not.toContain('DEAL_CHANGED_AFTERWARDS');
  });

  it('keeps away from an opportunity that a person has made a sale of, and from one that is only a lead', async () => {
    const [converted, won, lead] = ['converted', 'won', 'lead'].map((state) =>
      opportunities.find((each) => each.state === state),
    );
    for (const taken of [converted, won]) {
      const answer = await convertDeal(grial.url, String(taken?.id));
      expect(answer).toMatchObject({ status: 'BLOCKED', order: null });
      expect(answer.issues.map(({ code }) => code)).toContain('ALREADY_CONVERTED');
      expect(await salesOf(taken?.id ?? 0)).toHaveLength(1);
    }
    const answer = await convertDeal(grial.url, String(lead?.id));
    expect(answer.issues.map(({ code }) => code)).toContain('DEAL_NOT_WON');
    expect(await salesOf(lead?.id ?? 0)).toEqual([]);
  });

  it('asks before it exceeds a credit limit, and then does as it was told', async () => {
    const { id } = await openOpportunity('100');
    const held = await convertDeal(grial.url, String(id), { onCreditExceeded: 'HOLD' });
    expect(held).toMatchObject({ status: 'AWAITING_APPROVAL', order: null });
    expect(held.issues.map(({ code }) => code)).toContain('CREDIT_LIMIT_EXCEEDED');
    expect(await salesOf(id)).toEqual([]);
    await askWhole(
      grial.url,
      'mutation ($input: ApproveConversionInput!) { approveConversion(input: $input) { userErrors { message } } }',
      { input: { id: held.id, note: 'Paid in advance' } },
    );
    expect(await untilSettled(grial.url, String(id))).toMatchObject({ status: 'COMPLETED' });
    expect(await salesOf(id)).toMatchObject([{ state: 'processing' }]);
  });

  it('says so when Tryton itself minds a limit that was lowered after the check, and leaves the sale a quotation', async () => {
    const { id, party } = await openOpportunity('100000');
    const isDone = door.loseAnswersOf('sale.sale.quote');
    void convertDeal(grial.url, String(id)).catch(() => 'it dies');
    await isDone;
    await grial.kill();
    await admin.call('party.party.write', [party], { credit_limit_amount: { __class__: 'Decimal', decimal: '1' } });
    door.open();
    grial = await start();
    const answer = await untilSettled(grial.url, String(id));
    expect(answer).toMatchObject({ status: 'BLOCKED' });
    expect(answer.issues.map(({ code }) => code)).toContain('CREDIT_LIMIT_EXCEEDED');
    expect(await salesOf(id)).toMatchObject([{ state: 'quotation' }]);
  });

  it('tells of shipment, invoice and every part of the payment with the first poll that begins afterwards', async () => {
    const { id } = await openOpportunity();
    const dealId = String(id);
    await convertDeal(grial.url, dealId);
    const [sale] = await salesOf(id);
    if (sale === undefined) throw new Error('a sale is required');
    const question = { id: nodeId('order', 'erp', String(sale.id)) };
    const isTold = async (expected: object) => {
      await expect
        .poll(async () => (await askWhole(grial.url, orderQuestion, question)).order, { timeout: 120_000 })
        .toMatchObject(expected);
    };
    onTestFinished(() => door.open());
    await isTold({ fulfillment: 'NOT_STARTED', invoices: [{ status: 'DRAFT' }] });
    await door.beforeOnePoll(() => ship(admin, sale));
    await isTold({ fulfillment: 'COMPLETE', shipments: [{ status: 'IN_TRANSIT' }] });
    await door.beforeOnePoll(() => postInvoices(admin, sale));
    const total = sale.total_amount.decimal;
    await isTold({ payment: 'UNPAID', invoices: [{ status: 'OPEN', balance: { amount: total } }] });
    const third = round(divide(total, '3'), 2);
    const rest = subtract(total, third);
    await door.beforeOnePoll(() => admin.pay(sale.invoices[0] ?? 0, third));
    await isTold({ payment: 'PARTIAL', invoices: [{ status: 'OPEN', balance: { amount: rest } }] });
    await door.beforeOnePoll(() => admin.pay(sale.invoices[0] ?? 0, rest));
    await isTold({ status: 'COMPLETED', payment: 'PAID', invoices: [{ status: 'PAID', balance: { amount: '0.00' } }] });
    await expect
      .poll(async () => {
        const notes = await admin.searchRead<{ message: string }>(
          'ir.note',
          [['resource', '=', `sale.opportunity,${id}`]],
          ['message'],
        );
        return notes.find(({ message }) => message.startsWith('Order summary'))?.message;
      })
      .toMatch(new RegExp(`Order: ${sale.number}[^]*Payment: PAID`));
  });

  it.each(['sale.opportunity.convert', 'sale.sale.write', 'sale.sale.quote', 'sale.sale.confirm'])(
    'makes one sale when the process is killed while Tryton is at %s, and is started again',
    async (method) => {
      const { id } = await openOpportunity();
      const isDone = door.loseAnswersOf(method);
      void convertDeal(grial.url, String(id)).catch(() => 'it dies');
      await isDone;
      await grial.kill();
      door.open();
      grial = await start();
      expect(await untilSettled(grial.url, String(id))).toMatchObject({ status: 'COMPLETED' });
      expect(await salesOf(id)).toMatchObject([{ state: 'processing', reference: `GR-CRM-${id}-1` }]);
      expect(await salesWhere(admin, ['reference', 'like', `GR-CRM-${id}-%`])).toHaveLength(1);
    },
  );

  it('loses nothing when Tryton is started again in the middle', async () => {
    const chosen = await Promise.all(Array.from({ length: 3 }, () => openOpportunity()));
    await Promise.all(chosen.map(({ id }) => acceptDeal(grial.url, String(id))));
    await tryton.restart();
    for (const { id } of chosen) {
      expect(await untilSettled(grial.url, String(id))).toMatchObject({ status: 'COMPLETED' });
      expect(await salesOf(id)).toMatchObject([{ state: 'processing' }]);
    }
  });
});

interface Opportunity {
  readonly id: number;
  readonly state: string;
  readonly party: number;
  readonly sales: readonly number[];
  readonly payment_term: number | null;
  readonly address: number | null;
  readonly 'party.': { readonly credit_limit_amount: { readonly decimal: string } | null };
}

interface HasOrders {
  readonly orders: { readonly nodes: readonly object[] };
}

const orderQuestion = `query ($id: ID!) { order(id: $id) {
  status fulfillment payment shipments { status } invoices { status balance { amount } }
} }`;
