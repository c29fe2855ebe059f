import { afterAll, expect, it } from 'vitest';

/** Cases of a contract that a system cannot pass, by title, each with the reason. */
export type Unsupported = Readonly<Record<string, string>>;

export interface ContractCase<Capability extends string = never> {
  (title: string, run: () => Promise<void>): void;
  /** The same for cases that take capabilities for granted: skipped where the connector does not declare them. */
  needing(...capabilities: readonly Capability[]): ContractCase<Capability>;
}

/** An `it` that reports the cases that a system cannot pass as skipped, with the reason. */
export function contractCases<Capability extends string>(
  unsupported: Unsupported,
  declared: () => ReadonlySet<Capability>,
): ContractCase<Capability> {
  const titles = new Set<string>();
  afterAll(() => {
    expect(Object.keys(unsupported).filter((title) => !titles.has(title))).toEqual([]);
  });

  function needing(...capabilities: readonly Capability[]): ContractCase<Capability> {
    const contractCase = (title: string, run: () => Promise<void>) => {
      titles.add(title);
      // oxlint-disable-next-line vitest/valid-title, vitest/expect-expect -- title and assertions are those of the case
      it(title, (context) => {
        const lacking = capabilities.filter((capability) => !declared().has(capability));
        const reason = lacking.length > 0 ? `it does not declare ${lacking.join(', ')}` : unsupported[title];
        if (reason !== undefined) context.skip(reason);
        return run();
      });
    };
    return Object.assign(contractCase, { needing });
  }

  return needing();
}

/** What there is to try of the capabilities that are not declared. */
export function undeclared<Capability extends string, Trial>(
  trials: Readonly<Partial<Record<Capability, Trial>>>,
  declared: ReadonlySet<string>,
): readonly (readonly [string, Trial])[] {
  return Object.entries<Trial | undefined>(trials).flatMap(([capability, trial]) =>
    trial === undefined || declared.has(capability) ? [] : [[capability, trial]],
  );
}
