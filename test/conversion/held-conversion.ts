import { accept, type ConversionRequest } from '#integration/conversion/accept.ts';
import { conversionInput } from '#integration/conversion/conversion-input.ts';
import { claim, type Lease } from '#integration/conversion/lease.ts';
import type { Store } from '#store/open-store.ts';
import type { Queries } from '#store/tables.ts';

export const request: ConversionRequest = {
  dealConnection: 'crm',
  dealId: '1',
  erpConnection: 'erp',
  input: conversionInput({}),
  idempotencyKey: null,
  requestedBy: 'test',
  correlationId: null,
};

/** A conversion that is due, and a worker that has it. */
export async function heldConversion(store: Store, dealId: string): Promise<Lease> {
  const { conversion } = await accept(store, { ...request, dealId });
  return taken(store.db, conversion.id);
}

/** Another worker takes over, as it does when the lease of the first has run out. */
export async function takenOver(db: Queries, { conversion: { id } }: Lease): Promise<Lease> {
  await db.updateTable('conversion').set({ lease_until: null }).where('id', '=', id).execute();
  return taken(db, id);
}

async function taken(db: Queries, id: string): Promise<Lease> {
  const lease = await claim(db, id, 60_000, new AbortController().signal);
  if (lease === null) throw new Error('a conversion that is due is required');
  lease.stop();
  return lease;
}
