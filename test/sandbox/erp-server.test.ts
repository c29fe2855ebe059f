import { describe, expect, it } from 'vitest';
import { confirmedOrder, openSmallCompany, orderById, seed } from './small-company.ts';
import { type Json, readAll, readOnlyKey, startErp, talkTo } from './talk.ts';

describe('the sandbox ERP', () => {
  it('answers 401 without a key, 403 to a read-only key that writes, 404 for what is not there', async () => {
    await using erp = await startErp();
    await openSmallCompany(erp.talk);
    const reader = talkTo(erp.url, { 'x-api-key': readOnlyKey });
    expect((await talkTo(erp.url, {})('GET', '/api/info')).status).toBe(401);
    const lines = [{ productId: 1, quantity: 1 }];
    expect((await reader('POST', '/api/orders/price', { customerId: 1, lines })).status).toBe(200);
    expect((await reader('POST', '/api/orders', { customerId: 1, lines })).status).toBe(403);
    expect((await erp.talk('POST', '/api/orders/99/confirm')).status).toBe(404);
    expect((await erp.talk('POST', '/api/orders/abc/confirm')).status).toBe(404);
  });

  it('refuses more than two hundred ids and fields that it does not know', async () => {
    await using erp = await startErp();
    const ids = Array.from({ length: 201 }, (_none, index) => index + 1);
    expect((await erp.talk('POST', '/api/orders/query', { ids })).status).toBe(400);
    expect((await erp.talk('POST', '/api/orders/query', { ids: ids.slice(1) })).status).toBe(200);
    expect((await erp.talk('POST', '/api/supply/query', { productIds: ids })).status).toBe(400);
    const misspelt = await erp.talk('POST', '/api/orders/query', { customerId: [1] });
    expect([misspelt.status, misspelt.body['error']['message']]).toEqual([
      400,
      expect.stringContaining('"customerId"'),
    ]);
    expect((await erp.talk('POST', '/api/orders/query', { perParent: true })).status).toBe(400);
  });

  it('keeps every digit of every number, in and out', async () => {
    await using erp = await startErp();
    await openSmallCompany(erp.talk);
    const [id] = await seed(erp.talk, 'product', '[{"sku":"HUGE","listPrice":9007199254740993,"taxRate":0}]');
    const { text } = await erp.talk('POST', '/api/products/query', { skus: ['HUGE', 'OIL', 'BOLT'] });
    for (const number of ['"listPrice":9007199254740993,', '"listPrice":0.333,', '"listPrice":12.10,'])
      expect(text).toContain(number);
    const order = await erp.talk(
      'POST',
      '/api/orders',
      `{"customerId":1,"lines":[{"productId":${String(id)},"quantity":1,"unitPrice":9007199254740993.01},{"productId":2,"quantity":0.333}]}`,
    );
    expect(order.text).toContain('"unitPrice":9007199254740993.01,');
    expect(order.text).toContain('"quantity":0.333,');
    expect(order.body['untaxed']).toBe('9007199254740993.12');
    const exponent = await erp.talk(
      'POST',
      '/api/orders',
      '{"customerId":1,"lines":[{"productId":2,"quantity":1.5e1}]}',
    );
    expect(exponent.body['lines'][0]['quantity']).toBe(15);
  });

  it('prices an order without making one: list price, quantity discount, tax once per rate', async () => {
    await using erp = await startErp();
    await openSmallCompany(erp.talk);
    const { body } = await erp.talk('POST', '/api/orders/price', {
      customerId: 1,
      lines: [
        { productId: 1, quantity: 60 },
        { productId: 2, quantity: 2.5 },
        { productId: 1, quantity: 1, unitPrice: 10, discount: 0.03 },
        { productId: 3, quantity: 1.5, discountPercent: 10 },
      ],
    });
    expect((body['lines'] as Json[]).map((line) => String(line['untaxed']))).toEqual([
      '704.22',
      '0.83',
      '9.97',
      '67.50',
    ]);
    // 21 % of 781.69 and 10 % of 0.83.
    expect([body['untaxed'], body['tax'], body['total']]).toEqual(['782.52', '164.23', '946.75']);
    expect((await erp.talk('POST', '/api/orders/query', {})).body['total']).toBe(0);
  });

  it('rounds to the minor unit of yen and dinar and does not tax exports', async () => {
    await using erp = await startErp();
    await openSmallCompany(erp.talk);
    const [yen, dinar] = await seed(
      erp.talk,
      'customer',
      '[{"legalName":"Y","currency":"JPY","billingAddress":{"countryCode":"JP"}},{"legalName":"K","currency":"KWD","billingAddress":{"countryCode":"KW"}}]',
    );
    const totals = async (customerId: number | undefined): Promise<readonly unknown[]> => {
      const { body } = await erp.talk('POST', '/api/orders/price', {
        customerId,
        lines: [{ productId: 1, quantity: 3 }],
      });
      return [body['currency'], body['tax'], body['total']].map(String);
    };
    expect(await totals(yen)).toEqual(['JPY', '0', '5991']);
    expect(await totals(dinar)).toEqual(['KWD', '0.000', '12.087']);
  });

  it('says precisely why an order cannot be', async () => {
    await using erp = await startErp();
    await openSmallCompany(erp.talk);
    const codeOf = async (fields: object): Promise<unknown> => {
      const { status, body } = await erp.talk('POST', '/api/orders', {
        customerId: 1,
        lines: [{ productId: 1, quantity: 1 }],
        ...fields,
      });
      expect(status).toBe(422);
      return body['error']['code'];
    };
    expect(await codeOf({ customerId: 9 })).toBe('unknown_customer');
    expect(await codeOf({ currency: 'USD' })).toBe('currency_mismatch');
    expect(await codeOf({ lines: [] })).toBe('no_lines');
    expect(await codeOf({ lines: [{ productId: 99, quantity: 1 }] })).toBe('unknown_product');
    expect(await codeOf({ lines: [{ productId: 4, quantity: 1 }] })).toBe('inactive_product');
    expect(await codeOf({ lines: [{ productId: 5, quantity: 1 }] })).toBe('no_price');
    expect(await codeOf({ lines: [{ productId: 1, quantity: 1.5 }] })).toBe('fractional_quantity');
  });

  it('makes two drafts of one external reference, unless it was started to refuse the second', async () => {
    const order = { customerId: 1, externalReference: 'REF-1', lines: [{ productId: 1, quantity: 1 }] };
    await using usual = await startErp();
    await openSmallCompany(usual.talk);
    await usual.talk('POST', '/api/orders', order);
    await usual.talk('POST', '/api/orders', order);
    await usual.talk('POST', '/api/orders', { ...order, externalReference: 'REF-10' });
    const found = await usual.talk('POST', '/api/orders/query', { externalReferences: ['REF-1', 'REF-2'] });
    expect(found.body['results']).toHaveLength(2);
    const prefixed = await usual.talk('POST', '/api/orders/query', {
      externalReferencePrefix: 'REF-',
      order: 'oldest',
    });
    expect((prefixed.body['results'] as Json[]).map(({ id }) => id as number)).toEqual([1, 2, 3]);

    await using strict = await startErp({ uniqueReference: true });
    await openSmallCompany(strict.talk);
    expect((await strict.talk('POST', '/api/orders', order)).status).toBe(201);
    expect(await strict.talk('POST', '/api/orders', order)).toMatchObject({
      status: 409,
      body: { error: { code: 'duplicate_reference' } },
    });
    await strict.talk('POST', '/api/orders/1/cancel', { reason: 'again' });
    expect((await strict.talk('POST', '/api/orders', order)).status).toBe(201);
  });

  it('reserves stock on confirmation, once, and gives it back on cancellation', async () => {
    await using erp = await startErp();
    await openSmallCompany(erp.talk);
    const levels = async (): Promise<readonly unknown[]> => {
      const { body } = await erp.talk('POST', '/api/supply/query', { productIds: [1] });
      return (body['results'][0]['levels'] as Json[]).map((level) => [
        level['onHand'],
        level['reserved'],
        level['outgoing'],
      ]);
    };
    const order = await confirmedOrder(erp.talk, [{ productId: 1, quantity: 12 }]);
    expect(order).toMatchObject({ state: 'sale', lines: [{ reserved: 10, warehouseId: 1 }] });
    const again = await erp.talk('POST', '/api/orders/1/confirm');
    expect(again.body).toEqual(order);
    expect(await levels()).toEqual([
      [10, 10, 12],
      [4, 0, 0],
    ]);
    const { body } = await erp.talk('POST', '/api/supply/query', { productIds: [1, 3, 77] });
    expect(body['results']).toMatchObject([
      { productId: 1, events: [{ quantity: -12, kind: 'order', reference: 'SO-00001', date: order['promisedDate'] }] },
      { productId: 3, levels: [], events: [] },
    ]);
    expect((await erp.talk('POST', '/api/orders/1/cancel', { reason: 'changed mind' })).body).toMatchObject({
      state: 'cancel',
      cancelReason: 'changed mind',
    });
    expect(await levels()).toEqual([
      [10, 0, 0],
      [4, 0, 0],
    ]);
    expect((await erp.talk('POST', '/api/orders/1/confirm')).status).toBe(409);
    expect((await erp.talk('DELETE', '/api/orders/1')).status).toBe(204);
  });

  it('does not confirm for a customer on hold', async () => {
    await using erp = await startErp();
    await openSmallCompany(erp.talk);
    await erp.talk('POST', '/api/orders', { customerId: 1, lines: [{ productId: 1, quantity: 1 }] });
    await erp.talk('PATCH', '/api/customers/1', { onHold: true, creditLimit: 100.5 });
    expect(await erp.talk('POST', '/api/orders/1/confirm')).toMatchObject({
      status: 422,
      body: { error: { code: 'customer_on_hold' } },
    });
    const credit = await erp.talk('POST', '/api/credit/query', { customerIds: [1] });
    expect(credit.body['results']).toMatchObject([{ creditLimit: '100.5', onHold: true }]);
  });

  it('settles invoices by payments, and moves the invoice but not the order', async () => {
    await using erp = await startErp();
    await openSmallCompany(erp.talk);
    const line = '"lines":[{"productId":1,"quantity":1,"unitPrice":100,"taxRate":0}]';
    await seed(erp.talk, 'order', `[{"customerId":1,"state":"done","invoiceState":"invoiced",${line}}]`);
    await seed(erp.talk, 'invoice', `[{"customerId":1,"orderIds":[1],"dueDate":"2020-01-31",${line}}]`);
    const before = await orderById(erp.talk, 1);
    expect(before).toMatchObject({ paymentState: 'overdue', balance: '100.00' });
    const pay = (amount: number): Promise<{ status: number; body: Json }> =>
      erp.talk('POST', '/api/payments', { customerId: 1, amount: amount + 5, allocations: [{ invoiceId: 1, amount }] });
    expect((await pay(30)).body).toMatchObject({ state: 'posted', unallocated: '5.00' });
    const { body } = await erp.talk('POST', '/api/invoices/query', { customerIds: [1], open: true, overdue: true });
    expect(body['results']).toMatchObject([
      { balance: '70.00', state: 'posted', allocations: [{ paymentId: 1, creditNoteId: null, amount: 30 }] },
    ]);
    expect(await pay(70.01)).toMatchObject({ status: 422, body: { error: { code: 'over_allocated' } } });
    expect((await erp.talk('POST', '/api/payments/query', {})).body['total']).toBe(1);
    await pay(70);
    const after = await orderById(erp.talk, 1);
    expect(after).toMatchObject({ paymentState: 'paid', balance: '0.00', updatedAt: before['updatedAt'] });
    const invoice = await erp.talk('POST', '/api/invoices/query', { ids: [1] });
    expect(invoice.body['results'][0]['state']).toBe('paid');
    expect(invoice.body['results'][0]['updatedAt'] > invoice.body['results'][0]['createdAt']).toBe(true);
    const { body: feed } = await erp.talk('GET', '/api/changes');
    expect((feed['changes'] as Json[]).slice(-2).map(({ kind }) => kind as string)).toEqual(['payment', 'invoice']);
  });

  it('groups documents by their parents and orders products by SKU', async () => {
    await using erp = await startErp();
    await openSmallCompany(erp.talk);
    await seed(erp.talk, 'customer', '[{"legalName":"Two"},{"legalName":"Three"}]');
    const line = '"lines":[{"productId":1,"quantity":1}]';
    await seed(
      erp.talk,
      'order',
      `[{"customerId":1,${line}},{"customerId":1,${line}},{"customerId":2,"state":"sale",${line}}]`,
    );
    await seed(erp.talk, 'invoice', `[{"customerId":1,"orderIds":[1,2],${line}}]`);
    const perCustomer = await erp.talk('POST', '/api/orders/query', {
      customerIds: [3, 1, 2],
      perParent: true,
      limit: 1,
    });
    expect(
      (perCustomer.body['groups'] as Json[]).map((group) => [
        group['customerId'],
        (group['results'] as Json[]).map(({ id }) => id as number),
        group['hasMore'],
        group['total'],
      ]),
    ).toEqual([
      [3, [], false, 0],
      [1, [2], true, 2],
      [2, [3], false, 1],
    ]);
    const perOrder = await erp.talk('POST', '/api/invoices/query', { orderIds: [1, 2], perParent: true });
    expect((perOrder.body['groups'] as Json[]).map((group) => group['total'] as number)).toEqual([1, 1]);
    const together = await erp.talk('POST', '/api/invoices/query', { orderIds: [1, 2] });
    expect(together.body['total']).toBe(1);
    const products = await readAll(erp.talk, '/api/products/query', 'sku');
    expect(products.map(({ sku }) => sku as string)).toEqual(['BOLT', 'FREE', 'HOUR', 'OIL', 'OLD']);
    const found = await erp.talk('POST', '/api/products/query', { search: 'bol' });
    expect(found.body['total']).toBe(1);
  });

  it('answers prices in the order of the requests, null for what has none', async () => {
    await using erp = await startErp();
    await openSmallCompany(erp.talk);
    const { body } = await erp.talk('POST', '/api/prices/query', {
      requests: [
        { productId: 2, customerId: 1, quantity: 1 },
        { productId: 77, customerId: 1, quantity: 1 },
        { productId: 1, customerId: 1, quantity: 200.5 },
        { productId: 5, customerId: 1, quantity: 1 },
      ],
    });
    expect(body['results']).toMatchObject([
      { unitPrice: '0.33', currency: 'EUR', discountPercent: null, priceList: { name: 'Tarifa general' } },
      null,
      { unitPrice: '12.10', discountPercent: 7 },
      null,
    ]);
  });

  it('finds customers by number and by the id that the CRM has for them', async () => {
    await using erp = await startErp();
    const created = await erp.talk('POST', '/api/customers', {
      legalName: 'New',
      crmReference: '10077',
      currency: 'GBP',
      billingAddress: { countryCode: 'GB' },
    });
    expect([created.status, created.body['number'], created.body['priceList']['currency']]).toEqual([
      201,
      'C-00001',
      'GBP',
    ]);
    const found = await erp.talk('POST', '/api/customers/query', { crmReferences: ['10077', '10078'] });
    expect(found.body['results']).toEqual([created.body]);
    expect((await erp.talk('POST', '/api/customers/query', { numbers: ['C-00001'] })).body['results']).toHaveLength(1);
    expect((await erp.talk('DELETE', '/api/customers/1')).status).toBe(204);
    expect((await erp.talk('GET', '/api/changes')).body['changes']).toMatchObject([
      { kind: 'customer', id: 1, deleted: true, version: 2 },
    ]);
  });
});
