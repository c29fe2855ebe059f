import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startCrm, startErp } from './talk.ts';

const secret = 'webhook-secret';

describe('webhooks', () => {
  const received: { headers: IncomingHttpHeaders; body: string }[] = [];
  let refusals = 0;
  const receiver = createServer((request, response) => {
    void (async () => {
      received.push({ headers: request.headers, body: await text(request) });
      response.writeHead(refusals-- > 0 ? 503 : 204).end();
    })();
  });
  let url = '';

  beforeEach(async () => {
    received.length = 0;
    refusals = 0;
    await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${String((receiver.address() as AddressInfo).port)}/hook`; // it listens on a port
  });
  afterEach(async () => {
    receiver.closeAllConnections();
    await new Promise((resolve) => receiver.close(resolve));
  });

  it('tell of every change, signed over timestamp and raw body', async () => {
    await using crm = await startCrm({ webhook: { url, secret } });
    const { body: account } = await crm.talk('POST', '/v1/accounts', { name: 'A' });
    await crm.talk('PATCH', '/v1/accounts/10001', { name: 'B' });
    await expect.poll(() => received.length).toBe(2);
    const events = received.map(({ body }) => JSON.parse(body) as unknown);
    expect(events).toMatchObject([
      {
        eventId: expect.stringMatching(/^[0-9a-f-]{36}$/),
        kind: 'account',
        id: '10001',
        version: 1,
        modifiedAt: account['modified_at'],
      },
      { kind: 'account', id: '10001', version: 2 },
    ]);
    for (const { headers, body } of received) {
      const timestamp = String(headers['x-sandbox-timestamp']);
      const signature = createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex');
      expect(headers['x-sandbox-signature']).toBe(`sha256=${signature}`);
      expect(Math.abs(Number(timestamp) - Date.now() / 1000)).toBeLessThan(60);
    }
  });

  it('come again with the same event id until they are taken', async () => {
    refusals = 2;
    await using erp = await startErp();
    expect((await erp.talk('PUT', '/_webhook', { url, secret })).status).toBe(200);
    await erp.talk('POST', '/api/customers', { legalName: 'A' });
    await expect.poll(() => received.length).toBe(3);
    expect(new Set(received.map(({ body }) => body)).size).toBe(1);
    expect(JSON.parse(received[0]?.body ?? '')).toMatchObject({ kind: 'customer', id: 1, version: 1 });
  });

  it('stop when they are switched off', async () => {
    await using crm = await startCrm({ webhook: { url, secret } });
    await crm.talk('PUT', '/_webhook', { url: null });
    await crm.talk('POST', '/v1/accounts', { name: 'A' });
    await crm.talk('PUT', '/_webhook', { url, secret });
    await crm.talk('POST', '/v1/accounts', { name: 'B' });
    await expect.poll(() => received.length).toBe(1);
    expect(JSON.parse(received[0]?.body ?? '')).toMatchObject({ id: '10002' });
  });
});
