import { describe, expect, it, onTestFinished } from 'vitest';
import type { GraphServerOptions } from '#gateway/graph-server.ts';
import { createSubgraphServer } from '#gateway/subgraph-server.ts';
import { createLog } from '#telemetry/log.ts';
import { createMetrics } from '#telemetry/metrics.ts';
import { canary, testFederation } from './federation.ts';
import { ask, startGateway } from './start.ts';

const entities = 'query ($of: [_Any!]!) { _entities(representations: $of) { ... on Customer { balance } } }';
const customers = (...ids: readonly string[]) => ({ of: ids.map((id) => ({ __typename: 'Customer', id })) });

describe('a subgraph on its own', () => {
  it('answers what a router asks of a subgraph', async () => {
    const { url } = await startErp();
    expect((await ask(url, entities, { variables: customers('1', '2') })).body).toEqual({
      data: { _entities: [{ balance: '12.50' }, { balance: '12.50' }] },
    });
    expect((await ask(url, '{ _service { sdl } }')).body.data).toEqual({
      _service: { sdl: expect.stringContaining('type Customer') },
    });
  });

  it('tells failures as the gateway does', async () => {
    const { url } = await startErp();
    const { body } = await ask(url, entities, { variables: customers('down', 'bug', '3') });
    expect(body.data).toEqual({ _entities: [{ balance: null }, { balance: null }, { balance: '12.50' }] });
    expect(body.errors).toMatchObject([
      { path: ['_entities', 0, 'balance'], extensions: { code: 'UPSTREAM_UNAVAILABLE', system: 'erp' } },
      { path: ['_entities', 1, 'balance'], extensions: { code: 'INTERNAL_SERVER_ERROR', errorId: expect.any(String) } },
    ]);
    expect(JSON.stringify(body)).not.toContain(canary);
  });

  it('keeps the deadline', async () => {
    const { url } = await startErp({ deadlineMs: 2_000 });
    const { body } = await ask(url, entities, { variables: customers('hanging', '2') });
    expect(body.data).toEqual({ _entities: [{ balance: null }, { balance: '12.50' }] });
    expect(body.errors).toMatchObject([
      { path: ['_entities', 0, 'balance'], extensions: { code: 'DEADLINE_EXCEEDED' } },
    ]);
  });

  it('works behind the gateway, which shows what it said of a failing system', async () => {
    const erp = await startErp();
    const { supergraphSdl, subgraphs } = testFederation({ erp: `${erp.url}/graphql` });
    const gateway = await startGateway({ supergraphSdl, subgraphs: [subgraphs[0]] });
    const { body } = await ask(
      gateway.url,
      '{ a: customer(id: "1") { name balance } b: customer(id: "down") { name balance } }',
    );
    expect(body).toEqual({
      data: { a: { name: 'Customer 1', balance: '12.50' }, b: { name: 'Customer down', balance: null } },
      errors: [
        {
          message: 'The system "erp" cannot be reached now.',
          path: ['b', 'balance'],
          extensions: { code: 'UPSTREAM_UNAVAILABLE' },
        },
      ],
    });
  });
});

async function startErp(options: Partial<GraphServerOptions> = {}) {
  const { subgraphs } = testFederation();
  const server = await createSubgraphServer(subgraphs[1], {
    log: createLog('silent'),
    metrics: createMetrics(),
    ...options,
  });
  onTestFinished(() => server.close());
  return { url: await server.listen({ host: '127.0.0.1', port: 0 }) };
}
