import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accept } from '#integration/conversion/accept.ts';
import { conversionInput } from '#integration/conversion/conversion-input.ts';
import { claim, type Lease, LeaseLost } from '#integration/conversion/lease.ts';
import { stepsOfConversions } from '#integration/conversion/read-conversions.ts';
import { createRecorder } from '#integration/conversion/recorder.ts';
import { openStore, type Store } from '#store/open-store.ts';
import type { Queries } from '#store/tables.ts';
import { embedded, postgres, type StoreKind, type StorePlace, storeKinds } from '#test/store/store-kinds.ts';

let place: StorePlace;
let store: Store;
let deals = 0;

async function open(kind: StoreKind): Promise<void> {
  place = await kind.makePlace();
  store = await openStore(place.options);
}

async function close(): Promise<void> {
  await store.close();
  await place.discard();
}

/** A conversion that is due, and a worker that has it. */
async function held(): Promise<Lease> {
  const { conversion } = await accept(store, {
    dealConnection: 'crm',
    dealId: String((deals += 1)),
    erpConnection: 'erp',
    input: conversionInput({}),
    idempotencyKey: null,
    requestedBy: 'test',
    correlationId: null,
  });
  return taken(store.db, conversion.id);
}

async function taken(db: Queries, id: string): Promise<Lease> {
  const lease = await claim(db, id, 60_000, new AbortController().signal);
  if (lease === null) throw new Error('a conversion that is due is required');
  lease.stop();
  return lease;
}

/** Another worker takes over, as it does when the lease of the first has run out. */
async function takenOver(db: Queries, { conversion: { id } }: Lease): Promise<Lease> {
  await db.updateTable('conversion').set({ lease_until: null }).where('id', '=', id).execute();
  return taken(db, id);
}

function recorderOf(lease: Lease) {
  return createRecorder({ store, report: () => undefined }, lease);
}

async function stepsOf({ conversion: { id } }: Lease) {
  const [steps = []] = await stepsOfConversions(store.db, [id]);
  return steps.map(({ name, attempt, status }) => [name, attempt, status]);
}

describe.each(storeKinds)('what is written down about a conversion, on $name', (kind) => {
  beforeAll(() => open(kind));
  afterAll(close);

  it('a worker that takes over ends what the other was doing, and counts on', async () => {
    const first = await held();
    expect(await recorderOf(first).begin('CHECK')).toBe(1);
    expect(await recorderOf(await takenOver(store.db, first)).begin('CHECK')).toBe(2);
    expect(await stepsOf(first)).toEqual([
      ['CHECK', 1, 'UNKNOWN'],
      ['CHECK', 2, 'RUNNING'],
    ]);
  });

  it('a worker that was overtaken writes nothing, not even about what the other is doing', async () => {
    const first = await held();
    const recorder = recorderOf(first);
    const attempt = await recorder.begin('CHECK');
    await recorderOf(await takenOver(store.db, first)).begin('CHECK');
    await expect(recorder.begin('ENSURE_CUSTOMER')).rejects.toThrow(LeaseLost);
    const done = recorder.end(first.conversion, 'CHECK', attempt, { kind: 'DONE', next: 'ENSURE_CUSTOMER' });
    await expect(done).rejects.toThrow(LeaseLost);
    expect(await stepsOf(first)).toEqual([
      ['CHECK', 1, 'UNKNOWN'],
      ['CHECK', 2, 'RUNNING'],
    ]);
  });
});

it.skipIf(postgres === null)(
  'a worker that is overtaken while it begins a step begins none (needs TEST_DATABASE_URL)',
  async () => {
    await open(postgres ?? embedded);
    const rival = await openStore(place.options);
    const first = await held();
    const begun = await rival.transaction(async (trx) => {
      await takenOver(trx, first);
      const beginning = Promise.allSettled([recorderOf(first).begin('CHECK')]);
      const hasEnded = beginning.then(() => true);
      while (!(await isAnybodyWaiting())) if (await Promise.race([hasEnded, wait(10, false)])) break;
      return { beginning };
    });
    expect(await begun.beginning).toMatchObject([{ status: 'rejected', reason: expect.any(LeaseLost) }]);
    expect(await stepsOf(first)).toEqual([]);
    await rival.close();
    await close();
  },
);

/** Does a statement on this database wait for a transaction? */
async function isAnybodyWaiting(): Promise<boolean> {
  const { rows } = await sql`
    select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`.execute(store.db);
  return rows.length > 0;
}
