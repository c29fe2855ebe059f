import { setTimeout as wait } from 'node:timers/promises';

/** Who is told that the store's server is away. */
export interface OutageObserver {
  /** Once, when the first misses it. */
  onAway(cause: unknown): void;
  /** Once, when it takes connections again. */
  onBack(awayMs: number): void;
}

export interface ServerWatch {
  /** Somebody has missed the server. */
  missed(cause: unknown): void;
  stop(): Promise<void>;
}

/**
 * Makes of the many who miss a server one who says so, and looks until it is there again: by connecting anew, because a
 * server that is shutting down still answers on the connections that it has.
 */
export function watchServer(connect: () => Promise<void>, { onAway, onBack }: OutageObserver): ServerWatch {
  const stopping = new AbortController();
  let looking: Promise<void> | null = null;

  async function look(missedAt: number): Promise<void> {
    while (!stopping.signal.aborted) {
      if (await connect().then(isThere, isAway)) {
        looking = null;
        onBack(performance.now() - missedAt);
        return;
      }
      await wait(lookMs, undefined, { signal: stopping.signal }).catch(() => undefined); // aborted: the loop ends
    }
  }

  return {
    missed(cause) {
      if (looking !== null || stopping.signal.aborted) return;
      onAway(cause);
      looking = look(performance.now());
    },
    async stop() {
      stopping.abort();
      await looking;
    },
  };
}

const lookMs = 500;
const isThere = () => true;
const isAway = () => false;
