import { createHmac, timingSafeEqual } from 'node:crypto';

/** A delivery as it came in. */
export interface SignedRequest {
  readonly method: string;
  /** The whole address that HubSpot posted to, protocol and host included, as they are seen from outside. */
  readonly uri: string;
  readonly rawBody: string;
  /** Header X-HubSpot-Request-Timestamp: milliseconds since the epoch. */
  readonly timestamp: string | undefined;
  /** Header X-HubSpot-Signature-v3. */
  readonly signature: string | undefined;
}

/**
 * True when the request was signed by HubSpot with the app's client secret, within the last five minutes.
 * https://developers.hubspot.com/docs/apps/developer-platform/build-apps/authentication/request-validation#validate-the-v3-request-signature
 */
export function verifyHubspotSignature(request: SignedRequest, clientSecret: string, nowMs: number): boolean {
  const { method, uri, rawBody, timestamp, signature } = request;
  if (timestamp === undefined || signature === undefined || !/^\d+$/.test(timestamp)) return false;
  if (Math.abs(nowMs - Number(timestamp)) > maxAgeMs) return false;
  const expected = createHmac('sha256', clientSecret)
    .update(method + decodedUri(uri) + rawBody + timestamp)
    .digest();
  const given = Buffer.from(signature, 'base64');
  return given.length === expected.length && timingSafeEqual(given, expected);
}

const maxAgeMs = 5 * 60_000;

/** HubSpot signs these characters as they are, whether or not they were encoded on the way. */
const signedDecoded: Readonly<Record<string, string>> = {
  '%3A': ':',
  '%2F': '/',
  '%3F': '?',
  '%40': '@',
  '%21': '!',
  '%24': '$',
  '%27': "'",
  '%28': '(',
  '%29': ')',
  '%2A': '*',
  '%2C': ',',
  '%3B': ';',
};

function decodedUri(uri: string): string {
  return uri.replaceAll(/%[0-9A-F]{2}/gi, (code) => signedDecoded[code.toUpperCase()] ?? code);
}
