import { notFound } from '#sandbox/server/problem.ts';
import type { SandboxClock } from '#sandbox/storage/sandbox-clock.ts';
import type { Stored } from '#sandbox/storage/stored.ts';
import type { Bodies } from './documents.ts';
import type { ErpStore } from './kinds.ts';

/** What every part of the ERP works with. */
export interface Erp {
  readonly store: ErpStore;
  readonly clock: SandboxClock;
  /** Refuse a second order with the same external reference. */
  readonly uniqueReference: boolean;
}

/** The record, which must exist: the id comes from another record or from a request's path. */
export function required<K extends keyof Bodies>(store: ErpStore, kind: K, id: number): Stored<Bodies[K]> {
  const record = store.get(kind, id);
  if (record === undefined) throw notFound(`${kind} ${String(id)}`);
  return record;
}

/** "SO-00042" */
export function documentNumber(prefix: string, id: number): string {
  return `${prefix}-${String(id).padStart(5, '0')}`;
}
