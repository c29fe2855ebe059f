import { afterAll, beforeAll, describe, expect, inject, it, onTestFinished } from 'vitest';
import { divide, round, subtract } from '#model/decimal.ts';
import { askWhole } from '#test/product/ask.ts';
import { type GrialProcess, makeDirectory, removeDirectory, startGrial } from '#test/product/grial-process.ts';
import { untilCustomersAreKnown } from '#test/product/known-customers.ts';
import type { TrytonAdmin } from './admin.ts';
import { hubspotCrm, type OtherCrm, sandboxCrm } from './crms.ts';
import { acceptDeal, convertDeal, previewOf, untilSettled } from './deal-door.ts';
import { beginBehindDoor, type FrontDoor } from './front-door.ts';
import { postInvoices, salesWhere, ship } from './life-of-a-sale.ts';
import { pollMs } from './polling.ts';
import type { RunningTryton } from './start.ts';

const missing = inject('whyNoTryton');
const database = inject('whyNoTrytonOnPostgres') === null ? 'PostgreSQL' : 'SQLite';

describe.skipIf(missing !== null).each([
  ['the sandbox CRM', sandboxCrm],
  ['HubSpot', hubspotCrm],
])(`a Tryton on ${missing ?? database} as ERP behind %s`, (_name, startCrm) => {
  let tryton: RunningTryton;
  let door: FrontDoor;
  let admin: TrytonAdmin;
  let crm: OtherCrm;
  let grial: GrialProcess;
  let directory: string;
  let party: Party;
  let companyId: string;
  let products: readonly Product[];

  beforeAll(async () => {
    ({ tryton, door, admin } = await beginBehindDoor(begun, database));
    const parties = await admin.searchRead<Party>(
      'party.party',
      [['contact_mechanisms.type', '=', 'website']],
      ['name', 'website', 'credit_limit_amount', 'sale_price_list'],
    );
    party = parties.find((each) => each.credit_limit_amount === null && each.sale_price_list === null) ?? party;
    products = await admin.searchRead<Product>(
      'product.product',
      [
        ['code', '!=', null],
        ['type', '=', 'goods'],
        ['default_uom.name', '=', 'Unit'],
      ],
      ['code', 'list_price'],
    );
    crm = await startCrm();
    begun.defer(() => crm.close());
    companyId = await crm.makeCompany({ name: party.name, domain: new URL(party.website).hostname });
    directory = await makeDirectory();
    begun.defer(() => removeDirectory(directory));
    grial = await start();
    begun.defer(() => grial.kill());
    await untilCustomersAreKnown(grial.url);
  });

  // What was begun is ended, even when the beginning failed half way.
  const begun = new AsyncDisposableStack();
  afterAll(() => begun.disposeAsync());

  function start(): Promise<GrialProcess> {
    const { user, password } = tryton;
    const { url } = door;
    const limits = { timeoutMs: 20_000 };
    return startGrial({
      directory,
      configuration: {
        connections: {
          crm: crm.connection,
          erp: { system: 'tryton', url, user, password, timeZone: 'Europe/Madrid', limits },
        },
        sync: { pollSeconds: pollMs / 1000 },
        conversion: { quiesceSeconds: 5, leaseSeconds: 3 },
        server: { requestTimeoutSeconds: 40 },
      },
    });
  }

  /** Of two products at the prices of the ERP; a third product is sold dearer by nothing. */
  const wonDeal = (company = companyId) =>
    crm.makeWonDeal(
      company,
      products.slice(0, 2).map(({ code, list_price: { decimal } }, at) => ({
        sku: code,
        quantity: String(3 + 4 * at),
        unitPrice: decimal,
      })),
    );

  const salesOf = (dealId: string) => salesWhere(admin, ['reference', 'like', `GR-CRM-${dealId}-%`]);

  it('shows a customer of both, found by domain and name', async () => {
    await wonDeal();
    const { customerBySource } = await askWhole(
      grial.url,
      `query ($id: String!) { customerBySource(connection: "crm", nativeId: $id) {
        links { origin source { connection nativeId } } deals(first: 5) { nodes { status } }
        orders(first: 5) { nodes { number invoices { number } } } credit { exposure { amount } }
        timeline(first: 20) { missing { connection } }
      } }`,
      { id: companyId },
    );
    expect(customerBySource).toMatchObject({
      links: [
        { origin: 'MATCH_RULE', source: { connection: 'crm', nativeId: companyId } },
        { origin: 'MATCH_RULE', source: { connection: 'erp', nativeId: String(party.id) } },
      ],
      deals: { nodes: [{ status: 'WON' }] },
      timeline: { missing: [] },
    });
    expect(customerBySource.orders.nodes.length).toBeGreaterThan(0);
  });

  it('makes one sale of a deal that is converted twenty times at once, at the totals that were previewed', async () => {
    const dealId = await wonDeal();
    const preview = await previewOf(grial.url, dealId);
    const answers = await Promise.all(Array.from({ length: 20 }, () => convertDeal(grial.url, dealId)));
    const sales = await salesOf(dealId);
    expect(sales).toMatchObject([{ state: 'processing', origin: null, sale_date: { __class__: 'date' } }]);
    const [sale] = sales;
    for (const { status, order } of answers) {
      expect(status).toBe('COMPLETED');
      expect(order).toMatchObject({
        number: sale?.number,
        untaxed: { amount: sale?.untaxed_amount.decimal },
        tax: { amount: sale?.tax_amount.decimal },
        total: { amount: sale?.total_amount.decimal },
      });
    }
    expect(Number(sale?.tax_amount.decimal)).toBeGreaterThan(0);
    expect(preview).toMatchObject({ total: answers[0]?.order?.total, tax: answers[0]?.order?.tax });
  });

  it('tells the CRM what becomes of the order, a part of the payment with the first poll that begins afterwards', async () => {
    const dealId = await wonDeal();
    await convertDeal(grial.url, dealId);
    const [sale] = await salesOf(dealId);
    if (sale === undefined) throw new Error('a sale is required');
    expect(await crm.toldOf(dealId)).toMatchObject({ orderNumber: sale.number });
    await ship(admin, sale);
    await postInvoices(admin, sale);
    const total = sale.total_amount.decimal;
    const third = round(divide(total, '3'), 2);
    const isTold = async (paymentStatus: string) => {
      await expect.poll(() => crm.toldOf(dealId), { timeout: 120_000 }).toMatchObject({ paymentStatus });
    };
    onTestFinished(() => door.open());
    await isTold('UNPAID');
    await door.beforeOnePoll(() => admin.pay(sale.invoices[0] ?? 0, third));
    await isTold('PARTIAL');
    await door.beforeOnePoll(() => admin.pay(sale.invoices[0] ?? 0, subtract(total, third)));
    await isTold('PAID');
  });

  it('makes one customer of a company that Tryton does not have, whose deals are converted together', async () => {
    const company = await crm.makeCompany({ name: 'Nueva Conservera SL', domain: 'nueva-conservera.example' });
    const deals = await Promise.all([wonDeal(company), wonDeal(company), wonDeal(company)]);
    const answers = await Promise.all(deals.map((dealId) => convertDeal(grial.url, dealId)));
    expect(answers.map(({ status }) => status)).toEqual(['COMPLETED', 'COMPLETED', 'COMPLETED']);
    const parties = await admin.searchRead('party.party', [['identifiers.code', '=', `crm:${company}`]], ['name']);
    expect(parties).toMatchObject([{ name: 'Nueva Conservera SL' }]);
  });

  it.each(['sale.sale.create', 'sale.sale.quote', 'sale.sale.confirm'])(
    'makes one sale when the process is killed while Tryton is at %s, and is started again',
    async (method) => {
      const dealId = await wonDeal();
      const isDone = door.loseAnswersOf(method);
      void convertDeal(grial.url, dealId).catch(() => 'it dies');
      await isDone;
      await grial.kill();
      door.open();
      grial = await start();
      expect(await untilSettled(grial.url, dealId)).toMatchObject({ status: 'COMPLETED' });
      expect(await salesOf(dealId)).toMatchObject([{ state: 'processing', reference: `GR-CRM-${dealId}-1` }]);
    },
  );

  it('loses nothing when Tryton is started again in the middle', async () => {
    const deals = await Promise.all([wonDeal(), wonDeal(), wonDeal()]);
    await Promise.all(deals.map((dealId) => acceptDeal(grial.url, dealId)));
    await tryton.restart();
    for (const dealId of deals) {
      expect(await untilSettled(grial.url, dealId)).toMatchObject({ status: 'COMPLETED' });
      expect(await salesOf(dealId)).toMatchObject([{ state: 'processing' }]);
    }
  });
});

interface Party {
  readonly id: number;
  readonly name: string;
  readonly website: string;
  readonly credit_limit_amount: object | null;
  readonly sale_price_list: number | null;
}

interface Product {
  readonly code: string;
  readonly list_price: { readonly decimal: string };
}
