import * as fc from 'fast-check';
import { it } from 'vitest';

export { fc };

/** A property that must hold for every generated input; the failing input is printed, smallest first. */
export function test<T extends unknown[]>(
  sentence: string,
  arbitraries: { readonly [K in keyof T]: fc.Arbitrary<T[K]> },
  property: (...inputs: T) => void | Promise<void>,
): void {
  it(sentence, async () => {
    await fc.assert(fc.asyncProperty(fc.tuple<T>(...arbitraries), async (inputs) => property(...inputs)));
  });
}
