import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { add, compare, subtract } from '#model/decimal.ts';
import { type Json, readAll, startCrm, startErp, type TalkingServer } from './talk.ts';

describe('the demo data of both systems', () => {
  let crm: TalkingServer;
  let erp: TalkingServer;
  let accounts: readonly Json[] = [];
  let contacts: readonly Json[] = [];
  let deals: readonly Json[] = [];
  let customers: readonly Json[] = [];
  let orders: readonly Json[] = [];

  beforeAll(async () => {
    [crm, erp] = await Promise.all([startCrm({ seedData: 'demo' }), startErp({ seedData: 'demo' })]);
    accounts = await readAll(crm.talk, '/v1/accounts/search', 'created_at');
    contacts = await readAll(crm.talk, '/v1/contacts/search', 'created_at');
    deals = await readAll(crm.talk, '/v1/deals/search', 'created_at');
    customers = await readAll(erp.talk, '/api/customers/query', 'createdAt');
    orders = await readAll(erp.talk, '/api/orders/query', 'createdAt');
  });
  afterAll(async () => {
    await crm[Symbol.asyncDispose]();
    await erp[Symbol.asyncDispose]();
  });

  const bareTaxId = (account: Json): string | null =>
    account['vat_number'] === null
      ? null
      : String(account['vat_number'])
          .replaceAll(/[^A-Z0-9]/g, '')
          .replace(new RegExp(`^${String(account['country'])}(?=.{8})`), '');

  it('can be linked in every way that there is, each by dozens of customers', () => {
    const numbers = new Set(customers.map((customer) => customer['number'] as unknown));
    const taxIds = new Set(customers.map((customer) => String(customer['taxNumber']).replaceAll(/[^A-Z0-9]/g, '')));
    const accountIds = new Set(accounts.map((account) => account['id'] as unknown));
    const byDomainAndName = new Set(
      customers.map((customer) => `${String(customer['email']).split('@')[1]} ${String(customer['legalName'])}`),
    );
    const emails = new Set(customers.map((customer) => customer['email'] as unknown));
    const counts = {
      erpNumber: accounts.filter((account) => numbers.has(account['erp_number'])).length,
      crmReference: customers.filter((customer) => accountIds.has(customer['crmReference'])).length,
      taxId: accounts.filter((account) => taxIds.has(bareTaxId(account) ?? 'none')).length,
      domainAndName: accounts.filter((account) =>
        (account['email_domains'] as string[]).some((domain) =>
          byDomainAndName.has(`${domain} ${String(account['name'])}`),
        ),
      ).length,
      contactEmail: contacts.filter((contact) => contact['is_primary'] === true && emails.has(contact['email'])).length,
    };
    expect(Math.min(...Object.values(counts))).toBeGreaterThan(30);
  });

  it('writes the same tax number in several ways', () => {
    const written = accounts.map((account) => String(account['vat_number']));
    for (const style of [/^[A-Z]{2}-/, /^[AB]\d{8}$/, /^ES[AB]\d{8}$/, /^[AB]-\d{8}$/])
      expect(written.filter((text) => style.test(text)).length).toBeGreaterThan(5);
  });

  it('has customers that only one of them knows', () => {
    expect(accounts.filter(({ id }) => Number(id) > 10_300).length).toBeGreaterThanOrEqual(15);
    expect(customers.filter(({ id }) => Number(id) > 300).length).toBeGreaterThanOrEqual(15);
  });

  it('agrees about the orders that came from deals', () => {
    const byNumber = new Map(orders.map((order) => [order['number'] as unknown, order]));
    const ordered = deals.filter((deal) => deal['order_number'] !== null);
    expect(ordered.length).toBeGreaterThan(300);
    const wrong = ordered.filter((deal) => {
      const order = byNumber.get(deal['order_number']);
      const skus = (record: Json | undefined): string =>
        JSON.stringify(((record?.['lines'] ?? []) as Json[]).map((line) => [line['sku'], String(line['quantity'])]));
      return order === undefined || order['currency'] !== deal['currency'] || skus(order) !== skus(deal);
    });
    expect(wrong).toEqual([]);
  });

  it('has won deals that can become orders at once, and some of each kind that cannot', async () => {
    const verdicts = new Map<string, number>();
    for (const deal of deals.filter(({ status, order_number }) => status === 'won' && order_number === null)) {
      const verdict = await verdictOf(deal);
      verdicts.set(verdict, (verdicts.get(verdict) ?? 0) + 1);
    }
    expect(verdicts.get('clean')).toBeGreaterThanOrEqual(20);
    for (const problem of ['no customer', 'no lines', 'unknown SKU', 'currency_mismatch', 'over the limit'])
      expect([problem, verdicts.get(problem)]).toEqual([problem, expect.toSatisfy((count: number) => count >= 3)]);
    expect([...verdicts.keys()].filter((verdict) => !expectedVerdicts.has(verdict))).toEqual([]);
  });

  const expectedVerdicts = new Set([
    'clean',
    'no customer',
    'no lines',
    'unknown SKU',
    'currency_mismatch',
    'over the limit',
  ]);

  async function verdictOf(deal: Json): Promise<string> {
    // Both number the companies that both know in the same order.
    const customerId = Number(deal['account_id']) - 10_000;
    if (customerId > 300) return 'no customer';
    const lines = deal['lines'] as Json[];
    if (lines.length === 0) return 'no lines';
    const { body: found } = await erp.talk('POST', '/api/products/query', {
      skus: lines.map((line) => line['sku'] as string),
    });
    const products = new Map(
      (found['results'] as Json[]).map((product) => [product['sku'] as unknown, product['id'] as number]),
    );
    if (lines.some((line) => !products.has(line['sku']))) return 'unknown SKU';
    const { status, body } = await erp.talk('POST', '/api/orders/price', {
      customerId,
      currency: deal['currency'],
      lines: lines.map((line) => ({ productId: products.get(line['sku']), quantity: Number(line['quantity']) })),
    });
    if (status !== 200) return body['error']['code'] as string;
    if (!isSame(body['untaxed'], add('0', ...lines.map((line) => line['line_total'] as string)))) return 'other price';
    const { body: credits } = await erp.talk('POST', '/api/credit/query', { customerIds: [customerId] });
    const [credit] = credits['results'] as Json[];
    if (credit === undefined || credit['creditLimit'] === null) return 'clean';
    const exposure = add(String(credit['receivable']), String(credit['uninvoicedOrders']), String(body['total']));
    const net = subtract(exposure, String(credit['unappliedCredits']));
    return compare(net, String(credit['creditLimit'])) > 0 ? 'over the limit' : 'clean';
  }

  function isSame(a: unknown, b: unknown): boolean {
    return compare(String(a), String(b)) === 0;
  }
});
