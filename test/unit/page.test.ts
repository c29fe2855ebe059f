import { describe, expect, it } from 'vitest';
import { compareNativeIds, comparePositions, mergePages, pageOf, type Position } from '#model/page.ts';
import { nativeIdOf, nodeId, parseNodeId, storeNodeId } from '#model/node-id.ts';
import { fc, test } from './property.ts';

const positionOf = (item: Position) => item;

const position = fc.record({
  key: fc.constantFrom('2026-01-01T00:00:00Z', '2026-01-01T00:00:00.5Z', '2026-01-01T00:00:00.500001Z', '2026-01-02'),
  id: fc.nat(40).map(String),
});

describe('a position', () => {
  it('orders instants with fractions of any length', () => {
    const keys = ['2026-01-01T00:00:00.500001Z', '2026-01-01T00:00:00Z', '2026-01-01T00:00:00.5Z'];
    const ordered = keys.map((key) => ({ key, id: '1' })).toSorted(comparePositions);
    expect(ordered.map((item) => item.key)).toEqual([
      '2026-01-01T00:00:00Z',
      '2026-01-01T00:00:00.5Z',
      '2026-01-01T00:00:00.500001Z',
    ]);
  });

  it('orders numeric ids by value and others by code unit', () => {
    expect(['10', '9', '100'].toSorted(compareNativeIds)).toEqual(['9', '10', '100']);
    expect(['SO-10', 'SO-9'].toSorted(compareNativeIds)).toEqual(['SO-10', 'SO-9']);
  });
});

describe('paging through lists of several parents', () => {
  test(
    'gives every record once, in order, whatever the page size',
    [
      fc.array(fc.uniqueArray(position, { selector: (item) => item.id }), { minLength: 1, maxLength: 4 }),
      fc.integer({ min: 1, max: 7 }),
    ],
    (lists, first) => {
      const parents = lists.map((list, index) =>
        list.map((item) => ({ ...item, id: `${index}${item.id.padStart(2, '0')}` })),
      );
      const ordered = parents.map((list) => list.toSorted((a, b) => comparePositions(b, a)));
      const seen: Position[] = [];
      for (let after: Position | undefined; ; after = seen.at(-1)) {
        const request = { first, after };
        const page = mergePages(
          ordered.map((list) => pageOf(list, request, positionOf, 'descending')),
          request,
          positionOf,
          'descending',
        );
        seen.push(...page.items);
        expect(page.totalCount).toBe(parents.flat().length);
        if (!page.hasNextPage) break;
        expect(page.items).toHaveLength(first);
      }
      expect(seen).toEqual(parents.flat().toSorted((a, b) => comparePositions(b, a)));
    },
  );
});

describe('a global id', () => {
  it('is read back as it was made, colons in the native id included', () => {
    expect(parseNodeId(nodeId('deal', 'crm', 'a:b:c'))).toEqual({ type: 'deal', connection: 'crm', id: 'a:b:c' });
    expect(parseNodeId(storeNodeId('customer', '01ABC'))).toEqual({ type: 'customer', connection: null, id: '01ABC' });
  });

  it.each(['', 'deal', 'deal:', 'deal:crm', 'deal:crm:', 'deal::1', 'unknown:crm:1', 'customer:'])(
    'is not %j',
    (text) => {
      expect(parseNodeId(text)).toBeNull();
    },
  );

  it('belongs to one type and one connection', () => {
    expect(nativeIdOf('deal:crm:7', 'deal', 'crm')).toBe('7');
    expect(nativeIdOf('deal:crm:7', 'deal', 'other')).toBeNull();
    expect(nativeIdOf('deal:crm:7', 'order', 'crm')).toBeNull();
  });
});
