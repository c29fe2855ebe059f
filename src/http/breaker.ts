import {
  circuitBreaker,
  CircuitState,
  ConsecutiveBreaker,
  CountBreaker,
  ExponentialBackoff,
  handleWhen,
  type IBreaker,
  isBrokenCircuitError,
  noJitterGenerator,
} from 'cockatiel';
import { SystemError } from '#errors.ts';

export interface Breaker {
  /**
   * Runs the attempt, or rejects with UNAVAILABLE at once while the system is left alone. One that is `hurried` had less time than
   * the system is granted, so that its running out says nothing about the system.
   */
  execute<T>(attempt: () => Promise<T>, hurried: boolean): Promise<T>;
  isOpen(): boolean;
}

/**
 * Leaves a failing system alone: after five failures in a row, or when most of the last twenty attempts failed. After a
 * second, then two, four … up to fifteen, one attempt may try whether it is back.
 */
export function createBreaker(connection: string): Breaker {
  const policy = circuitBreaker(
    handleWhen((error) => error instanceof SystemError && isFailure(error)),
    {
      halfOpenAfter: new ExponentialBackoff({
        initialDelay: 1_000,
        maxDelay: 15_000,
        generator: noJitterGenerator,
      }),
      breaker: either(
        new ConsecutiveBreaker(5),
        new CountBreaker({ threshold: 0.5, size: 20, minimumNumberOfCalls: 20 }),
      ),
    },
  );

  const ofTheHurry = new WeakSet<SystemError>();

  // An attempt that was given up, or was told to wait, does not show that the system is back.
  function isFailure(error: SystemError): boolean {
    if (failures.has(error.code) && !ofTheHurry.has(error)) return true;
    const showsNothing = error.code === 'CANCELLED' || error.code === 'RATE_LIMITED' || ofTheHurry.has(error);
    return policy.state === CircuitState.HalfOpen && showsNothing;
  }

  return {
    isOpen: () => policy.state === CircuitState.Open,
    async execute(attempt, hurried) {
      const marked = async () => {
        try {
          return await attempt();
        } catch (error) {
          if (hurried && error instanceof SystemError && error.code === 'TIMEOUT') ofTheHurry.add(error);
          throw error;
        }
      };
      // cockatiel would let the others wait for the trial's outcome, which may take as long as its time limit.
      if (policy.state === CircuitState.HalfOpen) throw refusal(connection);
      try {
        return await policy.execute(marked);
      } catch (error) {
        throw error instanceof Error && isBrokenCircuitError(error) ? refusal(connection) : error;
      }
    },
  };
}

const failures: ReadonlySet<string> = new Set(['UNAVAILABLE', 'TIMEOUT', 'BAD_RESPONSE']);

function refusal(connection: string): SystemError {
  return new SystemError(
    'UNAVAILABLE',
    connection,
    `${connection} is left alone for a moment because it keeps failing`,
  );
}

function either(...breakers: readonly IBreaker[]): IBreaker {
  return {
    state: null,
    success: (state) => breakers.forEach((breaker) => breaker.success(state)),
    failure: (state) => breakers.map((breaker) => breaker.failure(state)).includes(true),
  };
}
