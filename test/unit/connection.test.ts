import { GraphQLError } from 'graphql';
import { describe, expect, it } from 'vitest';
import { connect, type Connection, pageRequest } from '#graphql/connection.ts';
import { decodeCursor, encodeCursor } from '#graphql/cursor.ts';
import { type Page, pageOf, type PageRequest } from '#model/page.ts';
import { type ListedRecord, positionOf } from '#ports/source.ts';
import { fc, test } from './property.ts';

const position = fc.record({ key: fc.string({ unit: 'binary' }), id: fc.string({ unit: 'binary' }) });

describe('a cursor', () => {
  test('comes back as the place it was made of', [position], (place) => {
    expect(decodeCursor('Query.deals', encodeCursor('Query.deals', place))).toEqual(place);
  });

  it('may be the empty place', () => {
    expect(decodeCursor('a', encodeCursor('a', { key: '', id: '' }))).toEqual({ key: '', id: '' });
  });

  test('of another list is refused', [position], (place) => {
    const cursor = encodeCursor('Query.deals', place);
    expect(refusal(() => decodeCursor('Query.leads', cursor))).toMatch(
      /a cursor of Query.leads, got one of Query.deals/,
    );
  });

  test('is refused when a single character of it changed', [position, fc.nat()], (place, at) => {
    const cursor = encodeCursor('Query.deals', place);
    const index = at % cursor.length;
    const other = cursor[index] === 'A' ? 'B' : 'A';
    const damaged = cursor.slice(0, index) + other + cursor.slice(index + 1);
    expect(refusal(() => decodeCursor('Query.deals', damaged))).toMatch(/must be a cursor/);
  });

  test('is no other text', [fc.string()], (text) => {
    expect(refusal(() => decodeCursor('Query.deals', text))).toMatch(/after must be a cursor of Query.deals, got/);
  });
});

describe('the arguments of a list', () => {
  it('ask for 20 when they say nothing', () => {
    expect(pageRequest('Query.deals', {})).toEqual({ first: 20, after: undefined });
    expect(pageRequest('Query.deals', { first: null, after: null })).toEqual({ first: 20, after: undefined });
  });

  it.each([0, -1, 201, 1_000_000])('may not ask for %i', (first) => {
    expect(refusal(() => pageRequest('Query.deals', { first }))).toBe(
      `first of Query.deals must be between 1 and 200, got ${first}`,
    );
  });

  it.each([1, 200])('may ask for %i', (first) => {
    expect(pageRequest('Query.deals', { first }).first).toBe(first);
  });
});

describe('a connection', () => {
  const records = Array.from({ length: 7 }, (_, at) => record(`2026-01-0${at + 1}`, String(at)));

  it('leads through the whole list by its end cursors', async () => {
    const seen: string[] = [];
    let after: string | null = null;
    for (let pages = 0; pages < 4; pages += 1) {
      const page: Connection<ListedRecord> = await connect('Query.things', { first: 2, after }, read);
      seen.push(...page.nodes.map((node) => node.id));
      expect(page.totalCount).toBe(7);
      expect(page.edges.map((edge) => edge.node)).toEqual(page.nodes);
      expect(page.pageInfo).toMatchObject({ hasPreviousPage: pages > 0, hasNextPage: pages < 3 });
      expect([page.pageInfo.startCursor, page.pageInfo.endCursor]).toEqual([
        page.edges.at(0)?.cursor,
        page.edges.at(-1)?.cursor,
      ]);
      after = page.pageInfo.endCursor;
    }
    expect(seen).toEqual(['0', '1', '2', '3', '4', '5', '6']);
  });

  it('has no cursors when it is empty', async () => {
    const last = encodeCursor('Query.things', { key: '2026-12-31', id: '9' });
    const { pageInfo } = await connect('Query.things', { after: last }, read);
    expect(pageInfo).toEqual({ hasNextPage: false, hasPreviousPage: true, startCursor: null, endCursor: null });
  });

  async function read(request: PageRequest): Promise<Page<ListedRecord>> {
    return pageOf(records, request, positionOf, 'ascending');
  }
});

function record(sortKey: string, id: string): ListedRecord {
  const source = { connection: 'crm', system: 'x', objectType: 'thing', url: null, fetchedAt: '', stale: false };
  return { id, sortKey, source };
}

function refusal(attempt: () => unknown): string {
  try {
    attempt();
  } catch (error) {
    if (error instanceof GraphQLError && error.extensions['code'] === 'BAD_USER_INPUT') return error.message;
    throw error;
  }
  throw new Error('nothing was refused');
}
