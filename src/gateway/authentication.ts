import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { Actor } from '#graphql/subgraph.ts';
import { isLoopback } from './loopback.ts';
import { RequestRefused } from './request-refused.ts';

export interface ApiKey {
  readonly name: string;
  /** Hexadecimal SHA-256 of the key. */
  readonly sha256: string;
}

/** Says who sent a request; throws RequestRefused when that cannot be told. */
export type Authenticate = (headers: IncomingHttpHeaders) => Actor;

/** Without keys everybody on this machine is "anonymous"; with keys every request needs one of them. */
export function createAuthentication(apiKeys: readonly ApiKey[] | null): Authenticate {
  if (apiKeys === null) return anonymous;
  const known = apiKeys.map(({ name, sha256 }) => ({ actor: { name }, digest: Buffer.from(sha256, 'hex') }));
  return (headers) => {
    const key = presentedKey(headers);
    if (key === undefined) throw unauthenticated('an API key is required, got none');
    const digest = createHash('sha256').update(key).digest();
    const match = known.find((candidate) => timingSafeEqual(candidate.digest, digest));
    if (match === undefined) throw unauthenticated('a known API key is required, got another');
    return match.actor;
  };
}

/** The key of `Authorization: Bearer …`, `Authorization: ApiKey …` or `X-Api-Key`, none of which a browser sends by itself. */
export function presentedKey(headers: IncomingHttpHeaders): string | undefined {
  const [, key] = /^(?:bearer|apikey) +(\S+)$/i.exec(headers.authorization ?? '') ?? [];
  if (key !== undefined) return key;
  const header = headers['x-api-key'];
  return typeof header === 'string' && header !== '' ? header : undefined;
}

// A page of a foreign site can make its own host name point to 127.0.0.1 and would then be of our origin (DNS rebinding).
// It cannot send another Host header than its own.
function anonymous(headers: IncomingHttpHeaders): Actor {
  const host = headers.host === undefined ? 'localhost' : URL.parse(`http://${headers.host}`)?.hostname;
  if (host !== undefined && isLoopback(host)) return { name: 'anonymous' };
  throw new RequestRefused(
    'without configured API keys the Host header must be a loopback address or localhost; configure auth.apiKeys to be reached by another name',
    { status: 403, code: 'FORBIDDEN' },
  );
}

function unauthenticated(message: string): RequestRefused {
  return new RequestRefused(
    `${message} (Authorization: Bearer <key>, Authorization: ApiKey <key> or X-Api-Key: <key>)`,
    {
      status: 401,
      code: 'UNAUTHENTICATED',
      headers: { 'www-authenticate': 'Bearer realm="grial", ApiKey realm="grial"' },
    },
  );
}
