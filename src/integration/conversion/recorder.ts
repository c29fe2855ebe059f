import { type RawBuilder, sql, type UpdateObject } from 'kysely';
import { SystemError } from '#errors.ts';
import type { Tables } from '#store/tables.ts';
import { type Conversion, conversionColumns, conversionOf, type StepName } from './conversion-row.ts';
import type { ConversionParts, StepContext, StepOutcome } from './conversion-step.ts';
import { inMilliseconds, type Lease, LeaseLost } from './lease.ts';

/** Writes down what is done about one conversion, under the fence of its lease; everything rejects with LeaseLost once that is lost. */
export interface Recorder extends Pick<StepContext, 'save' | 'intentAgeMs'> {
  /** Answers the number of the attempt. */
  begin(step: StepName): Promise<number>;
  /** Answers the conversion when it goes on at once, null when this is all for now. */
  end(conversion: Conversion, step: StepName, attempt: number, outcome: StepOutcome): Promise<Conversion | null>;
}

type Columns = UpdateObject<Tables, 'conversion'>;

export function createRecorder({ store, report }: Pick<ConversionParts, 'store' | 'report'>, lease: Lease): Recorder {
  const { id } = lease.conversion;

  /** Finds no row once the lease is lost. */
  function write(columns: Columns) {
    return store.db
      .updateTable('conversion')
      .set(columns)
      .where('id', '=', id)
      .where('fence', '=', lease.fence)
      .returningAll();
  }

  return {
    async begin(step) {
      // The row is locked, so that the lease is not taken over between the look at the fence and the end of this statement.
      // What a worker was doing when it died never got an end.
      const { rows } = await sql<{ attempt: number }>`
        with held as (
          select id from conversion where id = ${id} and fence = ${lease.fence} for no key update
        ), abandoned as (
          update conversion_step set status = 'UNKNOWN', ended_at = clock_timestamp(), error = 'the worker has ended'
          where conversion_id = (select id from held) and status = 'RUNNING'
        )
        insert into conversion_step (conversion_id, name, attempt, status)
        select id, ${step}, 1 + (select count(*) from conversion_step where conversion_id = ${id} and name = ${step}), 'RUNNING'
        from held
        returning attempt`.execute(store.db);
      const [row] = rows;
      if (row === undefined) throw new LeaseLost(id);
      return row.attempt;
    },

    async save({ intentNow, ...patch }) {
      const intent = intentNow && { intent_at: sql<Date>`now()` };
      const row = await write({ ...conversionColumns(patch), ...intent }).executeTakeFirst();
      if (row === undefined) throw new LeaseLost(id);
    },

    async intentAgeMs() {
      const row = await store.db
        .selectFrom('conversion')
        .select(sql<number | null>`extract(epoch from now() - intent_at)::double precision * 1000`.as('age'))
        .where('id', '=', id)
        .executeTakeFirst();
      return row?.age ?? null;
    },

    async end(conversion, step, attempt, outcome) {
      // The conversion before its step, as when a step begins: two workers must not wait for each other.
      const after = await store.db
        .with('after', () => write(columnsOf(conversion, step, outcome)))
        .with('ended', (db) =>
          db
            .updateTable('conversion_step')
            .set({ status: stepStatus(outcome), ended_at: sql<Date>`clock_timestamp()`, error: errorOf(outcome) })
            .where('conversion_id', '=', (ended) => ended.selectFrom('after').select('id'))
            .where('name', '=', step)
            .where('attempt', '=', attempt),
        )
        .selectFrom('after')
        .selectAll()
        .executeTakeFirst();
      if (after === undefined) throw new LeaseLost(id);
      if (after.status !== conversion.status)
        report({ kind: 'status', conversionId: id, correlationId: after.correlation_id, status: after.status });
      return after.lease_until === null ? null : conversionOf(after);
    },
  };
}

function columnsOf(conversion: Conversion, step: StepName, outcome: StepOutcome): Columns {
  const released = { lease_until: null };
  switch (outcome.kind) {
    case 'DONE':
      if (outcome.next !== null)
        return { ...conversionColumns({ ...outcome.patch, step: outcome.next, status: 'RUNNING', attempts: 0 }) };
      return {
        ...conversionColumns({
          ...outcome.patch,
          status: step === 'CANCEL_ORDER' ? 'CANCELLED' : 'COMPLETED',
          attempts: 0,
        }),
        ...released,
        completed_at: sql<Date>`now()`,
        next_attempt_at: step === 'CANCEL_ORDER' ? null : unlessCancelled(null),
      };
    case 'STOPPED':
      return {
        ...conversionColumns({
          ...outcome.patch,
          status: outcome.status,
          issues: outcome.issues,
          attempts: conversion.attempts + 1,
        }),
        ...released,
        next_attempt_at: unlessCancelled(null),
      };
    case 'LATER':
      return {
        ...conversionColumns({ status: outcome.status, attempts: conversion.attempts + 1 }),
        ...released,
        next_attempt_at: unlessCancelled(inMilliseconds(outcome.afterMs)),
      };
    case 'REFUSED': {
      const isComplete = conversion.completedAt !== null;
      const rests = isComplete || outcome.isDraft;
      return {
        ...conversionColumns({
          issues: outcome.issues,
          cancelReason: null,
          status: isComplete ? 'COMPLETED' : outcome.isDraft ? 'BLOCKED' : 'RUNNING',
          attempts: 0,
        }),
        ...(rests && { ...released, next_attempt_at: null }),
      };
    }
  }
}

/** Somebody may have asked for a cancellation while the step was running: then there is more to do at once. */
function unlessCancelled(at: RawBuilder<Date> | null): RawBuilder<Date | null> {
  return sql<Date | null>`case when cancel_reason is null then ${at} else now() end`;
}

export function stepStatus(outcome: StepOutcome): 'DONE' | 'FAILED' | 'UNKNOWN' {
  switch (outcome.kind) {
    case 'DONE':
      return 'DONE';
    case 'LATER':
      return outcome.status === 'IN_DOUBT' ? 'UNKNOWN' : 'FAILED';
    case 'STOPPED':
    case 'REFUSED':
      return 'FAILED';
  }
}

function errorOf(outcome: StepOutcome): string | null {
  switch (outcome.kind) {
    case 'DONE':
      return null;
    case 'LATER':
      return outcome.error === undefined ? outcome.reason : reasonOf(outcome.error);
    case 'STOPPED':
      if (outcome.error !== undefined) return reasonOf(outcome.error);
      return outcome.issues
        .filter(({ severity }) => severity === 'BLOCKER')
        .map(({ code }) => code)
        .join(', ');
    case 'REFUSED':
      return 'CANCELLATION_REFUSED';
  }
}

/** What may be shown of it: a SystemError's text is made for people, a bug's is not. */
export function reasonOf(error: unknown): string {
  return error instanceof SystemError ? `${error.code}: ${error.message}` : 'an internal error';
}
