import type { Call } from './source.ts';

/** Lets the writes to one system go one after the other, over every process that shares the store. */
export interface WriteTurns {
  /**
   * Does the work when all before it is done, with a call that also aborts when the turn is lost: then others may be at work.
   * Who leaves before that gets SystemError CANCELLED, who has waited too long RATE_LIMITED; nothing was done of either.
   */
  take<T>(system: TurnTaker, work: (call: Call) => Promise<T>, call: Call): Promise<T>;
  close(): Promise<void>;
}

/** A system whose writes take turns: both connections to one installation share them. */
export interface TurnTaker {
  readonly connection: string;
  readonly installation?: string | undefined;
}
