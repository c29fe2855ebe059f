import { loadExisting } from '#graphql/request-loaders.ts';
import { type CreditPosition, creditPosition } from '#model/credit.ts';
import { openInvoices } from './accounts.ts';
import type { ErpContext } from './context.ts';

/** How much more a customer may owe; null when the ERP does not know them or keeps no such figures. */
export async function credit(
  erpIds: readonly string[],
  { loaders, today }: ErpContext,
): Promise<CreditPosition | null> {
  const [figures, invoices] = await Promise.all([loadExisting(loaders.credit, erpIds), openInvoices(erpIds, loaders)]);
  return creditPosition(figures, invoices, today);
}
