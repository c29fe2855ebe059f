import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { conversionInput } from '#integration/conversion/conversion-input.ts';
import { previewOrder } from '#integration/conversion/order-preview.ts';
import { defaultPolicies } from '#integration/conversion/policies.ts';
import { wholeDeals } from '#integration/conversion/whole-deals.ts';
import { linesTotal } from '#model/deal-amounts.ts';
import { type ConversionWorld, startConversionWorld } from './conversion-world.ts';
import { introduce, seedDeal } from './trade.ts';

let world: ConversionWorld;
const products = new Map<string, number>();

beforeAll(async () => {
  world = await startConversionWorld();
  const wanted = [
    ['GENERAL', 21, 'pcs'],
    ['REDUCED', 10, 'pcs'],
    ['SUPER-REDUCED', 4, 'pcs'],
    ['BULK', 21, 'kg'],
  ] as const;
  for (const [sku, taxRate, unit] of wanted) {
    const [id = ''] = await world.seedErp('product', [
      { sku, name: sku, type: 'service', unit, taxRate, listPrice: 10 },
    ]);
    products.set(sku, Number(id));
  }
});

afterAll(() => world.close());

/** A customer who buys in the currency and is known to both systems; answers the CRM's id. */
async function customerIn(currency: string): Promise<string> {
  const [accountId = ''] = await world.seedCrm('account', [{ name: `Compradora ${currency}`, country: 'ES' }]);
  const spain = { countryCode: 'ES' };
  await world.seedErp('customer', [
    { legalName: `Compradora ${currency}`, currency, crmReference: accountId, billingAddress: spain },
  ]);
  await introduce(world, accountId);
  return accountId;
}

function line(sku: string, quantity: string, unitPrice: string, given: object = {}): object {
  return { sku, description: sku, quantity, unit: sku === 'BULK' ? 'kg' : 'pcs', unit_price: unitPrice, ...given };
}

/** Nobody has asked for one yet. */
const noConversions = { load: async () => null };
const sevenLines = [
  line('GENERAL', '3', '19.99'),
  line('GENERAL', '7', '0.35', { discount_percent: '12.5' }),
  line('REDUCED', '11', '4.35'),
  line('REDUCED', '1', '1.005'),
  line('SUPER-REDUCED', '9', '33.33', { discount: '0.10' }),
  line('SUPER-REDUCED', '13', '2.17'),
  line('BULK', '1.375', '8.88'),
];

describe('what the order comes to', () => {
  it.each([
    ['a discount of 10.00 on three units', 'EUR', [line('GENERAL', '3', '33.33', { discount: '10.00' })], '89.99'],
    ['seven lines at three tax rates', 'EUR', sevenLines, '451.26'],
    ['yen, which have no decimals', 'JPY', [line('GENERAL', '3', '1234.5'), line('REDUCED', '2', '99')], '3902'],
    [
      'Kuwaiti dinar, which have three',
      'KWD',
      [line('GENERAL', '3', '1.3335'), line('REDUCED', '7', '0.105')],
      '4.736',
    ],
    ['a third of a kilogram', 'EUR', [line('BULK', '0.333', '12.34')], '4.11'],
  ])('equals the ERP’s to the last digit, and the deal’s without tax: %s', async (_, currency, lines, untaxed) => {
    const dealId = await seedDeal(world, await customerIn(currency), { currency, lines });
    const policies = { ...defaultPolicies, onPriceDifference: 'PROCEED' } as const;
    const preview = await previewOrder(
      { conversionsOfDeals: noConversions, sources: world.parts, policies },
      dealId,
      {},
    );
    const conversion = await world.convert(dealId, conversionInput(policies));
    expect(conversion.status).toBe('COMPLETED');

    const [order] = await world.erp.ordersByIds([conversion.orderId ?? ''], {});
    const [deal] = await wholeDeals(world.crm, [dealId], {});
    expect(preview).toMatchObject({ untaxed: order?.untaxed, tax: order?.tax, total: order?.total });
    expect(order?.untaxed).toEqual(linesTotal(deal?.lines ?? []));
    expect(preview?.differenceToDeal?.amount).toMatch(/^0(\.0+)?$/);
    expect(preview?.issues.map(({ code }) => code)).not.toContain('TOTAL_MISMATCH');
    expect(order?.untaxed.amount).toBe(untaxed);
  });
});
