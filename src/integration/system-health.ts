import { type SystemErrorCode, systemFailures } from '#errors.ts';
import type { Clock } from '#ports/clock.ts';

export type SystemState = 'UP' | 'DEGRADED' | 'DOWN';

export interface ConnectionHealth {
  readonly state: SystemState;
  /** Milliseconds since the epoch. */
  readonly lastSuccessAt: number | null;
  /** The SystemError code. */
  readonly lastError: string | null;
}

/** What the calls that leave for the connected systems say about them. Each process has its own impression. */
export interface SystemHealth {
  /** Told of every call: 'ok', or the SystemError code in lower case. */
  onUpstreamCall(call: { readonly connection: string; readonly outcome: string }): void;
  of(connection: string): ConnectionHealth;
}

export function createSystemHealth(clock: Clock): SystemHealth {
  const outcomes = new Map<string, Outcomes>();
  return {
    onUpstreamCall({ connection, outcome }) {
      const known = outcomes.get(connection) ?? { lastSuccessAt: null, lastError: null, recent: [] };
      outcomes.set(connection, known);
      const failed = isFailure(outcome);
      if (failed) known.lastError = outcome.toUpperCase();
      else known.lastSuccessAt = clock.now();
      known.recent.push({ at: clock.now(), failed });
      if (known.recent.length > remembered) known.recent.shift();
    },
    of(connection) {
      const known = outcomes.get(connection);
      if (known === undefined) return { state: 'UP', lastSuccessAt: null, lastError: null };
      const { lastSuccessAt, lastError } = known;
      return { state: stateOf(known.recent, clock.now()), lastSuccessAt, lastError };
    },
  };
}

interface Outcomes {
  lastSuccessAt: number | null;
  lastError: string | null;
  readonly recent: { readonly at: number; readonly failed: boolean }[];
}

/** A silence after failures is no recovery: while a breaker is open, nothing leaves that could succeed. */
function stateOf(recent: Outcomes['recent'], now: number): SystemState {
  if (recent.length > 0 && recent.slice(-failuresUntilDown).every(({ failed }) => failed)) return 'DOWN';
  return recent.some(({ at, failed }) => failed && now - at < rememberedMs) ? 'DEGRADED' : 'UP';
}

/** Refusing one request is an answer like any other; what counts is whether the next one has a chance. */
function isFailure(outcome: string): boolean {
  const code = outcome.toUpperCase();
  return code === 'UNAUTHORIZED' || (isCode(code) && systemFailures[code].retryable);
}

function isCode(text: string): text is SystemErrorCode {
  return text in systemFailures;
}

const failuresUntilDown = 3;
const remembered = 50;
const rememberedMs = 60_000;
