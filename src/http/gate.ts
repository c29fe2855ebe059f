import { setTimeout as sleep } from 'node:timers/promises';
import { SystemError } from '#errors.ts';

/** Keeps all calls of a connection away for as long as the system has asked for. */
export interface Gate {
  closeFor(ms: number): void;
  /** Waits for a gate that opens soon; rejects with RATE_LIMITED at once when that takes longer. */
  pass(signal: AbortSignal): Promise<void>;
}

export function createGate(connection: string): Gate {
  let opensAt = 0;
  return {
    closeFor(ms) {
      opensAt = Math.max(opensAt, performance.now() + Math.min(ms, maxClosedMs));
    },
    async pass(signal) {
      for (;;) {
        const waitMs = opensAt - performance.now();
        if (waitMs <= 0) return;
        if (waitMs > maxWaitMs)
          throw new SystemError('RATE_LIMITED', connection, `${connection} asked us to stay away`, {
            retryAfterMs: Math.ceil(waitMs),
          });
        await sleep(waitMs, undefined, { signal });
      }
    },
  };
}

/** The longest wait that a caller is made to sit through rather than told about. */
export const maxWaitMs = 2_000;

// So that a wrong header heals by itself.
const maxClosedMs = 15 * 60_000;
