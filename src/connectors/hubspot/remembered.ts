import { SystemError } from '#errors.ts';
import type { Clock } from '#ports/clock.ts';
import type { Call } from '#ports/source.ts';

/** A reading that is used again for a while: what an administrator sets up changes seldom and is needed with every record. */
export interface Remembered<Value> {
  /** Who asks while it is being read gets the same answer. */
  read(call: Call): Promise<Value>;
  /** For when what was read turned out to be too old. */
  readAgain(call: Call): Promise<Value>;
}

export function remember<Value>(read: (call: Call) => Promise<Value>, lifeMs: number, clock: Clock): Remembered<Value> {
  let kept: { readonly value: Value; readonly until: number } | null = null;
  let underWay: Promise<Value> | null = null;

  const readAgain = async (call: Call) => {
    const value = await read(call);
    kept = { value, until: clock.now() + lifeMs };
    return value;
  };

  async function readOnce(call: Call): Promise<Value> {
    if (kept !== null && clock.now() < kept.until) return kept.value;
    if (underWay === null) {
      underWay = readAgain(call).finally(() => {
        underWay = null;
      });
      return underWay;
    }
    try {
      return await underWay;
    } catch (error) {
      const haveTheyLeft = error instanceof SystemError && error.code === 'CANCELLED';
      if (haveTheyLeft && call.signal?.aborted !== true) return readOnce(call);
      throw error;
    }
  }

  return { read: readOnce, readAgain };
}
