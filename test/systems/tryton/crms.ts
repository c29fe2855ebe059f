import { startSandboxCrm } from '#sandbox/crm-server.ts';
import { connectHubspot, hubspotToken } from '#test/fakes/hubspot/hubspot-crm.ts';
import { startHubspot } from '#test/fakes/hubspot/start-hubspot.ts';
import { askSandbox } from '#test/product/ask-sandbox.ts';

/** A CRM of another product in front of the Tryton. */
export interface OtherCrm {
  /** What the configuration says of it. */
  readonly connection: object;
  /** Answers its id. */
  makeCompany(company: { readonly name: string; readonly domain: string }): Promise<string>;
  makeWonDeal(companyId: string, lines: readonly Line[]): Promise<string>;
  /** What it was told of the deal's order. */
  toldOf(dealId: string): Promise<{ readonly orderNumber: string | null; readonly paymentStatus: string | null }>;
  close(): Promise<void>;
}

interface Line {
  readonly sku: string;
  readonly quantity: string;
  readonly unitPrice: string;
}

export async function sandboxCrm(): Promise<OtherCrm> {
  const apiKey = 'sandbox';
  const { url, close } = await startSandboxCrm({
    directory: null,
    apiKey,
    seedData: 'empty',
    rateLimitPerSecond: 100_000,
  });
  const make = async (kind: string, record: object) => {
    const { ids } = (await askSandbox(url, 'POST', '/_seed', { kind, records: [record] })) as {
      ids: readonly string[];
    };
    return String(ids[0]);
  };
  return {
    connection: { system: 'sandbox', url, apiKey },
    makeCompany: ({ name, domain }) => make('account', { name, email_domains: [domain] }),
    makeWonDeal: (account_id, lines) =>
      make('deal', {
        name: 'Venta',
        account_id,
        stage_id: '10006',
        currency: 'EUR',
        lines: lines.map(({ sku, quantity, unitPrice }) => ({
          sku,
          description: sku,
          quantity,
          unit: 'pcs',
          unit_price: unitPrice,
        })),
      }),
    async toldOf(dealId) {
      const { results } = (await askSandbox(url, 'POST', '/v1/deals/batch/read', { ids: [dealId] })) as {
        results: readonly Readonly<Record<string, string | null>>[];
      };
      const [deal = {}] = results;
      return { orderNumber: deal['order_number'] ?? null, paymentStatus: deal['payment_status'] ?? null };
    },
    close,
  };
}

export async function hubspotCrm(): Promise<OtherCrm> {
  const { url, account, close } = await startHubspot({ token: hubspotToken });
  const administrator = connectHubspot(url);
  await administrator.diagnosis.createMissing({});
  await administrator.close();
  const { associations } = account;
  return {
    connection: {
      system: 'hubspot',
      url,
      token: hubspotToken,
      feed: { searchLagMs: 0, deletionsEveryMs: 60_000 },
      limits: { requestsPerSecond: null, searchesPerSecond: 10_000 },
    },
    makeCompany: async ({ name, domain }) => account.table('companies').seed({ properties: { name, domain } }),
    async makeWonDeal(companyId, lines) {
      const deal = { dealname: 'Venta', pipeline: 'default', dealstage: 'closedwon', deal_currency_code: 'EUR' };
      const id = account.table('deals').seed({ properties: deal });
      associations.associate({ type: 'deals', id }, { type: 'companies', id: companyId });
      for (const { sku, quantity, unitPrice } of lines) {
        const line = { name: sku, hs_sku: sku, quantity, price: unitPrice };
        const lineId = account.table('line_items').seed({ properties: line });
        associations.associate({ type: 'deals', id }, { type: 'line_items', id: lineId });
      }
      return id;
    },
    async toldOf(dealId) {
      const deals = account.table('deals');
      const deal = deals.require(dealId);
      return {
        orderNumber: deals.valueOf(deal, 'grial_order_number'),
        paymentStatus: deals.valueOf(deal, 'grial_payment_status'),
      };
    },
    close,
  };
}
