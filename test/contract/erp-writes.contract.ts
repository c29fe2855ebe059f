import { describe, expect } from 'vitest';
import type { NewOrder } from '#ports/order-request.ts';
import type { ErpCapability } from '#ports/erp-system.ts';
import type { ContractCase } from './contract-cases.ts';
import type { ErpWorld } from './erp-harness.ts';
import { makeCustomer, makeProduct } from './erp-records.contract.ts';

const call = {};

/** What a conversion does to an ERP. */
export function erpWritesContract(world: ErpWorld, contractCase: ContractCase<ErpCapability>): void {
  describe('writing', () => {
    contractCase.needing('create-customer')('creates a customer that is found by its CRM reference', async () => {
      const created = await world.erp.createCustomer(
        {
          legalName: 'Conservas Ons, S.A.',
          kind: 'COMPANY',
          taxId: 'A12345674',
          email: 'compras@ons.example',
          phone: null,
          currency: 'EUR',
          billingAddress: {
            name: null,
            line1: 'Rúa do Porto 1',
            line2: null,
            city: 'Vigo',
            region: null,
            postalCode: '36201',
            country: 'ES',
          },
          crmReference: 'crm-ons',
        },
        call,
      );
      expect(created).toMatchObject({ legalName: 'Conservas Ons, S.A.', taxId: 'A12345674', currency: 'EUR' });
      const [found] = await world.erp.customersByCrmReferences(['crm-ons'], call);
      expect(found?.map(({ id }) => id)).toEqual([created.id]);
      const [read] = await world.erp.customersByIds([created.id], call);
      expect(read?.billingAddress).toMatchObject({ line1: 'Rúa do Porto 1', city: 'Vigo', country: 'ES' });
    });

    contractCase.needing('update-customer')(
      'sets what a customer has in common with the CRM, and leaves the rest',
      async () => {
        const customerId = await makeCustomer(world);
        const whole = {
          taxId: 'B12345674',
          email: 'pagos@ons.example',
          phone: '+34986123456',
          billingAddress: {
            name: null,
            line1: 'Rúa do Porto 2',
            line2: null,
            city: 'Vigo',
            region: null,
            postalCode: '36201',
            country: 'ES',
          },
        };
        const fields: ReadonlySet<string> = world.erp.customerFields;
        const patch = Object.fromEntries(Object.entries(whole).filter(([field]) => fields.has(field)));
        const [before] = await world.erp.customersByIds([customerId], call);
        const updated = await world.erp.updateCustomer(customerId, patch, call);
        expect(updated).toMatchObject({
          id: customerId,
          legalName: before?.legalName,
          number: before?.number,
          ...patch,
        });
        const emptied = await world.erp.updateCustomer(customerId, { phone: null }, call);
        expect(emptied).toMatchObject({ ...patch, phone: null });
        await expect(world.erp.updateCustomer('999999999', { phone: null }, call)).rejects.toMatchObject({
          code: 'NOT_FOUND',
        });
      },
    );

    contractCase.needing('price-order')('prices an order as it will be, without making one', async () => {
      const order = await newOrder(world, 'PRICED-1');
      const priced = await world.erp.priceOrder(order, call);
      expect(await world.erp.ordersByReferences(['PRICED-1'], call)).toEqual([[]]);
      const draft = await world.erp.createDraftOrder(order, call);
      expect(draft).toMatchObject({ untaxed: priced.untaxed, tax: priced.tax, total: priced.total });
      expect(priced.untaxed).toEqual({ amount: '136.30', currency: 'EUR' });
      expect(priced.lines.map(({ untaxed }) => untaxed.amount)).toEqual(['19.99', '116.31']);
    });

    contractCase.needing('draft-order')('makes a draft with its reference, exact prices and discounts', async () => {
      const order = await newOrder(world, 'DRAFT-1');
      const draft = await world.erp.createDraftOrder(order, call);
      expect(draft).toMatchObject({
        externalReference: 'DRAFT-1',
        status: 'DRAFT',
        customerId: order.customerId,
        requestedDate: '2090-06-30',
        lines: [
          { ordered: { value: '3' }, unitPrice: { amount: '9.99' } },
          { ordered: { value: '10' }, unitPrice: { amount: '12.10' } },
        ],
      });
      const [found] = await world.erp.ordersByReferences(['DRAFT-1'], call);
      expect(found?.map(({ id }) => id)).toEqual([draft.id]);
    });

    contractCase.needing('draft-order')('confirms an order, and again without harm', async () => {
      const draft = await world.erp.createDraftOrder(await newOrder(world, 'CONFIRM-1'), call);
      const confirmed = await world.erp.confirmOrder(draft.id, call);
      expect(confirmed).toMatchObject({ id: draft.id, status: expect.stringMatching(/^(CONFIRMED|IN_PROGRESS)$/) });
      const again = await world.erp.confirmOrder(draft.id, call);
      expect(again).toMatchObject({ id: draft.id, number: confirmed.number });
      const [found] = await world.erp.ordersByReferences(['CONFIRM-1'], call);
      expect(found).toHaveLength(1);
    });

    contractCase.needing('draft-order', 'cancel-order')('cancels an order', async () => {
      const draft = await world.erp.createDraftOrder(await newOrder(world, 'CANCEL-1'), call);
      const cancelled = await world.erp.cancelOrder(draft.id, 'The customer changed their mind', call);
      expect(cancelled).toMatchObject({ id: draft.id, status: 'CANCELLED' });
    });

    contractCase.needing('draft-order')(
      'refuses what the ERP does not accept, and says that nothing was done',
      async () => {
        const order = await newOrder(world, 'REFUSED-1');
        const [line] = order.lines;
        const unknown = { ...order, lines: line === undefined ? [] : [{ ...line, productId: '999999999' }] };
        await expect(world.erp.createDraftOrder(unknown, call)).rejects.toMatchObject({
          name: 'SystemError',
          code: 'REJECTED',
          outcomeUnknown: false,
        });
        await expect(world.erp.confirmOrder('999999999', call)).rejects.toMatchObject({ code: 'NOT_FOUND' });
        expect(await world.erp.ordersByReferences(['REFUSED-1'], call)).toEqual([[]]);
      },
    );
  });
}

/** Three at the ERP's own 9.99, less 9.98 on the whole line: 19.99. Ten at 12.10, less 3.876 %: 116.31. */
async function newOrder(world: ErpWorld, externalReference: string): Promise<NewOrder> {
  const customerId = await makeCustomer(world);
  const productId = await makeProduct(world, { sku: `ORDER-${externalReference}`, listPrice: '9.99', onHand: '100' });
  const line = { productId, description: 'Rodamiento' };
  return {
    customerId,
    externalReference,
    currency: 'EUR',
    requestedDate: '2090-06-30',
    originDealId: null,
    lines: [
      {
        ...line,
        quantity: { value: '3', unit: 'pcs' },
        unitPrice: null,
        discountPercent: null,
        discount: { amount: '9.98', currency: 'EUR' },
      },
      {
        ...line,
        quantity: { value: '10', unit: 'pcs' },
        unitPrice: { amount: '12.10', currency: 'EUR' },
        discountPercent: '3.876',
        discount: null,
      },
    ],
  };
}
