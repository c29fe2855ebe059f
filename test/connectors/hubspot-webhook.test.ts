import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type SignedRequest, verifyHubspotSignature } from '#connectors/hubspot/webhook-signature.ts';

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

function signed(uri = 'https://grial.example/webhooks/crm'): SignedRequest {
  const timestamp = String(nowMs);
  const signature = createHmac('sha256', secret).update(`POST${uri}${rawBody}${timestamp}`).digest('base64');
  return { method: 'POST', uri, rawBody, timestamp, signature };
}
