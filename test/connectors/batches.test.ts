import { describe, expect, it } from 'vitest';
import { inBatches, readGrouped, readInBatches } from '#connectors/batches.ts';

const isKey = (key: string) => key !== '';

describe('readInBatches', () => {
  it('asks for every key once, in batches, and answers in the order asked', async () => {
    const asked: (readonly string[])[] = [];
    const read = async (keys: readonly string[]) => {
      asked.push(keys);
      return keys.filter((key) => key !== 'missing').map((key) => ({ key }));
    };
    const found = await readInBatches(['c', 'missing', 'a', 'c', '', 'b'], 2, read, ({ key }) => key, isKey);
    expect(found).toEqual([{ key: 'c' }, null, { key: 'a' }, { key: 'c' }, null, { key: 'b' }]);
    expect(asked).toEqual([
      ['c', 'missing'],
      ['a', 'b'],
    ]);
  });
});

describe('readGrouped', () => {
  it('answers every record of a key', async () => {
    const records = [
      { key: 'a', n: 1 },
      { key: 'a', n: 2 },
      { key: null, n: 3 },
    ];
    const found = await readGrouped(
      ['b', 'a'],
      10,
      async () => records,
      ({ key }) => key,
      isKey,
    );
    expect(found.map((group) => group.map(({ n }) => n))).toEqual([[], [1, 2]]);
  });
});

describe('inBatches', () => {
  it('works on a few batches at a time and keeps their order', async () => {
    let underWay = 0;
    let most = 0;
    const items = Array.from({ length: 25 }, (_, n) => n);
    const sums = await inBatches(items, 2, async (batch) => {
      underWay += 1;
      most = Math.max(most, underWay);
      await new Promise((resolve) => setTimeout(resolve, (batch[0] ?? 0) % 3));
      underWay -= 1;
      return batch.join('+');
    });
    expect(sums).toHaveLength(13);
    expect(sums.slice(0, 2)).toEqual(['0+1', '2+3']);
    expect(sums.at(-1)).toBe('24');
    expect(most).toBe(4);
  });

  it('does nothing for nothing', async () => {
    expect(await inBatches([], 10, async () => 'never')).toEqual([]);
  });

  it('fails as its first failing batch does', async () => {
    const failing = inBatches([1, 2, 3], 1, async ([n]) => {
      if (n === 2) throw new Error('second');
      return n;
    });
    await expect(failing).rejects.toThrow('second');
  });
});
