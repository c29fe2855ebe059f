import { type Day, type Instant, instantOf, madridDay, microsOf } from './instant.ts';
import type { Settings } from './settings.ts';

/** The time of one system: real time plus an offset that only grows and survives a restart. */
export interface SandboxClock {
  now(): Instant;
  today(): Day;
  offsetMs(): number;
  /** For modification instants: not before now, and strictly after every stamp given before. */
  stamp(): Instant;
  moveForward(ms: number): void;
  /** Runs the work as if it were that moment, for what happened while nobody looked. */
  during<Result>(instant: Instant, work: () => Result): Result;
}

export function createSandboxClock(
  realTime: { now(): number },
  settings: Settings,
  lastStamp: Instant | undefined,
): SandboxClock {
  let offsetMs = Number(settings.get('clock-offset-ms') ?? '0');
  let lastMicros = lastStamp === undefined ? 0 : microsOf(lastStamp);
  let pretendedMicros: number | null = null;
  const nowMicros = (): number => pretendedMicros ?? (Math.floor(realTime.now()) + offsetMs) * 1000;

  return {
    now: () => instantOf(nowMicros()),
    today: () => madridDay(nowMicros() / 1000),
    offsetMs: () => offsetMs,
    stamp: () => {
      lastMicros = Math.max(lastMicros + 1, nowMicros());
      return instantOf(lastMicros);
    },
    moveForward: (ms) => {
      offsetMs += ms;
      settings.set('clock-offset-ms', String(offsetMs));
    },
    during: (instant, work) => {
      const before = pretendedMicros;
      pretendedMicros = microsOf(instant);
      try {
        return work();
      } finally {
        pretendedMicros = before;
      }
    },
  };
}
