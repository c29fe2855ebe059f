import KeyvRedis, { createClient } from '@keyv/redis';
import { circuitBreaker, ConsecutiveBreaker, handleAll, timeout, TimeoutStrategy, wrap } from 'cockatiel';
import type { KeyvStoreAdapter } from 'keyv';

export interface RedisConnection {
  readonly store: KeyvStoreAdapter;
  /**
   * Does something with the store. Rejects when that fails, when it takes longer than the time limit, and at once when the
   * last attempts have failed just now.
   */
  attempt<T>(action: () => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

const connectTimeoutMs = 1000;
const pauseMs = 1000;
const failuresBeforePause = 3;

/** One connection, made when it is first needed and again whenever it was lost. */
export function createRedisConnection(url: string, timeoutMs: number): RedisConnection {
  // Both options are off because they would let a read wait for a Redis that is not there.
  const client = createClient({ url, disableOfflineQueue: true, socket: { reconnectStrategy: false } });
  const store = new KeyvRedis(client, { throwOnErrors: true });
  let closed = false;

  const connecting = timeout(connectTimeoutMs, TimeoutStrategy.Aggressive);
  connecting.onTimeout(drop);
  const command = timeout(timeoutMs, TimeoutStrategy.Aggressive);
  command.onTimeout(() => {
    // A connection that does not answer may be dead without knowing it. One that is being made has more time.
    if (client.isReady) drop();
  });
  const breaker = circuitBreaker(handleAll, {
    halfOpenAfter: pauseMs,
    breaker: new ConsecutiveBreaker(failuresBeforePause),
  });
  const limits = wrap(breaker, command);

  function drop(): void {
    if (client.isOpen) client.destroy();
  }

  return {
    store,
    attempt: (action) =>
      limits.execute(async () => {
        if (closed) throw new Error('the cache is closed');
        // Not left to the store, which adds listeners to the client with every new connection.
        if (!client.isOpen) await connecting.execute(() => client.connect());
        if (!client.isReady) throw new Error('the connection to Redis is still being made');
        return action();
      }),
    close: async () => {
      closed = true;
      drop();
    },
  };
}
