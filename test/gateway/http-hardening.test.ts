import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { brotliDecompressSync, gunzipSync, zstdDecompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { request } from 'undici';
import { ask, startGateway } from './start.ts';

describe('the HTTP door', () => {
  it('answers every mistake of a client as JSON that says what was required', async () => {
    const { url } = await startGateway();
    const json = { 'content-type': 'application/json' };
    const cases: readonly (readonly [string, RequestInit, number, string])[] = [
      ['/nothing', {}, 404, 'there is nothing at this path; GET / lists what there is'],
      ['/graphql', { method: 'PUT' }, 405, 'the method GET or POST is required here, got PUT'],
      ['/livez', { method: 'POST' }, 405, 'the method GET is required here, got POST'],
      [
        '/graphql',
        { method: 'POST', body: '{' },
        415,
        'the content type application/json is required, got text/plain;charset=UTF-8',
      ],
      ['/graphql', { method: 'POST', body: '{', headers: json }, 400, 'the body must be well-formed JSON'],
      [
        '/graphql',
        { method: 'POST', body: 'x'.repeat(1_048_577), headers: json },
        413,
        'a body of at most 1048576 bytes is required, got more',
      ],
    ];
    for (const [path, init, status, message] of cases) {
      const response = await fetch(url + path, init);
      expect([response.status, response.headers.get('content-type')]).toEqual([
        status,
        'application/json; charset=utf-8',
      ]);
      expect(await response.json()).toEqual({ errors: [{ message, extensions: { code: 'BAD_REQUEST' } }] });
    }
  });

  it.each([
    ['400 Bad Request', 'NOT HTTP\r\n\r\n'],
    ['431 Request Header Fields Too Large', `GET / HTTP/1.1\r\nhost: localhost\r\nx: ${'x'.repeat(20_000)}\r\n\r\n`],
  ])('answers %s as JSON to what never becomes a request, and closes', async (status, sent) => {
    const { url } = await startGateway();
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    socket.write(sent);
    const answer = await text(socket);
    expect(answer.split('\r\n', 1)).toEqual([`HTTP/1.1 ${status}`]);
    expect(JSON.parse(answer.split('\r\n\r\n')[1] ?? '')).toMatchObject({
      errors: [{ extensions: { code: 'BAD_REQUEST' } }],
    });
  });

  it('sends the headers that protect a browser', async () => {
    const { url } = await startGateway();
    const { headers } = await ask(url, '{ crmContext }');
    expect(headers.get('content-security-policy')).toBe("default-src 'none';frame-ancestors 'none'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('strict-transport-security')).toContain('max-age=');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-powered-by')).toBeNull();
  });

  it('lets no web page call unless its origin is configured', async () => {
    const preflight = {
      method: 'OPTIONS',
      headers: { origin: 'https://desk.example', 'access-control-request-method': 'POST' },
    };
    const closed = await startGateway();
    expect((await fetch(`${closed.url}/graphql`, preflight)).headers.get('access-control-allow-origin')).toBeNull();

    const open = await startGateway({ corsOrigins: ['https://desk.example'] });
    expect((await fetch(`${open.url}/graphql`, preflight)).headers.get('access-control-allow-origin')).toBe(
      'https://desk.example',
    );
    const foreign = { ...preflight, headers: { ...preflight.headers, origin: 'https://evil.example' } };
    expect((await fetch(`${open.url}/graphql`, foreign)).headers.get('access-control-allow-origin')).toBeNull();
  });

  it('gives back the request id of the client, or makes one where it has none or an odd one', async () => {
    const { url } = await startGateway();
    const id = async (sent: Record<string, string>) =>
      (await ask(url, '{ crmContext }', { headers: sent })).headers.get('x-request-id');
    expect(await id({ 'x-request-id': 'desk-42' })).toBe('desk-42');
    expect(await id({})).toMatch(/^[0-9a-f-]{36}$/);
    expect(await id({ 'x-request-id': 'a b"c' })).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('compresses a large answer with what the client accepts, and no small one', async () => {
    const { url } = await startGateway();
    const plain = await readRaw(url, '{ orders(first: 200) { number note } }', 'identity');
    expect(plain.encoding).toBeUndefined();
    const decoders = new Map<string, (bytes: Buffer) => Buffer>([
      ['zstd', zstdDecompressSync],
      ['br', brotliDecompressSync],
      ['gzip', gunzipSync],
    ]);
    for (const [encoding, decode] of decoders) {
      const answer = await readRaw(url, '{ orders(first: 200) { number note } }', `${encoding}, deflate`);
      expect(answer.encoding).toBe(encoding);
      expect(answer.bytes.length).toBeLessThan(plain.bytes.length / 10);
      expect(decode(answer.bytes).equals(plain.bytes)).toBe(true);
    }
    expect((await readRaw(url, '{ orders(first: 200) { number note } }', 'gzip;q=0')).encoding).toBeUndefined();
    expect((await readRaw(url, '{ crmContext }', 'gzip')).encoding).toBeUndefined();
  });

  it('refuses documents that ask for too much, fast and before anything is executed', async () => {
    const { url } = await startGateway();
    const aliases = Array.from({ length: 61 }, (_, index) => `a${index}: crmContext`).join(' ');
    const documents = new Map([
      [`{ ${'crmContext '.repeat(41)} }`, 'an operation may have a number of root fields of at most 40, got 41'],
      [`{ ${aliases} }`, 'an operation may have a number of aliases of at most 60, got 61'],
      [
        `{ crmContext ${'@include(if: true) '.repeat(61)} }`,
        'an operation may have a number of directives of at most 60, got 61',
      ],
      [`{ ${'a { '.repeat(21)} b ${'} '.repeat(21)} }`, 'an operation may have a depth of at most 20, got 22'],
      [`{ ${'crmContext '.repeat(5_000)} }`, 'Syntax Error: Document contains more that 5000 tokens. Parsing aborted.'],
    ]);
    for (const [document, message] of documents) {
      const { body } = await ask(url, document);
      expect(body.errors?.map((error) => error.message)).toContain(message);
      expect(body.data).toBeUndefined();
    }
  });

  it('counts what fragments multiply without following them again and again', async () => {
    const { url } = await startGateway();
    const levels = Array.from(
      { length: 40 },
      (_, level) => `fragment F${level} on Query { ...F${level + 1} ...F${level + 1} }`,
    ).join('\n');
    const { body } = await ask(url, `{ ...F0 } ${levels} fragment F40 on Query { a: crmContext }`);
    expect(body.errors?.[0]?.message).toBe(`an operation may have a number of aliases of at most 60, got ${2 ** 40}`);
  });

  it('survives a document that is nested as deep as its tokens go', async () => {
    const { url } = await startGateway();
    const { body } = await ask(url, `{ ${'a{'.repeat(2_490)}a${'}'.repeat(2_490)} }`);
    expect(body.errors?.length).toBeGreaterThan(0);
    expect((await ask(url, '{ crmContext }')).body.errors).toBeUndefined();
  });

  it('reports a few of many mistakes', async () => {
    const { url } = await startGateway();
    const { body } = await ask(url, `{ ${Array.from({ length: 30 }, (_, index) => `no${index}`).join(' ')} }`);
    expect(body.errors?.length).toBeLessThanOrEqual(6);
  });

  it('answers no batch of operations', async () => {
    const { url } = await startGateway();
    const init = {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '[{"query":"{ crmContext }"}]',
    };
    expect((await fetch(`${url}/graphql`, init)).status).toBe(400);
  });

  it('shows its schema', async () => {
    const { url } = await startGateway();
    const { body } = await ask(url, '{ __type(name: "Customer") { fields { name } } }');
    expect(body.data).toEqual({
      __type: { fields: ['id', 'name', 'again', 'balance', 'orders'].map((name) => ({ name })) },
    });
  });

  it('says at / what there is', async () => {
    const { url } = await startGateway({ exampleQuery: '{ crmContext }' });
    const paths = ['/graphql', '/graphiql', '/livez', '/readyz', '/metrics'];
    expect(await (await fetch(url)).json()).toEqual({ name: 'grial', paths });
    const browser = await fetch(url, { headers: { accept: 'text/html' }, redirect: 'manual' });
    expect([browser.status, browser.headers.get('location')]).toEqual([302, '/graphiql']);
  });
});

/** fetch() decodes by itself; this does not. */
async function readRaw(url: string, query: string, acceptEncoding: string) {
  const { headers, body } = await request(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'accept-encoding': acceptEncoding },
    body: JSON.stringify({ query }),
  });
  return { encoding: headers['content-encoding'], bytes: Buffer.from(await body.arrayBuffer()) };
}
