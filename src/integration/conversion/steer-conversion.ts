import { sql, type UpdateObject } from 'kysely';
import type { Store } from '#store/open-store.ts';
import type { Queries, Tables } from '#store/tables.ts';
import { isUntouched } from './accept.ts';
import { type Conversion, conversionOf } from './conversion-row.ts';

/** What a person may say to a conversion; `refused` says why it does not apply to it as it is now. */
export type Steering =
  | { readonly kind: 'done'; readonly conversion: Conversion }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'refused'; readonly conversion: Conversion; readonly reason: string };

/** Lets what was held back go on. Before anything is made it is all checked again, and held again for what was not among the issues. */
export function approveConversion(store: Store, id: string, by: string, note: string | null): Promise<Steering> {
  return steer(store, id, (conversion) => {
    const { status, issues } = conversion;
    if (status !== 'AWAITING_APPROVAL')
      return `only a conversion that awaits approval can be approved, this one is ${status}`;
    const seen = issues.map((issue) => ({ ...issue, severity: 'WARNING' }));
    return {
      ...dueNow,
      ...(isUntouched(conversion) && { step: 'CHECK' }),
      issues: JSON.stringify(seen),
      approved_by: by,
      approval_note: note,
    };
  });
}

/** Tries again what stopped or waits: from the start while nothing was made in the ERP, from where it stopped afterwards. */
export function retryConversion(store: Store, id: string): Promise<Steering> {
  return steer(store, id, (conversion) => {
    switch (conversion.status) {
      case 'BLOCKED':
      case 'FAILED':
        return isUntouched(conversion) ? { ...dueNow, step: 'CHECK' } : dueNow;
      case 'WAITING_RETRY':
        return dueNow;
      case 'RUNNING':
      case 'IN_DOUBT':
      case 'AWAITING_APPROVAL':
      case 'COMPLETED':
      case 'CANCELLED':
        return `only a conversion that is blocked, failed or waits can be tried again, this one is ${conversion.status}`;
    }
  });
}

/** Undoes what was made, as far as the ERP allows it. */
export function cancelConversion(store: Store, id: string, reason: string): Promise<Steering> {
  return steer(store, id, ({ status }) =>
    status === 'CANCELLED' ? 'it is cancelled already' : { ...dueNow, cancel_reason: reason },
  );
}

const dueNow = { status: 'RUNNING', attempts: 0, next_attempt_at: sql<Date>`now()` } as const;

/** A worker that is at it at this moment keeps its lease and finds the change with its next write. */
async function steer(
  store: Store,
  id: string,
  decide: (conversion: Conversion) => UpdateObject<Tables, 'conversion'> | string,
): Promise<Steering> {
  return store.transaction(async (trx) => {
    const found = await trx.selectFrom('conversion').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
    if (found === undefined) return { kind: 'unknown' };
    const conversion = conversionOf(found);
    const change = decide(conversion);
    if (typeof change === 'string') return { kind: 'refused', conversion, reason: change };
    return { kind: 'done', conversion: await update(trx, id, change) };
  });
}

async function update(trx: Queries, id: string, change: UpdateObject<Tables, 'conversion'>): Promise<Conversion> {
  const row = await trx
    .updateTable('conversion')
    .set(change)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
  return conversionOf(row);
}
