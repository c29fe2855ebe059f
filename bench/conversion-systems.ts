import { startSandboxProcess } from '#composition/sandbox-process.ts';
import { sandboxKey } from '#composition/sandbox-systems.ts';
import { createLog } from '#telemetry/log.ts';

export interface ConversionSystems {
  readonly crmUrl: string;
  readonly erpUrl: string;
  /** The ERP's id of the one customer, and of the one product, of all deals. */
  readonly customerId: number;
  readonly productId: number;
  /** Deals of one line each, won unless told; answers their ids in the CRM. */
  seedDeals(count: number, stage?: string): Promise<readonly string[]>;
}

/** The two sandbox systems, with a customer that both know and a product that is always in stock. */
export async function openSystems(folder: string, opened: AsyncDisposableStack): Promise<ConversionSystems> {
  const start = async (side: 'crm' | 'erp') => {
    const log = createLog('warn');
    const options = { side, port: 0, dataDirectory: folder, environment: process.env, log };
    return opened.adopt(await startSandboxProcess(options), (it) => it.close()).url;
  };
  const [crmUrl, erpUrl] = await Promise.all([start('crm'), start('erp')]);
  const [accountId] = await seed(crmUrl, 'account', [{ name: 'Comprador', country: 'ES' }]);
  const [customerId] = await seed(erpUrl, 'customer', [
    { legalName: 'Comprador S.L.', currency: 'EUR', crmReference: accountId },
  ]);
  const [productId] = await seed(erpUrl, 'product', [
    { sku, name: 'Envasadora', type: 'goods', unit: 'pcs', listPrice: 12.5, taxRate: 21 },
  ]);
  await seed(erpUrl, 'stock', [{ productId, warehouseId: 1, onHand: 10_000_000 }]);
  return {
    crmUrl,
    erpUrl,
    customerId: Number(customerId),
    productId: Number(productId),
    seedDeals: async (count, stage = wonStage) =>
      (
        await seed(
          crmUrl,
          'deal',
          Array.from({ length: count }, (_, at) => ({
            name: `Venta ${at + 1}`,
            account_id: accountId,
            stage_id: stage,
            currency: 'EUR',
            lines: [{ sku, description: 'Envasadora', quantity: '2', unit: 'pcs', unit_price: '12.50' }],
          })),
        )
      ).map(String),
  };
}

const sku = 'BENCH-1';
/** Of the sandbox's pipeline. */
export const openStage = '10003';
export const wonStage = '10006';

/** A request to a sandbox system, as src/sandbox/README.md has it; throws unless it succeeds. */
export async function askSystem(url: string, method: string, pathname: string, body: object): Promise<unknown> {
  const headers = {
    'content-type': 'application/json',
    authorization: `Bearer ${sandboxKey}`,
    'x-api-key': sandboxKey,
  };
  const response = await fetch(`${url}${pathname}`, { method, headers, body: JSON.stringify(body) });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${pathname} answered ${response.status}: ${text.slice(0, 500)}`);
  return JSON.parse(text);
}

async function seed(url: string, kind: string, records: readonly object[]): Promise<readonly (string | number)[]> {
  const answer = await askSystem(url, 'POST', '/_seed', { kind, records });
  return (answer as { readonly ids: readonly (string | number)[] }).ids; // its README
}
