import { randomUUID } from 'node:crypto';
import { holdLease, releaseLease } from '#integration/sync/lease.ts';
import type { Store } from '#store/open-store.ts';

/**
 * Does the work unless another is comparing at this moment, in any process: two that write the same record each from what they have read
 * would take each other's writes for changes of people. Null when another is. The work asks `hold` before whatever it writes, and stops
 * when that says no: then it took so long that another has taken over.
 */
export async function oneAtATime<T>(
  { db }: Store,
  work: (hold: () => Promise<boolean>) => Promise<T>,
): Promise<T | null> {
  const holder = randomUUID();
  let heldAt = performance.now();
  if (!(await holdLease(db, lease, holder, leaseMs))) return null;
  const hold = async () => {
    const now = performance.now();
    if (now < heldAt + leaseMs / 3) return true;
    const isHeld = await holdLease(db, lease, holder, leaseMs);
    if (isHeld) heldAt = now;
    return isHeld;
  };
  try {
    return await work(hold);
  } finally {
    await releaseLease(db, lease, holder);
  }
}

const lease = 'master-data';
// Longer than a request to a system may take.
const leaseMs = 30_000;
