import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { json } from 'node:stream/consumers';
import { execute, parse } from 'graphql';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { ConfigurationError } from '#errors.ts';
import type { Subgraph } from '#graphql/subgraph.ts';
import { canary, testFederation } from './federation.ts';
import { ask, collectLog, startGateway } from './start.ts';

describe('a gateway that serves a supergraph of remote subgraphs', () => {
  it('answers as if they were its own', async () => {
    const [crm, erp] = await Promise.all([serveSubgraph('crm'), serveSubgraph('erp')]);
    const { url } = await startServing(crm.url, erp.url);
    expect((await ask(url, '{ customers(first: 2) { name balance orders { number } } }')).body).toEqual({
      data: {
        customers: [
          { name: 'Customer c0', balance: '12.50', orders: [{ number: 'c0-1' }, { number: 'c0-2' }] },
          { name: 'Customer c1', balance: '12.50', orders: [{ number: 'c1-1' }, { number: 'c1-2' }] },
        ],
      },
    });
    expect(erp.requests).toHaveLength(1);
  });

  it('sends the request id, and of the headers of the client only those that it is told to', async () => {
    const crm = await serveSubgraph('crm');
    const headers = { authorization: 'Bearer user', 'x-tenant': 'one', 'x-request-id': 'desk-7' };
    const closed = await startServing(crm.url, crm.url);
    await ask(closed.url, '{ crmContext }', { headers });
    expect(crm.requests[0]?.headers).toMatchObject({ 'x-request-id': 'desk-7', 'content-type': 'application/json' });
    expect(crm.requests[0]?.headers).not.toHaveProperty('authorization');
    expect(crm.requests[0]?.headers).not.toHaveProperty('x-tenant');

    const open = await startServing(crm.url, crm.url, { forwardHeaders: ['Authorization'] });
    await ask(open.url, '{ crmContext }', { headers });
    expect(crm.requests[1]?.headers).toMatchObject({ authorization: 'Bearer user' });
    expect(crm.requests[1]?.headers).not.toHaveProperty('x-tenant');
  });

  it('keeps the part of the answer that it has when a subgraph fails, without a word of the failure', async () => {
    const crm = await serveSubgraph('crm');
    const failures: readonly (readonly [Behaviour, string])[] = [
      [(response) => response.writeHead(500).end(canary), 'cannot be reached now.'],
      [
        (response) => response.writeHead(200).end(`<html>${canary}</html>`),
        'gave an answer that cannot be understood.',
      ],
      [(response) => response.writeHead(200).end(`{"data":${canary}`), 'gave an answer that cannot be understood.'],
      [
        (response) => response.writeHead(200).end(`{"canary":"${canary}"}`),
        'gave an answer that cannot be understood.',
      ],
      [(response) => response.writeHead(429).end(), 'takes no more requests from us for a while.'],
      [(response) => response.writeHead(403).end(canary), 'refused this.'],
      [(response) => void response.destroy(), 'cannot be reached now.'],
    ];
    for (const [behaviour, sentence] of failures) {
      const erp = await serve((_request, response) => behaviour(response));
      const log = collectLog();
      const { url } = await startServing(crm.url, erp, { log: log.log });
      const { body } = await ask(url, '{ customer(id: "1") { name balance } }');
      expect(body.data).toEqual({ customer: { name: 'Customer 1', balance: null } });
      expect(body.errors).toMatchObject([
        { message: `The system "erp" ${sentence}`, path: ['customer'], extensions: { system: 'erp' } },
      ]);
      expect(JSON.stringify(body)).not.toMatch(new RegExp(`${canary}|127\\.0\\.0\\.1|:\\d{4}`));
      expect(log.lines()).toContainEqual(expect.objectContaining({ level: 'warn', subgraph: 'erp' }));
      expect(log.text()).not.toContain(canary);
    }
  });

  it('says the same when nobody is there', async () => {
    const crm = await serveSubgraph('crm');
    const { url } = await startServing(crm.url, 'http://127.0.0.1:1/graphql');
    const { body } = await ask(url, '{ customer(id: "1") { name balance } }');
    expect(body.data).toEqual({ customer: { name: 'Customer 1', balance: null } });
    expect(body.errors).toMatchObject([
      { extensions: { code: 'UPSTREAM_UNAVAILABLE', system: 'erp', retryable: true } },
    ]);
  });

  it('takes back its request at the deadline', async () => {
    const crm = await serveSubgraph('crm');
    const gone = vi.fn<() => void>();
    const erp = await serve((request) => void request.socket.once('close', gone));
    const { url } = await startServing(crm.url, erp, { deadlineMs: 2_000 });
    const { body } = await ask(url, '{ customer(id: "1") { name balance } }');
    expect(body.data).toEqual({ customer: { name: 'Customer 1', balance: null } });
    expect(body.errors).toMatchObject([{ extensions: { code: 'DEADLINE_EXCEEDED', system: 'erp' } }]);
    await expect.poll(() => gone.mock.calls.length).toBe(1);
  });

  it('masks an error of a subgraph that it does not know', async () => {
    const crm = await serveSubgraph('crm');
    const { url } = await startServing(crm.url, await serve(answerWith(foreignError)));
    const { status, body } = await ask(url, '{ customer(id: "1") { name balance } }');
    expect(status).toBe(200);
    expect(body.errors).toMatchObject([
      { path: ['customer', 'balance'], extensions: { code: 'INTERNAL_SERVER_ERROR' } },
    ]);
    expect(JSON.stringify(body)).not.toMatch(/their own words|TEAPOT|secret/);
  });

  it('shows it in the words and with the code of a subgraph that it is told to trust, and nothing more', async () => {
    const crm = await serveSubgraph('crm');
    const { url } = await startServing(crm.url, await serve(answerWith(foreignError)), { trustSubgraphErrors: true });
    const { status, body } = await ask(url, '{ customer(id: "1") { name balance } }');
    expect(status).toBe(200);
    expect(body).toEqual({
      data: { customer: { name: 'Customer 1', balance: null } },
      errors: [{ message: 'in their own words', path: ['customer', 'balance'], extensions: { code: 'TEAPOT' } }],
    });
  });

  it('passes on the mistakes of a client that a subgraph finds', async () => {
    const mistake = { data: null, errors: [{ message: 'too many', extensions: { code: 'BAD_USER_INPUT' } }] };
    const remote = await serve(answerWith(mistake));
    const { url } = await startServing(remote, remote);
    const { body } = await ask(url, '{ customer(id: "1") { name } }');
    expect(body.errors).toEqual([{ message: 'too many', extensions: { code: 'BAD_USER_INPUT' } }]);
  });

  it('does not start when a subgraph has no address', async () => {
    const { supergraphSdl } = testFederation({ erp: '' });
    const starting = startGateway({ supergraphSdl, subgraphs: [] });
    await expect(starting).rejects.toBeInstanceOf(ConfigurationError);
    await expect(starting).rejects.toThrow('the subgraph "erp" needs a URL in the supergraph');
  });
});

describe('a supergraph that cannot be served', () => {
  it('is a mistake of the configuration, said in a sentence', async () => {
    const authenticated = testFederation().supergraphSdl.replace(
      'enum join__Graph',
      'extend schema @link(url: "https://specs.apollo.dev/authenticated/v0.1", for: SECURITY)\nenum join__Graph',
    );
    for (const supergraphSdl of ['type Query {', 'type Query { a: Int }', authenticated]) {
      const starting = startGateway({ supergraphSdl, subgraphs: [] });
      await expect(starting).rejects.toBeInstanceOf(ConfigurationError);
      await expect(starting).rejects.toThrow('a supergraph of Federation 2 that this gateway supports is required: ');
    }
  });
});

type Behaviour = (response: ServerResponse) => unknown;

const foreignError = {
  data: { _entities: [{ balance: null }] },
  errors: [
    {
      message: 'in their own words',
      path: ['_entities', 0, 'balance'],
      extensions: { code: 'TEAPOT', secret: 'secret', http: { status: 418 } },
    },
  ],
};

function answerWith(body: unknown) {
  return (_request: IncomingMessage, response: ServerResponse) => void response.end(JSON.stringify(body));
}

function startServing(crm: string, erp: string, options: Parameters<typeof startGateway>[0] = {}) {
  const { supergraphSdl } = testFederation({ crm, erp });
  return startGateway({ supergraphSdl, subgraphs: [], ...options });
}

/** A subgraph of the test federation as somebody else would serve it. */
async function serveSubgraph(name: 'crm' | 'erp') {
  const requests: IncomingMessage[] = [];
  const { subgraphs } = testFederation();
  const subgraph = subgraphs.find((candidate) => candidate.name === name);
  if (subgraph === undefined) throw new Error(`there is no subgraph ${name}`);
  const url = await serve(async (request, response) => {
    requests.push(request);
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(await executeOn(subgraph, request)));
  });
  return { url, requests };
}

async function executeOn({ schema, contextFor }: Subgraph, request: IncomingMessage): Promise<unknown> {
  const { query, variables } = (await json(request)) as { query: string; variables: Record<string, unknown> };
  const contextValue = contextFor({ actor: { name: 'router' }, call: {} });
  return execute({ schema, document: parse(query), variableValues: variables, contextValue });
}

async function serve(handler: (request: IncomingMessage, response: ServerResponse) => unknown): Promise<string> {
  const server = createServer(handler).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('a TCP address is required');
  return `http://127.0.0.1:${address.port}/graphql`;
}
