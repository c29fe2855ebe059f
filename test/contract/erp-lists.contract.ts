import { describe, expect } from 'vitest';
import { positionOf } from '#ports/source.ts';
import type { ErpCapability } from '#ports/erp-system.ts';
import type { ContractCase } from './contract-cases.ts';
import type { ErpHarness, ErpWorld } from './erp-harness.ts';
import { makeCustomer, makeInvoice, makeOrder } from './erp-records.contract.ts';
import { listsContract, type ListWorld, type ParentList } from './lists.contract.ts';

const call = {};

/** Lists: pages, filters, many parents in one call. */
export function erpListsContract(
  world: ErpWorld,
  { parentsPerCall }: ErpHarness,
  contractCase: ContractCase<ErpCapability>,
): void {
  describe('lists of customers', () => {
    const lists: readonly (ParentList & { readonly needs?: readonly ErpCapability[] })[] = [
      {
        name: 'orders',
        make: (customerId, at) => world.make.orders(at.map((createdAt) => ({ customerId, createdAt }))),
        read: (ids, page) => world.erp.ordersOfCustomers(ids, {}, page, call),
      },
      {
        name: 'shipments',
        needs: ['shipments'],
        make: (customerId, at) => world.make.shipments(at.map((createdAt) => ({ customerId, createdAt }))),
        read: (ids, page) => world.erp.shipmentsOfCustomers(ids, page, call),
      },
      {
        name: 'invoices',
        make: (customerId, at) => world.make.invoices(at.map((createdAt) => ({ customerId, createdAt }))),
        read: (ids, page) => world.erp.invoicesOfCustomers(ids, {}, page, call),
      },
      {
        name: 'payments',
        needs: ['payments'],
        make: (customerId, at) =>
          world.make.payments(at.map((createdAt) => ({ customerId, amount: '1.00', createdAt }))),
        read: (ids, page) => world.erp.paymentsOfCustomers(ids, page, call),
      },
    ];
    const listWorld: ListWorld = {
      makeParents: (count) =>
        world.make.customers(Array.from({ length: count }, (_, n) => ({ legalName: `Parent ${n}` }))),
      requestCount: () => world.requestCount(),
      parentsPerCall,
    };
    for (const { needs = [], ...list } of lists) listsContract(list, listWorld, contractCase.needing(...needs));

    contractCase('filter by our words, and by what is overdue', async () => {
      const customerId = await makeCustomer(world);
      await world.make.orders([
        { customerId, status: 'DRAFT' },
        { customerId, status: 'CONFIRMED' },
        { customerId, status: 'CANCELLED' },
      ]);
      const late = await makeInvoice(world, { customerId, dueDate: '2020-01-31' });
      const notYet = await makeInvoice(world, { customerId, dueDate: '2090-01-31' });
      await makeInvoice(world, { customerId, status: 'DRAFT' });
      const page = { first: 10 };
      const [orders] = await world.erp.ordersOfCustomers([customerId], { status: ['CONFIRMED', 'DRAFT'] }, page, call);
      expect(orders?.items.map(({ status }) => status).toSorted()).toEqual(['CONFIRMED', 'DRAFT']);
      const [overdue] = await world.erp.invoicesOfCustomers([customerId], { overdue: true }, page, call);
      expect(overdue?.items.map(({ id }) => id)).toEqual([late]);
      const open = { overdue: false, status: ['OPEN' as const] };
      const [others] = await world.erp.invoicesOfCustomers([customerId], open, page, call);
      expect(others?.items.map(({ id }) => id)).toEqual([notYet]);
    });

    contractCase('open invoices come whole, credit notes among them, whatever their number', async () => {
      const [busy = '', idle = ''] = await world.make.customers([{ legalName: 'Busy' }, { legalName: 'Idle' }]);
      const invoiceIds = await world.make.invoices(Array.from({ length: 430 }, () => ({ customerId: busy })));
      const creditId = await makeInvoice(world, { customerId: busy, kind: 'CREDIT_NOTE' });
      await makeInvoice(world, { customerId: busy, status: 'PAID' });
      const [none, open] = await world.erp.openInvoicesOfCustomers([idle, busy], call);
      expect(none).toEqual([]);
      expect(new Set(open?.map(({ id }) => id))).toEqual(new Set([...invoiceIds, creditId]));
    });
  });

  describe('lists of orders', () => {
    contractCase.needing('shipments')('shipments and invoices of each order, in the order asked', async () => {
      const customerId = await makeCustomer(world);
      const [one = '', other = ''] = await world.make.orders([{ customerId }, { customerId }]);
      const shipments = await world.make.shipments([
        { customerId, orderIds: [one], createdAt: '2026-01-01T00:00:00Z' },
        { customerId, orderIds: [one], createdAt: '2026-01-02T00:00:00Z' },
      ]);
      const invoiceId = await makeInvoice(world, { customerId, orderIds: [one] });
      const shipped = await world.erp.shipmentsOfOrders([other, one, '999999999'], call);
      expect(shipped.map((group) => group.map(({ id }) => id))).toEqual([[], shipments.toReversed(), []]);
      const invoiced = await world.erp.invoicesOfOrders([one, other], call);
      expect(invoiced.map((group) => group.map(({ id }) => id))).toEqual([[invoiceId], []]);
    });
  });

  describe('whole lists', () => {
    contractCase('customers come oldest first, every one of them', async () => {
      const made = await world.make.customers(Array.from({ length: 30 }, (_, n) => ({ legalName: `Scan ${n}` })));
      const seen: string[] = [];
      for (let after; ;) {
        const page = await world.erp.customers({ first: 100, after }, call);
        seen.push(...page.items.map(({ id }) => id));
        const last = page.items.at(-1);
        if (!page.hasNextPage || last === undefined) break;
        after = positionOf(last);
      }
      expect(new Set(seen).size).toBe(seen.length);
      expect(seen.filter((id) => made.includes(id))).toEqual(made);
    });

    contractCase('products come by SKU and can be searched', async () => {
      await world.make.products([{ sku: 'ZZ-3' }, { sku: 'ZZ-1' }, { sku: 'ZZ-2' }, { sku: 'YY-1' }]);
      const first = await world.erp.products({ search: 'zz-' }, { first: 2 }, call);
      expect(first.items.map(({ sku }) => sku)).toEqual(['ZZ-1', 'ZZ-2']);
      const last = first.items.at(-1);
      const rest = await world.erp.products({ search: 'zz-' }, { first: 2, after: last && positionOf(last) }, call);
      expect(rest.items.map(({ sku }) => sku)).toEqual(['ZZ-3']);
      expect(rest.hasNextPage).toBe(false);
    });

    contractCase('orders modified since an instant are those and no others', async () => {
      const customerId = await makeCustomer(world);
      await world.make.orders([
        { customerId, reference: 'SINCE-before', updatedAt: '2090-05-01T09:59:59.999999Z' },
        { customerId, reference: 'SINCE-at', updatedAt: '2090-05-01T10:00:00.000000Z' },
        { customerId, reference: 'SINCE-after', updatedAt: '2090-05-01T10:00:00.000001Z' },
      ]);
      const { items } = await world.erp.orders({ updatedSince: '2090-05-01T10:00:00Z' }, { first: 50 }, call);
      expect(items.map(({ externalReference }) => externalReference).toSorted()).toEqual(['SINCE-after', 'SINCE-at']);
    });

    contractCase('orders by the beginning of their reference come oldest first', async () => {
      const customerId = await makeCustomer(world);
      const orderIds = [
        await makeOrder(world, { customerId, reference: 'PREFIX-1' }),
        await makeOrder(world, { customerId, reference: 'PREFIX-2' }),
      ];
      await makeOrder(world, { customerId, reference: 'OTHER-1' });
      const { items } = await world.erp.ordersByReferencePrefix('PREFIX-', { first: 10 }, call);
      expect(items.map(({ id }) => id)).toEqual(orderIds);
    });
  });
}
