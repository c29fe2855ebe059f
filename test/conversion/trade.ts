import type { ConversionWorld } from './conversion-world.ts';

const wonStage = '10006';

export interface Trade {
  readonly accountId: string;
  readonly customerId: string;
  readonly productId: string;
}

type World = Pick<ConversionWorld, 'seedCrm' | 'seedErp' | 'parts'>;

export const sku = 'ENV-100';
const price = '12.50';

/** A customer that both systems know, and a product with plenty of stock. */
export async function seedTrade(
  world: World,
  given: { readonly customer?: object; readonly onHand?: number } = {},
): Promise<Trade> {
  const [warehouseId] = await world.seedErp('warehouse', [{ name: 'Central' }]);
  const [productId = ''] = await world.seedErp('product', [
    { sku, name: 'Envasadora', type: 'goods', unit: 'pcs', listPrice: Number(price), taxRate: 21 },
  ]);
  await world.seedErp('stock', [
    { productId: Number(productId), warehouseId: Number(warehouseId), onHand: given.onHand ?? 100_000 },
  ]);
  const [accountId = ''] = await world.seedCrm('account', [
    { name: 'Talleres Ebro SL', vat_number: 'ESB12345674', country: 'ES' },
  ]);
  const [customerId = ''] = await world.seedErp('customer', [
    {
      legalName: 'Talleres Ebro, S.L.',
      currency: 'EUR',
      crmReference: accountId,
      billingAddress: { countryCode: 'ES' },
      ...given.customer,
    },
  ]);
  await introduce(world, accountId);
  return { accountId, customerId, productId };
}

/** Lets the product know now who the account is in the ERP, in place of the next reading of the feeds. */
export async function introduce({ parts }: Pick<World, 'parts'>, accountId: string): Promise<void> {
  const [account] = await parts.crm.accountsByIds([accountId], {});
  const [[customer] = []] = await parts.erp.customersByCrmReferences([accountId], {});
  if (!account || !customer) throw new Error(`account ${accountId} is not in both systems`);
  await parts.directory.lookUp([account], {});
  await parts.directory.learn(customer, {});
}

/** Won deals of one line each, unless told otherwise; answers their ids. */
export async function seedDeals(
  { seedCrm }: Pick<World, 'seedCrm'>,
  accountId: string | null,
  count = 1,
  given: object = {},
): Promise<readonly string[]> {
  return seedCrm(
    'deal',
    Array.from({ length: count }, (_, at) => ({
      name: `Venta ${at + 1}`,
      account_id: accountId,
      stage_id: wonStage,
      currency: 'EUR',
      lines: [{ sku, description: 'Envasadora', quantity: '2', unit: 'pcs', unit_price: price }],
      ...given,
    })),
  );
}

export async function seedDeal(
  world: Pick<World, 'seedCrm'>,
  accountId: string | null,
  given: object = {},
): Promise<string> {
  const [dealId] = await seedDeals(world, accountId, 1, given);
  if (dealId === undefined) throw new Error('the deal is missing');
  return dealId;
}
