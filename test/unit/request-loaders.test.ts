import DataLoader from 'dataloader';
import { describe, expect, it } from 'vitest';
import { createPageLoader, loadExisting, loadOrNull, once, perRequest, settled } from '#graphql/request-loaders.ts';
import type { GraphRequest } from '#graphql/subgraph.ts';
import { pageOf, type PageRequest } from '#model/page.ts';
import { type ListedRecord, positionOf } from '#ports/source.ts';

const newestFirst = (parent: string) => ['3', '2', '1'].map((at) => record(`2026-01-0${at}`, `${parent}${at}`));

describe('pages of many parents', () => {
  it('are read in one call, however many ask for the same page', async () => {
    const { loader, calls } = pagesOfParents();
    const pages = await Promise.all(['a', 'b', 'c', 'a'].map((id) => load(loader, [id], { first: 2 })));
    expect(pages.map(ids)).toEqual([
      ['a3', 'a2'],
      ['b3', 'b2'],
      ['c3', 'c2'],
      ['a3', 'a2'],
    ]);
    expect(calls).toEqual([['a', 'b', 'c']]);
  });

  it('take one call per different page, and one that fails leaves the others alone', async () => {
    const { loader, calls } = pagesOfParents();
    const [good, bad, alsoBad] = await Promise.allSettled([
      load(loader, ['a'], { first: 1 }),
      load(loader, ['a'], { first: 13 }),
      load(loader, ['b'], { first: 13 }),
    ]);
    expect(good).toMatchObject({ status: 'fulfilled', value: { hasNextPage: true } });
    expect(bad).toMatchObject({ status: 'rejected', reason: { message: 'unlucky' } });
    expect(alsoBad).toMatchObject({ status: 'rejected' });
    expect(calls).toEqual([['a'], ['a', 'b']]);
  });

  it('are merged where several records are one parent', async () => {
    const { loader, calls } = pagesOfParents();
    const page = await load(loader, ['a', 'b', 'a'], { first: 4 });
    expect(ids(page)).toEqual(['b3', 'a3', 'b2', 'a2']);
    expect(page).toMatchObject({ hasNextPage: true, totalCount: 6 });
    expect(calls).toEqual([['a', 'b']]);
  });

  it('are empty without a call where there is no parent', async () => {
    const { loader, calls } = pagesOfParents();
    expect(await load(loader, [], { first: 4 })).toEqual({ items: [], hasNextPage: false, totalCount: 0 });
    expect(calls).toEqual([]);
  });
});

describe('what is kept for a request', () => {
  it('is made once for it, and again for another', () => {
    const numberOf = perRequest(
      (
        (made: number) => () =>
          (made += 1)
      )(0),
    );
    const [one, other] = [request(), request()];
    expect([numberOf(one), numberOf(one), numberOf(other), numberOf(one)]).toEqual([1, 1, 2, 1]);
  });

  it('is read once, when first asked', async () => {
    let reads = 0;
    const read = once(async () => (reads += 1));
    expect(reads).toBe(0);
    expect(await Promise.all([read(), read()])).toEqual([1, 1]);
  });
});

describe('references', () => {
  const loader = new DataLoader<string, string | null>(async (keys) =>
    keys.map((key) => (key === 'broken' ? new Error('broken') : key === 'gone' ? null : key.toUpperCase())),
  );

  it('that are not set point at nothing', async () => {
    expect(await loadOrNull(loader, null)).toBeNull();
    expect(await loadOrNull(loader, 'a')).toBe('A');
  });

  it('to what is gone are left out of lists', async () => {
    expect(await loadExisting(loader, ['a', 'gone', 'b'])).toEqual(['A', 'B']);
    await expect(loadExisting(loader, ['a', 'broken'])).rejects.toThrow('broken');
  });

  it('fail each in its own place', async () => {
    const found = await settled([loader.load('a'), loader.load('broken'), loader.load('gone')]);
    expect(found).toEqual(['A', new Error('broken'), null]);
  });
});

function request(): GraphRequest {
  return { actor: { name: 'test' }, call: {} };
}

function record(sortKey: string, id: string): ListedRecord {
  const source = { connection: 'crm', system: 'x', objectType: 'thing', url: null, fetchedAt: '', stale: false };
  return { id, sortKey, source };
}

function pagesOfParents() {
  const calls: (readonly string[])[] = [];
  const loader = createPageLoader(async (parents, _filter: object, page) => {
    calls.push(parents);
    if (page.first === 13) throw new Error('unlucky');
    return parents.map((parent) => pageOf(newestFirst(parent), page, positionOf, 'descending'));
  });
  return { loader, calls };
}

function load(loader: ReturnType<typeof pagesOfParents>['loader'], parentIds: readonly string[], page: PageRequest) {
  return loader.load({ parentIds, filter: {}, page });
}

function ids(page: { readonly items: readonly ListedRecord[] }): readonly string[] {
  return page.items.map((item) => item.id);
}
