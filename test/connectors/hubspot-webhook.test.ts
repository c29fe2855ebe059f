import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createHubspotWebhooks } from '#connectors/hubspot/webhook.ts';
import { type SignedRequest, verifyHubspotSignature } from '#connectors/hubspot/webhook-signature.ts';

import { createHttpServer } from '#gateway/http-server.ts';
import { registerWebhooks } from '#gateway/webhook-route.ts';
import { systemClock } from '#ports/clock.ts';
import type { WebhookEvent } from '#ports/webhook.ts';
import { createLog } from '#telemetry/log.ts';
import { createMetrics } from '#telemetry/metrics.ts';

const secret = 'yyyyyyyy-yyyy-yyyy-yyyy-yyyyyyyyyyyy';
const nowMs = Date.parse('2026-05-01T10:00:00Z');
const rawBody = '[{"eventId":1,"subscriptionType":"deal.propertyChange","objectId":123,"propertyValue":"cañón"}]';

describe('the signature of a HubSpot webhook', () => {
  it('is accepted for the request that it was made for', () => {
    expect(verifyHubspotSignature(signed(), secret, nowMs)).toBe(true);
  });

  it('is made over these characters as they are, although the address has them encoded', () => {
    const request = signed('https://grial.example/webhooks/crm?next=/a:b');
    const received = { ...request, uri: 'https://grial.example/webhooks/crm?next=%2Fa%3ab' };
    expect(verifyHubspotSignature(received, secret, nowMs)).toBe(true);
  });

  it('is refused when anything was changed, or when another secret made it', () => {
    const request = signed();
    const changed: readonly SignedRequest[] = [
      { ...request, rawBody: rawBody.replace('123', '124') },
      { ...request, method: 'PUT' },
      { ...request, uri: 'https://elsewhere.example/webhooks/crm' },
      { ...request, timestamp: String(nowMs - 1) },
      { ...request, signature: request.signature?.replace(/^./, (first) => (first === 'A' ? 'B' : 'A')) },
      { ...request, signature: 'short' },
    ];
    expect(changed.map((each) => verifyHubspotSignature(each, secret, nowMs))).toEqual(changed.map(() => false));
    expect(verifyHubspotSignature(request, 'another-secret', nowMs)).toBe(false);
  });

  it('is refused without its headers, and when it is more than five minutes old', () => {
    const request = signed();
    expect(verifyHubspotSignature({ ...request, signature: undefined }, secret, nowMs)).toBe(false);
    expect(verifyHubspotSignature({ ...request, timestamp: undefined }, secret, nowMs)).toBe(false);
    expect(verifyHubspotSignature({ ...request, timestamp: 'yesterday' }, secret, nowMs)).toBe(false);
    expect(verifyHubspotSignature(request, secret, nowMs + 300_000)).toBe(true);
    expect(verifyHubspotSignature(request, secret, nowMs + 300_001)).toBe(false);
    expect(verifyHubspotSignature(request, secret, nowMs - 300_001)).toBe(false);
  });
});

describe('what HubSpot posts', () => {
  const told: (readonly WebhookEvent[])[] = [];
  const behindProxy = 'https://grial.example/crm-events';
  const readers = new Map([
    ['crm', createHubspotWebhooks({ webhookSecret: secret, webhookUrl: undefined }, systemClock)],
    ['proxied', createHubspotWebhooks({ webhookSecret: secret, webhookUrl: behindProxy }, systemClock)],
  ]);
  let http: Awaited<ReturnType<typeof createHttpServer>>;
  let address: string;

  beforeAll(async () => {
    http = await createHttpServer({ log: createLog('silent'), metrics: createMetrics(), corsOrigins: [] });
    registerWebhooks(http, async (connection, delivery) => {
      const events = readers.get(connection)?.read(delivery) ?? null;
      if (events === null) return { status: 401 };
      told.push(events);
      return { status: 202 };
    });
    address = await http.listen({ host: '127.0.0.1', port: 0 });
  });

  afterAll(() => http.close());

  async function post(connection: string, body: string, signedAddress = `${address}/webhooks/${connection}`) {
    const timestamp = String(Date.now());
    const signature = createHmac('sha256', secret).update(`POST${signedAddress}${body}${timestamp}`).digest('base64');
    const headers = {
      'content-type': 'application/json',
      'x-hubspot-request-timestamp': timestamp,
      'x-hubspot-signature-v3': signature,
    };
    return (await fetch(`${address}/webhooks/${connection}`, { method: 'POST', headers, body })).status;
  }

  it('is taken apart into the records that have changed, in the words of the feed', async () => {
    const common = { eventId: 1, subscriptionId: 7, portalId: 62515, occurredAt: 1_770_000_000_000, attemptNumber: 0 };
    const events = [
      {
        ...common,
        subscriptionType: 'deal.propertyChange',
        objectId: 123,
        propertyName: 'dealname',
        propertyValue: 'ñ',
      },
      { ...common, subscriptionType: 'company.deletion', objectId: 5 },
      { ...common, subscriptionType: 'contact.associationChange', fromObjectId: 9, toObjectId: 5 },
      {
        ...common,
        subscriptionType: 'company.merge',
        objectId: 30,
        primaryObjectId: 10,
        newObjectId: 30,
        mergedObjectIds: [10, 20],
      },
      { ...common, subscriptionType: 'object.propertyChange', objectTypeId: '0-48', objectId: 77 },
      { ...common, subscriptionType: 'object.creation', objectTypeId: '2-3456', objectId: 1 },
      { ...common, subscriptionType: 'line_item.creation', objectId: 1 },
    ];
    expect(await post('crm', JSON.stringify(events))).toBe(202);
    expect(told.at(-1)?.map(({ kind, id }) => [kind, id])).toEqual([
      ['deal', '123'],
      ['account', '5'],
      ['contact', '9'],
      ['account', '30'],
      ['account', '10'],
      ['account', '20'],
      ['interaction', 'calls-77'],
    ]);
  });

  it('is the same event when it is posted again, and another one when only its number is the same', async () => {
    const event = { eventId: 1, subscriptionId: 7, occurredAt: 1, subscriptionType: 'deal.creation', objectId: 1 };
    const idsOf = async (...events: readonly object[]) => {
      expect(await post('crm', JSON.stringify(events))).toBe(202);
      return told.at(-1)?.map(({ eventId }) => eventId);
    };
    expect(await idsOf({ ...event, attemptNumber: 0 })).toEqual(await idsOf({ ...event, attemptNumber: 1 }));
    const others = [{ objectId: 2 }, { subscriptionId: 8 }, { occurredAt: 2 }].map((other) => ({ ...event, ...other }));
    expect(new Set(await idsOf(event, ...others)).size).toBe(4);
  });

  it('is believed only when it was signed for the address that HubSpot knows', async () => {
    expect(await post('proxied', '[]')).toBe(401);
    expect(await post('proxied', '[]', behindProxy)).toBe(202);
    expect(await post('crm', '[]', behindProxy)).toBe(401);
  });

  it('is not taken for anything when it cannot be read', async () => {
    expect(await post('crm', 'no JSON')).toBe(401);
    expect(await post('crm', '{"eventId":1}')).toBe(401);
  });

  it('is not expected where no secret is configured', () => {
    expect(createHubspotWebhooks({ webhookSecret: undefined, webhookUrl: undefined }, systemClock)).toBeNull();
  });
});

function signed(uri = 'https://grial.example/webhooks/crm'): SignedRequest {
  const timestamp = String(nowMs);
  const signature = createHmac('sha256', secret).update(`POST${uri}${rawBody}${timestamp}`).digest('base64');
  return { method: 'POST', uri, rawBody, timestamp, signature };
}
