import { expect } from 'vitest';
import type { Json, Talk } from './talk.ts';

/** Gives an empty ERP two warehouses, a few products with stock and a customer. */
export async function openSmallCompany(talk: Talk): Promise<void> {
  await seed(talk, 'warehouse', '[{"name":"North"},{"name":"South"}]');
  await seed(
    talk,
    'product',
    `[{"sku":"BOLT","listPrice":12.10,"leadTimeDays":5},{"sku":"OIL","listPrice":0.333,"unit":"l","taxRate":10},
      {"sku":"HOUR","type":"service","unit":"h","listPrice":50},{"sku":"OLD","active":false,"listPrice":1},{"sku":"FREE"}]`,
  );
  await seed(
    talk,
    'stock',
    '[{"productId":1,"warehouseId":1,"onHand":10},{"productId":1,"warehouseId":2,"onHand":4},{"productId":2,"warehouseId":2,"onHand":99.5}]',
  );
  await seed(talk, 'customer', '[{"legalName":"Customer One","crmReference":"10001"}]');
}

export async function seed(talk: Talk, kind: string, records: string): Promise<readonly number[]> {
  const { status, text, body } = await talk('POST', '/_seed', `{"kind":"${kind}","records":${records}}`);
  expect([status, text]).toEqual([200, expect.any(String)]);
  return body['ids'] as readonly number[];
}

/** The order as the ERP has it now. */
export async function orderById(talk: Talk, id: number): Promise<Json> {
  const { body } = await talk('POST', '/api/orders/query', { ids: [id] });
  return body['results'][0] as Json;
}

export async function confirmedOrder(talk: Talk, lines: readonly object[]): Promise<Json> {
  const { body } = await talk('POST', '/api/orders', { customerId: 1, lines });
  const { status, body: order } = await talk('POST', `/api/orders/${String(body['id'])}/confirm`);
  expect(status).toBe(200);
  return order;
}
