import { SystemError } from '#errors.ts';
import type { Call } from '#ports/source.ts';
import type { TurnTaker, WriteTurns } from '#ports/write-turns.ts';
import { createTurnLocks, type TurnLocks } from './turn-locks.ts';

export interface WriteTurnsOptions {
  /** How long a write waits for its turn. */
  readonly patienceMs?: number;
  /** When a process that is not heard of, though its connection stands, has lost its turn. */
  readonly silenceMs?: number;
}

/**
 * One line per system in this process. Its head also takes the lock that all processes on the PostgreSQL share, so that a
 * process waits there with one connection however long its line is. An embedded database has one process.
 */
export function createWriteTurns(
  databaseUrl: string | null,
  { patienceMs = 120_000, silenceMs = 30_000 }: WriteTurnsOptions = {},
): WriteTurns {
  const locks = databaseUrl === null ? noLocks : createTurnLocks(databaseUrl, silenceMs);
  const lines = new Map<string, Promise<void>>();

  return {
    take<T>({ connection, installation = connection }: TurnTaker, work: (call: Call) => Promise<T>, call: Call) {
      const { promise, resolve, reject } = Promise.withResolvers<T>();
      const leaving = either(call.signal, AbortSignal.timeout(patienceMs));
      const leave = () => reject(call.signal?.aborted === true ? givenUp(connection) : outOfPatience(connection));
      const everybodyBefore = lines.get(installation);

      async function go(): Promise<void> {
        await everybodyBefore;
        if (leaving.aborted) return;
        await using lock = await locks.take(installation);
        if (leaving.aborted) return;
        leaving.removeEventListener('abort', leave);
        resolve(await work({ ...call, signal: either(call.signal, lock.lost) }));
      }

      leaving.addEventListener('abort', leave);
      if (leaving.aborted) leave();
      lines.set(installation, go().catch(reject));
      return promise;
    },
    close: () => locks.close(),
  };
}

const noLocks: TurnLocks = {
  take: async () => ({ lost: new AbortController().signal, [Symbol.asyncDispose]: async () => undefined }),
  close: async () => undefined,
};

function either(one: AbortSignal | undefined, other: AbortSignal): AbortSignal {
  return one === undefined ? other : AbortSignal.any([one, other]);
}

function givenUp(connection: string): SystemError {
  return new SystemError('CANCELLED', connection, `the write to ${connection} was given up before its turn`);
}

function outOfPatience(connection: string): SystemError {
  return new SystemError('RATE_LIMITED', connection, `too many writes to ${connection} wait for their turn`);
}
