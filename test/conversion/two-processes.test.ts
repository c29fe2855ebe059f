import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { accept } from '#integration/conversion/accept.ts';
import { LeaseLost } from '#integration/conversion/lease.ts';
import { createRecorder } from '#integration/conversion/recorder.ts';
import { createInbox } from '#integration/sync/inbox.ts';
import { putDown } from '#integration/sync/sync-tasks.ts';
import type { Queries } from '#store/tables.ts';
import { postgres } from '#test/store/store-kinds.ts';
import { twoStores } from '#test/store/two-stores.ts';
import { heldConversion, request, takenOver } from './held-conversion.ts';

// The embedded database belongs to one process, which sends it one statement after the other.
describe.skipIf(postgres === null)('what two processes do at the same moment (needs TEST_DATABASE_URL)', () => {
  const both = twoStores();

  /**
   * The other process does `before`, and then this one begins its work; once that waits for the other, or has come to an end, the
   * other does `after` and commits. Answers how the work ended.
   */
  async function meanwhile(
    before: (other: Queries) => Promise<unknown>,
    work: () => Promise<unknown>,
    after: (other: Queries) => Promise<unknown> = async () => undefined,
  ): Promise<PromiseSettledResult<unknown>> {
    const { working } = await both.otherStore.transaction(async (trx) => {
      await before(trx);
      const begun = Promise.allSettled([work()]);
      const hasEnded = begun.then(() => true);
      while (!(await isAnybodyWaiting())) if (await Promise.race([hasEnded, wait(10, false)])) break;
      await after(trx);
      return { working: begun };
    });
    const [result] = await working;
    return result;
  }

  /** Does a statement on this database wait for a transaction? */
  async function isAnybodyWaiting(): Promise<boolean> {
    const { rows } = await sql`
      select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`.execute(
      both.store.db,
    );
    return rows.length > 0;
  }

  it('a worker that is overtaken while it begins a step begins none', async () => {
    const lease = await heldConversion(both.store, 'overtaken');
    const recorder = createRecorder({ store: both.store, report: () => undefined }, lease);
    const begun = await meanwhile(
      (other) => takenOver(other, lease),
      () => recorder.begin('CHECK'),
    );
    expect(begun).toMatchObject({ status: 'rejected', reason: expect.any(LeaseLost) });
    expect(await both.store.db.selectFrom('conversion_step').selectAll().execute()).toEqual([]);
  });

  it('a deal that is asked for again while somebody lets its conversion go on is not begun from the start', async () => {
    const { conversion } = await heldConversion(both.store, 'blocked');
    const row = (db: Queries) => db.updateTable('conversion').where('id', '=', conversion.id);
    await row(both.store.db).set({ status: 'BLOCKED', lease_until: null, next_attempt_at: null }).execute();
    const asked = await meanwhile(
      (other) => row(other).set({ status: 'RUNNING', step: 'CREATE_DRAFT_ORDER', intent_at: new Date() }).execute(),
      () => accept(both.store, { ...request, dealId: 'blocked' }),
    );
    expect(asked).toMatchObject({
      value: { outcome: 'REPLAYED', conversion: { status: 'RUNNING', step: 'CREATE_DRAFT_ORDER' } },
    });
  });

  it('changes that both hear of in another order are put down by both', async () => {
    const [first, second] = [
      { kind: 'deal', id: '1' },
      { kind: 'deal', id: '2' },
    ] as const;
    const told = await meanwhile(
      (other) => putDown(other, 'crm', [first]),
      () => putDown(both.store.db, 'crm', [second, first]),
      (other) => putDown(other, 'crm', [second]),
    );
    expect(told).toMatchObject({ status: 'fulfilled' });
  });

  it('events that are delivered to both in another order are taken by both', async () => {
    const event = (eventId: string) => ({ eventId, kind: 'deal', id: eventId });
    const delivered = [event('2'), event('1')];
    const inbox = createInbox({
      store: both.store,
      readers: new Map([['crm', { read: () => delivered }]]),
      kinds: new Set(['deal']),
      onEvents: () => undefined,
    });
    const take = (other: Queries, eventId: string) =>
      other
        .insertInto('inbox_event')
        .values({ connection: 'crm', event_id: eventId })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    const taken = await meanwhile(
      (other) => take(other, '1'),
      () => inbox('crm', { method: 'POST', url: '', headers: {}, rawBody: Buffer.alloc(0) }),
      (other) => take(other, '2'),
    );
    expect(taken).toMatchObject({ value: { status: 202 } });
  });
});
