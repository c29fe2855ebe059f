import type { Clock } from '#ports/clock.ts';
import type { CrmSystem } from '#ports/crm-system.ts';
import type { ErpSystem } from '#ports/erp-system.ts';
import type { Call } from '#ports/source.ts';
import type { Store } from '#store/open-store.ts';
import { identityTransaction } from '#integration/identity/identity-transaction.ts';
import { type Customer, customersByRecords } from '#integration/identity/read-customers.ts';
import { crmIdentitySource, erpIdentitySource } from './identity-source.ts';
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
  const records = await source.read(nativeIds, call);
  const now = new Date(clock.now());
  const saved = records.filter((record) => record !== null);
  await identityTransaction(store, (trx) => applyEffect(trx, connection, { saved, gone: [], merged: [] }, now));
  const existing = new Set(saved.map(({ nativeId }) => nativeId));
  const customers = await customersByRecords(store.db, connection, nativeIds);
  return customers.map((customer, at) => (existing.has(nativeIds[at] ?? '') ? customer : null));
}
