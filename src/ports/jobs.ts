/**
 * A way to wake up whoever works, in this process or another. A wake-up may come late, twice or never: what is to be done
 * stands in the store, and workers look there by themselves from time to time.
 */
export interface Jobs {
  /** Rejects nothing: a wake-up that cannot be sent is one that never comes. */
  wake(id: string): Promise<void>;
  /** Calls the handler for every wake-up that no other worker has taken. */
  work(handler: (id: string) => void): Promise<void>;
  close(): Promise<void>;
}
