import { execute, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { graphqlErrorCodes, SystemError, type SystemErrorCode, systemFailures } from '#errors.ts';
import { buildSubgraph } from '#graphql/build-subgraph.ts';
import type { EntityReader } from '#graphql/entities.ts';
import { toGraphqlError } from '#graphql/system-failure.ts';

const nothing: EntityReader<object> = async (references) => references.map(() => null);
const crmEntities = ['Contact', 'Customer', 'Deal', 'Interaction', 'Lead', 'Pipeline', 'Stage', 'Ticket', 'User'];
const readers = Object.fromEntries(crmEntities.map((type) => [type, nothing]));
const parts = { name: 'crm', resolvers: {}, entities: readers, contextFor: () => ({}) };

describe('a subgraph', () => {
  it('is not built when an entity could not be entered, or a reader has no entity', () => {
    const { Ticket: _, ...withoutTicket } = readers;
    expect(() => buildSubgraph({ ...parts, entities: { ...withoutTicket, Product: nothing } })).toThrow(
      'subgraph crm: no reader for [Ticket], no entity for [Product]',
    );
  });

  it('has one context for all that one request asks of it', () => {
    const subgraph = buildSubgraph(parts);
    const request = { actor: { name: 'a' }, call: {} };
    expect(subgraph.contextFor(request)).toBe(subgraph.contextFor(request));
    expect(subgraph.contextFor(request)).not.toBe(subgraph.contextFor({ ...request }));
  });

  it('refuses references to what is no entity of it', async () => {
    const { schema } = buildSubgraph(parts);
    const document = parse('{ _entities(representations: [{ __typename: "Money" }]) { __typename } }');
    expect(await execute({ schema, document, contextValue: {} })).toMatchObject({
      data: { _entities: [null] },
      errors: [{ message: 'Money is not an entity of this subgraph', extensions: { code: 'BAD_USER_INPUT' } }],
    });
  });

  it('reports a failing system and lets a bug be a bug, thrown or rejected', async () => {
    const document = parse('{ deal(id: "1") { id } }');
    const failure = new SystemError('TIMEOUT', 'crm', 'secret words of the system');
    const thrown = await execute({ schema: failing(() => raise(failure)), document });
    const rejected = await execute({ schema: failing(() => Promise.reject(failure)), document });
    for (const { errors } of [thrown, rejected])
      expect(errors).toEqual([
        expect.objectContaining({
          message: 'The system "crm" did not answer in time.',
          path: ['deal'],
          extensions: { code: 'UPSTREAM_UNAVAILABLE', system: 'crm', retryable: true },
        }),
      ]);
    const bug = new TypeError('undefined is not a function');
    const { errors } = await execute({ schema: failing(() => raise(bug)), document });
    expect(errors).toMatchObject([{ originalError: bug, extensions: {} }]);
  });
});

describe('the failure of a system', () => {
  const codes = Object.keys(systemFailures) as SystemErrorCode[]; // the keys of a literal

  it.each(codes)('%s is told with a code of the catalogue and without a word of the system', (code) => {
    const told = toGraphqlError(new SystemError(code, 'erp', 'secret', { retryAfterMs: 5 }));
    expect(told).toMatchObject({
      message: expect.stringMatching(/^The system "erp" .+\.$/),
      extensions: { system: 'erp', retryable: systemFailures[code].retryable || code === 'CANCELLED', retryAfterMs: 5 },
    });
    expect(JSON.stringify(told)).not.toContain('secret');
    expect(graphqlErrorCodes).toContain(systemFailures[code].graphql);
  });

  it('is nothing else', () => {
    const bug = new Error('bug');
    expect(toGraphqlError(bug)).toBe(bug);
  });
});

function failing(fail: () => unknown) {
  return buildSubgraph({ ...parts, resolvers: { Query: { deal: fail } } }).schema;
}

function raise(error: Error): never {
  throw error;
}
