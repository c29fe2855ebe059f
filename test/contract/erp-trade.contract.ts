import { describe, expect } from 'vitest';
import type { ErpCapability } from '#ports/erp-system.ts';
import type { ContractCase } from './contract-cases.ts';
import type { ErpWorld } from './erp-harness.ts';
import { makeCustomer, makeInvoice, makeProduct } from './erp-records.contract.ts';

const call = {};

/** What a salesperson asks before promising: stock, prices, credit. */
export function erpTradeContract(world: ErpWorld, contractCase: ContractCase<ErpCapability>): void {
  describe('stock, prices and credit', () => {
    contractCase.needing('supply')('tells stock by warehouse and what is on its way, in the order asked', async () => {
      const incoming = { date: '2090-02-01', quantity: '12.5' };
      const [stocked = '', none = ''] = await world.make.products([
        { sku: 'STOCK-1', unit: 'kg', onHand: '7.5', incoming },
        { sku: 'STOCK-2' },
      ]);
      const [first, unknown, second] = await world.erp.supplyOfProducts([none, '999999999', stocked], call);
      expect(unknown).toEqual({ levels: [], events: [] });
      expect(first?.events).toEqual([]);
      const [warehouse] = await world.erp.warehouses(call);
      expect(second?.levels).toMatchObject([
        {
          warehouse: { id: warehouse?.id, name: warehouse?.name },
          onHand: { value: '7.5', unit: 'kg' },
          incoming: { value: '12.5', unit: 'kg' },
        },
      ]);
      expect(second?.events).toEqual([
        { warehouseId: warehouse?.id, date: '2090-02-01', quantity: { value: '12.5', unit: 'kg' } },
      ]);
    });

    contractCase.needing('prices')('quotes prices in the order asked, null where there is none', async () => {
      const productId = await makeProduct(world, { sku: 'PRICE-1', listPrice: '12.10' });
      const customerId = await makeCustomer(world);
      const request = { productId, customerId, quantity: '1', on: null };
      const [unknown, quote, invalid] = await world.erp.prices(
        [{ ...request, productId: '999999999' }, request, { ...request, customerId: 'no-such-id' }],
        call,
      );
      expect([unknown, invalid]).toEqual([null, null]);
      expect(quote).toMatchObject({ unitPrice: { amount: '12.10', currency: 'EUR' }, taxIncluded: false });
      const priceLists = await world.erp.priceLists(call);
      expect(priceLists).toContainEqual(quote?.priceList);
    });

    contractCase.needing('credit')('tells exposure, and null for no limit', async () => {
      const [limited = '', free = ''] = await world.make.customers([
        { legalName: 'Limited', creditLimit: '5000' },
        { legalName: 'Free' },
      ]);
      const lines = [{ quantity: '1', unitPrice: '100.00' }];
      await makeInvoice(world, { customerId: limited, lines });
      const [ofFree, unknown, ofLimited] = await world.erp.creditOfCustomers([free, '999999999', limited], call);
      expect(unknown).toBeNull();
      expect(ofFree).toMatchObject({ limit: null, receivable: { currency: 'EUR' } });
      expect(Number(ofFree?.receivable.amount)).toBe(0);
      expect(Number(ofLimited?.limit?.amount)).toBe(5000);
      expect(ofLimited).toMatchObject({
        receivable: { amount: '100.00', currency: 'EUR' },
        onHold: false,
        stale: false,
      });
      expect(ofLimited?.exposureBasis).not.toBe('');
    });
  });
}
