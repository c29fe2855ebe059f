import { afterEach, describe, expect, it } from 'vitest';
import { createSandboxErp } from '#connectors/sandbox/erp.ts';
import { sandboxErpSettings } from '#connectors/sandbox/settings.ts';
import { exactNumber } from '#http/exact-json.ts';
import { systemClock } from '#ports/clock.ts';
import type { InvoiceStatus, OrderStatus } from '#ports/erp-system.ts';
import { startSandboxErp } from '#sandbox/erp-server.ts';
import { answerText, startFakeServer } from '#test/fakes/fake-server.ts';
import type { ErpMaker, LineToMake } from './erp-harness.ts';
import { erpSystemContract } from './erp-system.contract.ts';

const apiKey = 'contract-key';
const readOnlyKey = 'contract-read-only-key';

erpSystemContract({
  system: 'sandbox',
  start: async () => {
    const server = await startSandbox();
    return { url: server.url, make: await sandboxErpMaker(server.url), close: server.close };
  },
  connect: (url, timeoutMs) => connect(url, apiKey, timeoutMs),
  idsPerCall: 200,
  parentsPerCall: 200,
  unsupported: {},
});

describe('the sandbox ERP connector', () => {
  const closing: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const close of closing.splice(0).toReversed()) await close();
  });

  it('is UNAUTHORIZED with a wrong key and FORBIDDEN to write with one that may only read', async () => {
    const server = await startSandbox();
    closing.push(server.close);
    const stranger = connect(server.url, 'wrong');
    const reader = connect(server.url, readOnlyKey);
    closing.push(stranger.close, reader.close);
    await expect(stranger.warehouses({})).rejects.toMatchObject({ code: 'UNAUTHORIZED' });
    await expect(reader.confirmOrder('1', {})).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(reader.ordersByIds(['1'], {})).resolves.toEqual([null]);
  });

  it('claims unique order references only when it is told that the ERP keeps them so', async () => {
    const url = 'http://127.0.0.1:1';
    const plain = connect(url);
    const strict = createSandboxErp(
      'erp',
      sandboxErpSettings.parse({ system: 'sandbox', url, apiKey, uniqueOrderReference: true }),
      { clock: systemClock, onCall: () => {} },
    );
    closing.push(plain.close, strict.close);
    expect(plain.capabilities.has('unique-order-reference')).toBe(false);
    expect(strict.capabilities.has('unique-order-reference')).toBe(true);
  });

  it('names the field that is not as expected, but not its value', async () => {
    const fake = await startFakeServer(answerText('{"results":[{"productId":1,"unit":"pcs","levels":"canary"}]}'));
    const erp = connect(fake.url);
    closing.push(fake.close, erp.close);
    const failure = erp.supplyOfProducts(['1'], {});
    await expect(failure).rejects.toMatchObject({
      code: 'BAD_RESPONSE',
      message: expect.stringContaining('results.0.levels'),
    });
    await expect(failure).rejects.not.toMatchObject({ message: expect.stringContaining('canary') });
  });
});

function startSandbox() {
  return startSandboxErp({ directory: null, apiKey, readOnlyKey, seedData: 'empty', rateLimitPerSecond: 100_000 });
}

function connect(url: string, key = apiKey, timeoutMs = 10_000) {
  const settings = sandboxErpSettings.parse({ system: 'sandbox', url, apiKey: key, limits: { timeoutMs } });
  return createSandboxErp('erp', settings, { clock: systemClock, onCall: () => {} });
}

async function sandboxErpMaker(url: string): Promise<ErpMaker> {
  const send = async (method: string, path: string, body?: object): Promise<Response> => {
    const response = await fetch(url + path, {
      method,
      headers: { 'x-api-key': apiKey, ...(body && { 'content-type': 'application/json' }) },
      body: body === undefined ? null : JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${await response.text()}`);
    return response;
  };
  const seed = async (kind: string, records: readonly object[]) => {
    const response = await send('POST', '/_seed', { kind, records });
    const { ids } = (await response.json()) as { ids: number[] }; // as the README of the sandbox says
    return ids;
  };
  const seedAll = async (kind: string, records: readonly object[]) => (await seed(kind, records)).map(String);
  const [warehouseId] = await seed('warehouse', [{ name: 'Central' }]);

  return {
    customers: (records) =>
      seedAll(
        'customer',
        records.map(({ creditLimit, ...customer }) => ({ ...customer, creditLimit: exactOrNone(creditLimit) })),
      ),
    async products(records) {
      const ids = await seed(
        'product',
        records.map(({ sku, unit, listPrice }) => ({ sku, unit, listPrice: exactOrNone(listPrice) })),
      );
      for (const [index, { onHand, incoming }] of records.entries()) {
        const place = { productId: ids[index], warehouseId };
        if (onHand !== undefined) await seed('stock', [{ ...place, onHand: exactNumber(onHand) }]);
        if (incoming !== undefined)
          await seed('receipt', [{ ...place, date: incoming.date, quantity: exactNumber(incoming.quantity) }]);
      }
      return ids.map(String);
    },
    orders: (records) =>
      seedAll(
        'order',
        records.map(({ customerId, reference, status = 'DRAFT', lines, ...order }) => ({
          ...order,
          customerId: Number(customerId),
          externalReference: reference,
          state: orderWords[status],
          lines: linesOf(lines),
        })),
      ),
    shipments: (records) =>
      seedAll(
        'shipment',
        records.map(({ customerId, orderIds, createdAt }) => ({
          customerId: Number(customerId),
          orderIds: orderIds?.map(Number),
          createdAt,
        })),
      ),
    invoices: (records) =>
      seedAll(
        'invoice',
        records.map(({ customerId, kind, status = 'OPEN', orderIds, lines, ...invoice }) => ({
          ...invoice,
          customerId: Number(customerId),
          type: kind === 'CREDIT_NOTE' ? 'credit' : 'invoice',
          state: invoiceWords[status],
          orderIds: orderIds?.map(Number),
          lines: linesOf(lines),
        })),
      ),
    payments: (records) =>
      seedAll(
        'payment',
        records.map(({ customerId, amount, createdAt, allocations }) => ({
          customerId: Number(customerId),
          amount: exactNumber(amount),
          createdAt,
          allocations: allocations?.map((allocation) => ({
            invoiceId: Number(allocation.invoiceId),
            amount: exactNumber(allocation.amount),
          })),
        })),
      ),
    removeDraftOrder: async (id) => {
      await send('DELETE', `/api/orders/${id}`);
    },
  };
}

function linesOf(lines: readonly LineToMake[] = [{ quantity: '1', unitPrice: '10.00' }]) {
  return lines.map(({ quantity, unit, unitPrice }) => ({
    description: 'Line',
    quantity: exactNumber(quantity),
    unit,
    unitPrice: exactNumber(unitPrice),
  }));
}

function exactOrNone(digits: string | undefined): unknown {
  return digits === undefined ? undefined : exactNumber(digits);
}

const orderWords: Readonly<Record<OrderStatus, string>> = {
  DRAFT: 'draft',
  QUOTED: 'quotation',
  PENDING_APPROVAL: 'to_approve',
  CONFIRMED: 'sale',
  IN_PROGRESS: 'in_progress',
  ON_HOLD: 'hold',
  COMPLETED: 'done',
  CLOSED_SHORT: 'closed',
  CANCELLED: 'cancel',
};

const invoiceWords: Readonly<Record<InvoiceStatus, string>> = {
  DRAFT: 'draft',
  IN_REVIEW: 'review',
  OPEN: 'posted',
  PAID: 'paid',
  CANCELLED: 'cancel',
  REVERSED: 'reversed',
};
