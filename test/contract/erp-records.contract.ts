import { describe, expect } from 'vitest';
import type { ErpCapability } from '#ports/erp-system.ts';
import { type ContractCase, undeclared } from './contract-cases.ts';
import type { CustomerToMake, ErpHarness, ErpWorld, InvoiceToMake, OrderToMake, ProductToMake } from './erp-harness.ts';

const call = {};

/** Reading records by id and by their other keys: order, batches, exact values. */
export function erpRecordsContract(
  world: ErpWorld,
  { idsPerCall }: ErpHarness,
  contractCase: ContractCase<ErpCapability>,
): void {
  describe('the connection', () => {
    contractCase('names the product and the time zone of its days', async () => {
      const info = await world.erp.info(call);
      expect(info.product).not.toBe('');
      expect(Intl.supportedValuesOf('timeZone')).toContain(world.erp.timeZone);
    });
  });

  describe('what it does not declare', () => {
    contractCase('is answered as nothing, or refused as UNSUPPORTED', async () => {
      const { erp } = world;
      const [customerId = ''] = await world.make.customers([{ legalName: 'Undeclared' }]);
      const [productId = ''] = await world.make.products([{ sku: 'UNDECLARED' }]);
      const page = { first: 1 };
      const empty = { items: [], hasNextPage: false, totalCount: 0 };
      const reads: Partial<Record<ErpCapability, () => Promise<unknown>>> = {
        prices: () => erp.prices([{ productId, customerId, quantity: '1', on: null }], call),
        credit: () => erp.creditOfCustomers([customerId], call),
        shipments: () => erp.shipmentsOfCustomers([customerId], page, call),
        payments: () => erp.paymentsOfCustomers([customerId], page, call),
      };
      for (const [capability, read] of undeclared(reads, erp.capabilities))
        expect([capability, await read()]).toEqual([
          capability,
          [capability === 'prices' || capability === 'credit' ? null : empty],
        ]);
      const writes: Partial<Record<ErpCapability, () => Promise<unknown>>> = {
        'update-customer': () => erp.updateCustomer(customerId, { phone: null }, call),
        'cancel-order': () => erp.cancelOrder('1', 'Not declared', call),
      };
      for (const [, write] of undeclared(writes, erp.capabilities))
        await expect(write()).rejects.toMatchObject({ name: 'SystemError', code: 'UNSUPPORTED' });
    });
  });

  describe('reading by key', () => {
    contractCase('answers in the order asked, twice what is asked twice, null for what is missing', async () => {
      const [a = '', b = ''] = await world.make.customers([{ legalName: 'A' }, { legalName: 'B' }]);
      const found = await world.erp.customersByIds([b, '999999999', a, 'no-such-id', b, ''], call);
      expect(found.map((customer) => customer?.legalName)).toEqual(['B', undefined, 'A', undefined, 'B', undefined]);
      expect(found[1]).toBeNull();
    });

    contractCase.needing('shipments', 'payments')('works for every kind of record', async () => {
      const customerId = await makeCustomer(world);
      const orderId = await makeOrder(world, { customerId });
      const invoiceId = await makeInvoice(world, { customerId, orderIds: [orderId] });
      const shipmentIds = await world.make.shipments([{ customerId, orderIds: [orderId] }]);
      const paymentIds = await world.make.payments([{ customerId, amount: '5.00' }]);
      expect(await world.erp.ordersByIds([orderId], call)).toMatchObject([{ id: orderId, customerId }]);
      expect(await world.erp.invoicesByIds([invoiceId], call)).toMatchObject([{ customerId, orderIds: [orderId] }]);
      expect(await world.erp.shipmentsByIds(shipmentIds, call)).toMatchObject([{ customerId, orderIds: [orderId] }]);
      expect(await world.erp.paymentsByIds(paymentIds, call)).toMatchObject([{ customerId }]);
    });

    contractCase('finds products by SKU and orders by number', async () => {
      const productId = await makeProduct(world, { sku: 'FIND-1' });
      const found = await world.erp.productsBySkus(['NO-SUCH-SKU', 'FIND-1', 'FIND-1'], call);
      expect(found.map((product) => product?.id)).toEqual([undefined, productId, productId]);
      expect(await world.erp.productsByIds([productId], call)).toMatchObject([{ sku: 'FIND-1', sortKey: 'FIND-1' }]);
      const orderId = await makeOrder(world, { customerId: await makeCustomer(world) });
      const [order] = await world.erp.ordersByIds([orderId], call);
      expect(await world.erp.ordersByNumbers(['NO-SUCH', order?.number ?? ''], call)).toMatchObject([
        null,
        { id: orderId },
      ]);
    });

    contractCase('finds all customers of a CRM reference and all orders of a reference', async () => {
      const twins = await world.make.customers([
        { legalName: 'Twin 1', crmReference: 'crm-twin' },
        { legalName: 'Twin 2', crmReference: 'crm-twin' },
      ]);
      const customers = await world.erp.customersByCrmReferences(['unknown', 'crm-twin'], call);
      expect(customers.map((group) => group.map(({ id }) => id).toSorted())).toEqual([[], twins.toSorted()]);
      const [customerId = ''] = twins;
      const orderIds = await world.make.orders([
        { customerId, reference: 'REF-1', status: 'CANCELLED' },
        { customerId, reference: 'REF-1', status: 'DRAFT' },
      ]);
      const orders = await world.erp.ordersByReferences(['REF-1', 'REF-2'], call);
      expect(orders.map((group) => group.map(({ id }) => id).toSorted())).toEqual([orderIds.toSorted(), []]);
    });

    contractCase('asks for many at once', async () => {
      const count = idsPerCall * 2 + 1;
      const ids = await world.make.customers(Array.from({ length: count }, (_, n) => ({ legalName: `N${n}` })));
      const before = world.requestCount();
      const found = await world.erp.customersByIds(ids.toReversed(), call);
      expect(found.map((customer) => customer?.id)).toEqual(ids.toReversed());
      expect(world.requestCount() - before).toBe(3);
    });

    contractCase('asks nothing when nothing is asked', async () => {
      const before = world.requestCount();
      await world.erp.ordersByIds([], call);
      await world.erp.supplyOfProducts([], call);
      await world.erp.prices([], call);
      expect(world.requestCount()).toBe(before);
    });
  });

  describe('values', () => {
    contractCase('keep every digit of money and quantities', async () => {
      const customerId = await makeCustomer(world);
      const lines = [
        { quantity: '0.333', unit: 'kg', unitPrice: '12.10' },
        { quantity: '1', unitPrice: '9007199254740993' },
      ];
      const [order] = await world.erp.ordersByIds([await makeOrder(world, { customerId, lines })], call);
      expect(order?.lines).toMatchObject([
        { ordered: { value: '0.333', unit: 'kg' }, unitPrice: { amount: '12.10', currency: 'EUR' } },
        { ordered: { value: '1' }, unitPrice: { amount: '9007199254740993', currency: 'EUR' } },
      ]);
      expect(order?.untaxed).toEqual({ amount: '9007199254740997.03', currency: 'EUR' });
    });

    contractCase('know currencies of 0 and of 3 digits', async () => {
      const inYen = await makeCustomer(world, { legalName: 'Yen', currency: 'JPY' });
      const inDinars = await makeCustomer(world, { legalName: 'Dinar', currency: 'KWD' });
      const [yen, dinars] = await world.erp.invoicesByIds(
        await world.make.invoices([
          { customerId: inYen, lines: [{ quantity: '3', unitPrice: '1200' }] },
          { customerId: inDinars, lines: [{ quantity: '1', unitPrice: '1.005' }] },
        ]),
        call,
      );
      expect(yen).toMatchObject({ untaxed: { amount: '3600', currency: 'JPY' } });
      expect(dinars).toMatchObject({ untaxed: { amount: '1.005', currency: 'KWD' } });
    });

    contractCase('are instants in UTC to the microsecond, in winter and in summer, and plain days', async () => {
      const customerId = await makeCustomer(world);
      const [winter, summer] = await world.erp.ordersByIds(
        await world.make.orders([
          { customerId, createdAt: '2026-01-10T23:30:00.123456Z', requestedDate: '2026-03-29' },
          { customerId, createdAt: '2026-07-10T22:30:00.654321Z', requestedDate: '2026-10-25' },
        ]),
        call,
      );
      expect(winter).toMatchObject({ createdAt: '2026-01-10T23:30:00.123456Z', requestedDate: '2026-03-29' });
      expect(summer).toMatchObject({ createdAt: '2026-07-10T22:30:00.654321Z', requestedDate: '2026-10-25' });
    });

    contractCase.needing('payments')(
      'say what is still owed: partial payments, credit notes, allocations on both sides',
      async () => {
        const customerId = await makeCustomer(world);
        const lines = [{ quantity: '1', unitPrice: '100.00' }];
        const invoiceId = await makeInvoice(world, { customerId, lines });
        const creditId = await makeInvoice(world, { customerId, kind: 'CREDIT_NOTE', lines });
        const allocations = [{ invoiceId, amount: '30.00' }];
        const [paymentId = ''] = await world.make.payments([{ customerId, amount: '40.00', allocations }]);
        const [invoice, credit] = await world.erp.invoicesByIds([invoiceId, creditId], call);
        const [payment] = await world.erp.paymentsByIds([paymentId], call);
        const allocation = { paymentId, invoiceId, amount: { amount: '30.00', currency: 'EUR' } };
        expect(invoice).toMatchObject({ status: 'OPEN', balance: { amount: '70.00' }, allocations: [allocation] });
        expect(payment).toMatchObject({ unallocated: { amount: '10.00' }, allocations: [allocation] });
        expect(credit).toMatchObject({
          kind: 'CREDIT_NOTE',
          total: { amount: '-100.00' },
          balance: { amount: '-100.00' },
        });
      },
    );
  });
}

export async function makeCustomer(
  world: ErpWorld,
  customer: CustomerToMake = { legalName: 'Talleres Ría, S.L.' },
): Promise<string> {
  const [id = ''] = await world.make.customers([customer]);
  return id;
}

export async function makeProduct(world: ErpWorld, product: ProductToMake): Promise<string> {
  const [id = ''] = await world.make.products([product]);
  return id;
}

export async function makeOrder(world: ErpWorld, order: OrderToMake): Promise<string> {
  const [id = ''] = await world.make.orders([order]);
  return id;
}

export async function makeInvoice(world: ErpWorld, invoice: InvoiceToMake): Promise<string> {
  const [id = ''] = await world.make.invoices([invoice]);
  return id;
}
