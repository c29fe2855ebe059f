import { sql } from 'kysely';
import type { Queries } from '#store/tables.ts';
import { type Conversion, conversionOf } from './conversion-row.ts';

/** Somebody else works on the conversion now: whoever learns this stops at once and writes nothing more. */
export class LeaseLost extends Error {
  constructor(conversionId: string) {
    super(`the lease of conversion ${conversionId} is lost`);
    this.name = 'LeaseLost';
  }
}

/** The right to work on one conversion. It ends by itself unless it is renewed, which it is while the process is alive. */
export interface Lease {
  readonly conversion: Conversion;
  /** Every write carries it; a lower one than the store's finds no row. */
  readonly fence: number;
  /** Aborted when the lease is lost. */
  readonly signal: AbortSignal;
  /** Throws LeaseLost when this process may have slept through the end: the last look before something cannot be taken back. */
  requireHeld(): void;
  /** Ends the renewals. The row is released by the last write that is recorded, or by time. */
  stop(): void;
}

/**
 * Takes the conversion when it is due and nobody has it, otherwise answers null. The database's clock decides, because those
 * of several machines differ; whether this process itself has slept is told by its own monotonic clock.
 */
export async function claim(db: Queries, id: string, leaseMs: number, stopping: AbortSignal): Promise<Lease | null> {
  const askedAt = performance.now();
  const row = await db
    .updateTable('conversion')
    .set((conversion) => ({
      fence: conversion('fence', '+', 1),
      lease_until: inMilliseconds(leaseMs),
      status: sql<'RUNNING'>`case status when 'WAITING_RETRY' then 'RUNNING' else status end`,
    }))
    .where('id', '=', id)
    .where('next_attempt_at', '<=', sql<Date>`now()`)
    .where((conversion) =>
      conversion.or([conversion('lease_until', 'is', null), conversion('lease_until', '<', sql<Date>`now()`)]),
    )
    .returningAll()
    .executeTakeFirst();
  if (row === undefined) return null;
  return keep(db, conversionOf(row), row.fence, leaseMs, askedAt, stopping);
}

/** The database's time, so many milliseconds from now. */
export function inMilliseconds(milliseconds: number) {
  return sql<Date>`now() + ${milliseconds}::double precision * interval '1 millisecond'`;
}

function keep(
  db: Queries,
  conversion: Conversion,
  fence: number,
  leaseMs: number,
  claimedAt: number,
  stopping: AbortSignal,
): Lease {
  const lost = new AbortController();
  let safeUntil = claimedAt + leaseMs;

  async function renew(): Promise<void> {
    const askedAt = performance.now();
    const { numUpdatedRows } = await db
      .updateTable('conversion')
      .set({ lease_until: inMilliseconds(leaseMs) })
      .where('id', '=', conversion.id)
      .where('fence', '=', fence)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) lost.abort();
    else safeUntil = askedAt + leaseMs;
  }

  // A renewal that fails is tried again by the next; when none succeeds in time, requireHeld says so.
  const timer = setInterval(() => void renew().catch(() => undefined), leaseMs / 3);
  return {
    conversion,
    fence,
    signal: AbortSignal.any([lost.signal, stopping]),
    requireHeld() {
      if (lost.signal.aborted || performance.now() >= safeUntil) throw new LeaseLost(conversion.id);
    },
    stop: () => clearInterval(timer),
  };
}
