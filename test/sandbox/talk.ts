import { parseExactJson } from '#http/exact-json.ts';
import { startSandboxCrm } from '#sandbox/crm-server.ts';
import { startSandboxErp } from '#sandbox/erp-server.ts';

export const apiKey = 'test-key';
export const readOnlyKey = 'test-read-only-key';
export const crmHeaders = { authorization: `Bearer ${apiKey}` };
const erpHeaders = { 'x-api-key': apiKey };

/** A JSON object whose fields tests look into; numbers that are not short integers are their digits. */
export type Json = Readonly<Record<string, any>>; // oxlint-disable-line typescript/no-explicit-any -- answers of a server under test have every shape

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: Json;
}

/** Asks a server; a text is sent as it is, anything else as JSON. */
export type Talk = (method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Answer>;

export function talkTo(url: string, headers: Record<string, string>): Talk {
  return async (method, path, body, moreHeaders = {}) => {
    const sent = typeof body === 'string' ? body : JSON.stringify(body);
    const response = await fetch(url + path, {
      method,
      headers: { ...headers, ...(sent === undefined ? {} : { 'content-type': 'application/json' }), ...moreHeaders },
      ...(sent === undefined ? {} : { body: sent }),
    });
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      text,
      body: text === '' ? {} : (parseExactJson(text) as Json), // every answer is an object
    };
  };
}

export interface TalkingServer extends AsyncDisposable {
  readonly url: string;
  readonly talk: Talk;
}

type CrmOptions = Partial<Parameters<typeof startSandboxCrm>[0]>;
type ErpOptions = Partial<Parameters<typeof startSandboxErp>[0]>;

export async function startCrm(options: CrmOptions = {}): Promise<TalkingServer> {
  const { url, close } = await startSandboxCrm({ directory: null, apiKey, readOnlyKey, seedData: 'empty', ...options });
  return { url, talk: talkTo(url, crmHeaders), [Symbol.asyncDispose]: close };
}

export async function startErp(options: ErpOptions = {}): Promise<TalkingServer> {
  const { url, close } = await startSandboxErp({ directory: null, apiKey, readOnlyKey, seedData: 'empty', ...options });
  return { url, talk: talkTo(url, erpHeaders), [Symbol.asyncDispose]: close };
}

/** Pages a list to its end, oldest first, by the field that orders it. */
export async function readAll(
  talk: Talk,
  path: string,
  key: string,
  input: Readonly<Record<string, unknown>> = {},
): Promise<readonly Json[]> {
  const all: Json[] = [];
  for (let after: unknown; ;) {
    const { status, text, body } = await talk('POST', path, { ...input, order: 'oldest', limit: 200, after });
    if (status !== 200) throw new Error(`${path}: ${text}`);
    const page = body['results'] as readonly Json[]; // the list that every such path answers
    all.push(...page);
    const last = page.at(-1);
    if ((body['has_more'] ?? body['hasMore']) !== true || last === undefined) return all;
    after = { key: last[key], id: last['id'] };
  }
}
