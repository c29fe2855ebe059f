import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type ConnectedTryton, connectTo } from './connect.ts';
import { type RunningTryton, startTryton } from './start.ts';

const missing = inject('whyNoTryton');
const call = {};
const page = { first: 5 };

describe.skipIf(missing !== null)(`a Tryton with the fewest modules${missing === null ? '' : ` (${missing})`}`, () => {
  let tryton: RunningTryton;
  let connected: ConnectedTryton;

  beforeAll(async () => {
    tryton = await startTryton('mini');
    connected = connectTo(tryton);
  });

  afterAll(async () => {
    await connected.close();
    await tryton.stop();
  });

  it('has customers, contacts, deals, orders, invoices and shipments', async () => {
    const { crm, erp } = connected;
    const [customers, deals, orders, invoices] = await Promise.all([
      erp.customers(page, call),
      crm.deals({}, page, call),
      erp.orders({}, page, call),
      erp.invoices({}, page, call),
    ]);
    for (const { items } of [customers, deals, orders, invoices]) expect(items).toHaveLength(5);
    const ids = customers.items.map(({ id }) => id);
    const contacts = await crm.contactsOfAccounts(ids, page, call);
    expect(contacts.flatMap(({ items }) => items).length).toBeGreaterThan(0);
    const shipments = await erp.shipmentsOfCustomers(ids, page, call);
    expect(shipments.flatMap(({ items }) => items)).toMatchObject(
      shipments.flatMap(({ items }) => items.map(() => ({ carrier: null, trackingNumbers: [] }))),
    );
  });

  it('answers with nothing where the module is missing: complaints, price lists, purchases on their way', async () => {
    const { crm, erp } = connected;
    const { items } = await erp.customers(page, call);
    const tickets = await crm.ticketsOfAccounts(
      items.map(({ id }) => id),
      {},
      page,
      call,
    );
    expect(tickets.flatMap((each) => each.items)).toEqual([]);
    expect(await erp.priceLists(call)).toEqual([]);
    const [product] = (await erp.products({}, page, call)).items;
    const [supply] = await erp.supplyOfProducts([product?.id ?? ''], call);
    expect(supply?.levels.length).toBeGreaterThan(0);
    expect(supply?.events.filter(({ quantity }) => !quantity.value.startsWith('-'))).toEqual([]);
  });

  it('sells: at the list price, with tax, within the credit limit', async () => {
    const { erp } = connected;
    const [[customer], [product]] = await Promise.all([
      erp.customers({ first: 1 }, call).then(({ items }) => items),
      erp.products({}, { first: 1 }, call).then(({ items }) => items),
    ]);
    const draft = await erp.createDraftOrder(
      {
        customerId: customer?.id ?? '',
        externalReference: 'MINI-1',
        currency: 'EUR',
        requestedDate: null,
        originDealId: null,
        lines: [
          {
            productId: product?.id ?? '',
            description: 'As in the list',
            quantity: { value: '2', unit: product?.baseUnit ?? '' },
            unitPrice: null,
            discountPercent: null,
            discount: null,
          },
        ],
      },
      call,
    );
    expect(draft.lines[0]?.unitPrice).toEqual(product?.listPrice);
    expect(Number(draft.tax.amount)).toBeGreaterThan(0);
    expect(await erp.confirmOrder(draft.id, call)).toMatchObject({ status: 'IN_PROGRESS', total: draft.total });
    expect((await erp.creditOfCustomers([customer?.id ?? ''], call))[0]?.exposureBasis).toContain('confirmed sales');
  });
});
