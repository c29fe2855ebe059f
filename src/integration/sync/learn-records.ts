import type { Clock } from '#ports/clock.ts';
import type { CrmSystem } from '#ports/crm-system.ts';
import type { ErpSystem } from '#ports/erp-system.ts';
import type { Call } from '#ports/source.ts';
import type { Store } from '#store/open-store.ts';
import type { Queries } from '#store/tables.ts';
import type { IdentityRecord } from '#integration/identity/identity-record.ts';
import { identityTransaction } from '#integration/identity/identity-transaction.ts';
import { type Customer, customersByRecords } from '#integration/identity/read-customers.ts';
import { feedStates } from './feed-state.ts';
import { crmIdentitySource, erpIdentitySource, type IdentitySource } from './identity-source.ts';
import { applyEffect } from './sync-step.ts';

export interface LearnParts {
  readonly store: Store;
  readonly crm: CrmSystem;
  readonly erp: ErpSystem;
  readonly clock: Clock;
}

/**
 * Reads native records now, as the feed of changes will sooner or later, and answers their customers: null for what does
 * not exist. For those who cannot wait, because they hold a record that was made a moment ago.
 */
export async function learnRecords(
  { store, crm, erp, clock }: LearnParts,
  connection: string,
  nativeIds: readonly string[],
  call: Call,
): Promise<readonly (Customer | null)[]> {
  const source = [crmIdentitySource(crm), erpIdentitySource(erp)].find((each) => each.connection === connection);
  if (source === undefined) return nativeIds.map(() => null);
  const saved = await learn(store, source, nativeIds, clock, call);
  const existing = new Set(saved.map(({ nativeId }) => nativeId));
  const customers = await customersByRecords(store.db, connection, nativeIds);
  return customers.map((customer, at) => (existing.has(nativeIds[at] ?? '') ? customer : null));
}

/** Reads once more what the feed has told of meanwhile: what it has written down may be newer, and it will not tell it again. */
async function learn(
  store: Store,
  source: IdentitySource,
  nativeIds: readonly string[],
  clock: Clock,
  call: Call,
): Promise<readonly IdentityRecord[]> {
  const { connection } = source;
  for (;;) {
    const cursor = await cursorOf(store.db, connection);
    const records = await source.read(nativeIds, call);
    const saved = records.filter((record) => record !== null);
    const isCurrent = await identityTransaction(store, async (trx) => {
      if ((await cursorOf(trx, connection)) !== cursor) return false;
      await applyEffect(trx, connection, { saved, gone: [], merged: [] }, new Date(clock.now()));
      return true;
    });
    if (isCurrent) return saved;
  }
}

async function cursorOf(queries: Queries, connection: string): Promise<string | undefined> {
  return (await feedStates(queries)).find((state) => state.connection === connection)?.cursor;
}
