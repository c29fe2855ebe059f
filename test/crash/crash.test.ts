import { describe, expect, it } from 'vitest';
import { crashPoints } from './crash-points.ts';
import { type CrashOptions, runCrash } from './crash-run.ts';

// A short version of `npm run crash`, with fewer conversions and one kill at each point.

const options: CrashOptions = {
  conversions: 60,
  killsPerPoint: 1,
  freezes: 1,
  naive: false,
  withinMs: 400_000,
  onProgress: () => undefined,
};

describe('sixty deals, while a fifth of all requests fail, workers die at every step, freeze, and tell the time wrongly', () => {
  it('become sixty confirmed orders, no more and no fewer, and the CRM knows each', async () => {
    const summary = await runCrash(options);
    expect(summary).toMatchObject({
      duplicates: 0,
      lost: 0,
      mismatches: 0,
      drafts: 0,
      duplicateCustomers: 0,
      bugs: [],
    });
    expect(Object.keys(summary.kills).toSorted()).toEqual([...crashPoints].toSorted());
    const modes = ['commit-late', 'commit-then-error', 'error', 'lost-response'];
    expect(Object.keys(summary.faults.erp).toSorted()).toEqual(modes);
    expect(Object.keys(summary.faults.crm).toSorted()).toEqual(modes);
    expect(summary.freezes).toBe(1);
  }, 600_000);
});

describe('the harness', () => {
  it('finds duplicates when the draft and the wait are taken out of the protocol', async () => {
    const summary = await runCrash({ ...options, conversions: 40, killsPerPoint: 0, freezes: 0, naive: true });
    expect(summary.duplicates).toBeGreaterThan(0);
  }, 600_000);
});
