import { afterAll, expect, it } from 'vitest';

/** Cases of a contract that a system cannot pass, by title, each with the reason. */
export type Unsupported = Readonly<Record<string, string>>;

export type ContractCase = (title: string, run: () => Promise<void>) => void;

/** An `it` that reports the cases that a system cannot pass as skipped, with the reason. */
export function contractCases(unsupported: Unsupported): ContractCase {
  const titles = new Set<string>();
  afterAll(() => {
    expect(Object.keys(unsupported).filter((title) => !titles.has(title))).toEqual([]);
  });
  return (title, run) => {
    titles.add(title);
    // oxlint-disable-next-line vitest/valid-title, vitest/expect-expect -- title and assertions are those of the case
    it(title, (context) => {
      const reason = unsupported[title];
      if (reason !== undefined) context.skip(reason);
      return run();
    });
  };
}
