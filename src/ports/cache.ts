/** A value with the moment it was stored, so that a reader can tell fresh from last known. */
export interface Cached {
  readonly value: unknown;
  /** Milliseconds since the epoch. */
  readonly storedAt: number;
}

/**
 * A cache of plain JSON values that may be shared by several processes. It is never the truth and never in the way: a read
 * that fails or takes too long is a miss, a write that fails is forgotten. It rejects nothing.
 */
export interface Cache {
  getMany(keys: readonly string[]): Promise<readonly (Cached | undefined)[]>;
  setMany(
    entries: readonly { readonly key: string; readonly value: unknown; readonly keepMs: number }[],
  ): Promise<void>;
  deleteMany(keys: readonly string[]): Promise<void>;
  close(): Promise<void>;
}
