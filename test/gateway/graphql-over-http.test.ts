import { serverAudits } from 'graphql-http';
import { describe, expect, it } from 'vitest';
import { ask, startGateway } from './start.ts';

describe('GraphQL over HTTP', () => {
  it('passes every audit of the specification when the preflight header is sent', async () => {
    const { url } = await startGateway();
    const results = await audit(url, { 'apollo-require-preflight': 'yes' });
    expect(results).toHaveLength(61);
    expect(results.filter(({ status }) => status !== 'ok')).toEqual([]);
  });

  it('fails no MUST of the specification without it', async () => {
    const { url } = await startGateway();
    const results = await audit(url, {});
    expect(results.filter(({ status }) => status === 'error')).toEqual([]);
  });

  it('answers a query sent with GET by a client that has a key', async () => {
    const { url } = await startGateway();
    const query = new URLSearchParams({ query: '{ crmContext }' });
    const headers: Record<string, string>[] = [
      { authorization: 'Bearer k' },
      { authorization: 'ApiKey k' },
      { 'x-api-key': 'k' },
    ];
    for (const header of headers) {
      const response = await fetch(`${url}/graphql?${query}`, { headers: header });
      expect(response.status).toBe(200);
      expect(await response.json()).toEqual({ data: { crmContext: expect.any(Number) } });
    }
  });

  it('refuses a GET that a foreign page could make a browser send', async () => {
    const { url } = await startGateway();
    const query = new URLSearchParams({ query: '{ crmContext }' });
    const headers: Record<string, string>[] = [{}, { authorization: 'Basic dXNlcjpwYXNz' }];
    for (const header of headers) {
      const response = await fetch(`${url}/graphql?${query}`, { headers: header });
      expect(response.status).toBe(400);
      expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_REQUEST' } }] });
    }
  });

  it('refuses a mutation sent with GET', async () => {
    const { url } = await startGateway();
    const query = new URLSearchParams({ query: 'mutation { rename(id: "1", name: "x") { id } }' });
    const response = await fetch(`${url}/graphql?${query}`, { headers: { 'x-api-key': 'k' } });
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('POST');
  });

  it('names the operations of a document when none of them was chosen', async () => {
    const { url } = await startGateway();
    const document = 'query A { crmContext } query B { erpContext }';
    const answer = await ask(url, document, { headers: { accept: 'application/graphql-response+json' } });
    expect(answer.status).toBe(400);
    expect(answer.body.errors).toEqual([
      {
        message: 'operationName must be one of A, B; got none',
        extensions: { code: 'OPERATION_RESOLUTION_FAILURE' },
      },
    ]);
  });

  it('says what was wrong with a variable', async () => {
    const { url } = await startGateway();
    const answer = await ask(url, 'query ($n: Int) { echo(text: "a", number: $n) }', { variables: { n: 'x' } });
    expect(answer.body.errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
    expect(answer.body.errors?.[0]?.message).toContain('Int cannot represent non-integer value');
  });

  it('prefers the media type that the client prefers', async () => {
    const { url } = await startGateway();
    const types = new Map([
      ['application/graphql-response+json, application/json;q=0.9', 'application/graphql-response+json; charset=utf-8'],
      ['application/json, application/graphql-response+json;q=0.5', 'application/json; charset=utf-8'],
      ['application/*', 'application/json; charset=utf-8'],
      ['application/graphql-response+json, */*', 'application/graphql-response+json; charset=utf-8'],
    ]);
    for (const [accept, expected] of types)
      expect((await ask(url, '{ crmContext }', { headers: { accept } })).headers.get('content-type')).toBe(expected);
    expect((await ask(url, '{ crmContext }', { headers: { accept: 'text/csv' } })).status).toBe(406);
  });
});

/** All audits one after another, with these headers on every request. */
async function audit(url: string, headers: Record<string, string>) {
  const audits = serverAudits({
    url: `${url}/graphql`,
    fetchFn: (target: string, init: RequestInit = {}) =>
      fetch(target, { ...init, headers: { ...Object.fromEntries(new Headers(init.headers)), ...headers } }),
  });
  const results = [];
  for (const { fn } of audits) {
    const result = await fn();
    results.push({
      id: result.id,
      name: result.name,
      status: result.status,
      reason: 'reason' in result ? result.reason : '',
    });
  }
  return results;
}
