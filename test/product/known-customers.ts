import { expect, vi } from 'vitest';
import { askWhole } from './ask.ts';

/** Waits until the customers of both systems were read for the first time. */
export async function untilCustomersAreKnown(url: string): Promise<void> {
  await vi.waitFor(
    async () => {
      const { systems } = await askWhole(url, '{ systems { connection lagSeconds } }');
      expect(systems.every(({ lagSeconds }: { lagSeconds: number | null }) => lagSeconds !== null)).toBe(true);
    },
    { timeout: 120_000, interval: 100 },
  );
}
