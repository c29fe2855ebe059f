import { describe, expect, it } from 'vitest';
import { composeSupergraph } from '#gateway/compose.ts';
import { breakingChanges } from '#gateway/schema-changes.ts';
import { testFederation } from './federation.ts';

const link =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@inaccessible", "@shareable"])';
const crm = {
  name: 'crm',
  typeDefs: `${link} type Query { deals: [Deal!]! } type Deal @key(fields: "id") { id: ID! name: String }`,
};
const erp = {
  name: 'erp',
  typeDefs: `${link} type Deal @key(fields: "id") { id: ID! order: String }`,
  url: 'http://erp.test/graphql',
};

describe('composition', () => {
  it('makes the same supergraph in whatever order the subgraphs come', () => {
    const supergraph = sdl([crm, erp]);
    expect(sdl([erp, crm])).toBe(supergraph);
    expect(supergraph).toContain('CRM @join__graph(name: "crm", url: "http://127.0.0.1:4000/subgraphs/crm")');
    expect(supergraph).toContain('ERP @join__graph(name: "erp", url: "http://erp.test/graphql")');
  });

  it('says which subgraph does not fit', () => {
    const broken = { ...erp, typeDefs: `${link} type Deal @key(fields: "id") { id: ID! name: Int @shareable }` };
    expect(composeSupergraph([crm, broken])).toEqual({
      errors: expect.arrayContaining([expect.stringMatching(/^FIELD_TYPE_MISMATCH: .*"crm".*"erp"/)]),
    });
  });

  it('says where a document cannot be read', () => {
    expect(composeSupergraph([{ ...crm, typeDefs: 'type Query {' }])).toEqual({
      errors: [expect.stringMatching(/^crm: Syntax Error: Expected Name, found <EOF>.* \(1:13\)$/)],
    });
  });
});

describe('changes of the schema', () => {
  it('are none between a supergraph and itself', async () => {
    const { supergraphSdl } = testFederation();
    expect(await breakingChanges(supergraphSdl, supergraphSdl)).toEqual([]);
  });

  it('break a client when what it may ask for is gone, and not when something is new', async () => {
    const without = { ...erp, typeDefs: `${link} type Deal @key(fields: "id") { id: ID! invoice: String }` };
    expect(await breakingChanges(sdl([crm, erp]), sdl([crm, without]))).toEqual(['Deal.order was removed.']);
  });

  it('break nobody where nobody could see them', async () => {
    const hidden = {
      ...erp,
      typeDefs: `${link} type Deal @key(fields: "id") { id: ID! order: String secret: Int @inaccessible }`,
    };
    expect(await breakingChanges(sdl([crm, hidden]), sdl([crm, erp]))).toEqual([]);
  });
});

function sdl(subgraphs: Parameters<typeof composeSupergraph>[0]): string {
  const composition = composeSupergraph(subgraphs);
  if ('errors' in composition) throw new Error(composition.errors.join('\n'));
  return composition.supergraphSdl;
}
