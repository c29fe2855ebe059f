import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Jobs } from '#ports/jobs.ts';
import type { ConversionParts } from './conversion-step.ts';
import { type ConversionSteps, workOn } from './engine.ts';

export interface ConversionWorkerOptions {
  readonly parts: ConversionParts;
  readonly jobs: Jobs;
  /** At most so many conversions at a time. */
  readonly concurrency: number;
  /** How often the store is asked for what is due and nobody was woken up for. */
  readonly sweepMs: number;
  readonly steps?: ConversionSteps | undefined;
}

export interface ConversionWorker {
  /** Rejects while it cannot find what there is to do, or is not at work any more. */
  check(): Promise<void>;
  /** Begins nothing new, and gives what is under way so long to come to an end before it is aborted. */
  stop(graceMs: number): Promise<void>;
}

/** Works on conversions for as long as the process lives; any number of workers may share one store. */
export async function startConversionWorker(options: ConversionWorkerOptions): Promise<ConversionWorker> {
  const { parts, jobs, concurrency, sweepMs, steps } = options;
  const { report } = parts;
  const aborting = new AbortController();
  const stopping = new AbortController();
  const running = new Map<string, Promise<void>>();
  const waiting = new Set<string>();
  let trouble: unknown = null;

  function offer(id: string): void {
    waiting.add(id);
    begin();
  }

  function begin(): void {
    for (const id of waiting) {
      if (stopping.signal.aborted || running.size >= concurrency) return;
      if (running.has(id)) continue; // stays waiting: what woke us may have come after the last look
      waiting.delete(id);
      running.set(id, work(id));
    }
  }

  async function work(id: string): Promise<void> {
    try {
      await workOn(parts, id, aborting.signal, steps);
    } catch (error) {
      report({ kind: 'failure', work: 'conversion', error });
    } finally {
      running.delete(id);
      begin();
    }
  }

  async function sweep(): Promise<void> {
    while (!stopping.signal.aborted) {
      try {
        for (const id of await dueConversions(parts, concurrency * 4)) offer(id);
        trouble = null;
      } catch (error) {
        trouble = error;
        report({ kind: 'failure', work: 'sweep', error });
      }
      await wait(sweepMs, undefined, { signal: stopping.signal }).catch(() => undefined); // aborted: the loop ends
    }
  }

  await jobs.work(offer);
  const sweeping = sweep();
  return {
    async check() {
      stopping.signal.throwIfAborted();
      if (trouble !== null) throw trouble;
    },
    async stop(graceMs) {
      stopping.abort();
      await sweeping;
      const grace = setTimeout(() => aborting.abort(), graceMs);
      await Promise.all(running.values());
      clearTimeout(grace);
    },
  };
}

async function dueConversions({ store }: ConversionParts, limit: number): Promise<readonly string[]> {
  const rows = await store.db
    .selectFrom('conversion')
    .select('id')
    .where('next_attempt_at', '<=', sql<Date>`now()`)
    .where((conversion) =>
      conversion.or([conversion('lease_until', 'is', null), conversion('lease_until', '<', sql<Date>`now()`)]),
    )
    .orderBy('next_attempt_at')
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}
