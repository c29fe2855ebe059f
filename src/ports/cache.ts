/** One thing to keep under a key, a plain JSON value, for at most so long. */
export interface CacheEntry {
  readonly key: string;
  readonly value: unknown;
  /** More than 0. */
  readonly keepMs: number;
}

/**
 * A cache of plain JSON values that may be shared by several processes. It is never the truth and never in the way: a read
 * that fails or takes too long is a miss. It rejects nothing.
 */
export interface Cache {
  /** All keys at one instant, in order; undefined for what is not there. Readers must not change what they get. */
  getMany(keys: readonly string[]): Promise<readonly unknown[]>;
  /** All entries at one instant: a reader sees all or none of them. False when they may not have been kept. */
  setMany(entries: readonly CacheEntry[]): Promise<boolean>;
  deleteMany(keys: readonly string[]): Promise<void>;
  close(): Promise<void>;
}
