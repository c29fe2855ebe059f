import type { Clock } from '#ports/clock.ts';
import type { Call } from '#ports/source.ts';

/** A reading that is used again for a while: what an administrator sets up changes seldom and is needed with every record. */
export interface Remembered<Value> {
  read(call: Call): Promise<Value>;
  /** For when what was read turned out to be too old. */
  readAgain(call: Call): Promise<Value>;
}

export function remember<Value>(read: (call: Call) => Promise<Value>, lifeMs: number, clock: Clock): Remembered<Value> {
  let kept: { readonly value: Value; readonly until: number } | null = null;
  const readAgain = async (call: Call) => {
    const value = await read(call);
    kept = { value, until: clock.now() + lifeMs };
    return value;
  };
  return {
    readAgain,
    read: async (call) => (kept !== null && clock.now() < kept.until ? kept.value : readAgain(call)),
  };
}
