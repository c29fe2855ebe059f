import { loadExisting } from '#graphql/request-loaders.ts';
import type { ErpCustomer, Invoice } from '#ports/erp-system.ts';
import type { ErpLoaders } from './loaders.ts';

/** Of the ERP customers that are one customer, the one whose terms apply: the first that exists. */
export async function firstAccount(erpIds: readonly string[], loaders: ErpLoaders): Promise<ErpCustomer | null> {
  const [first] = await loadExisting(loaders.customers, erpIds);
  return first ?? null;
}

/** What is open on all of them together. */
export async function openInvoices(erpIds: readonly string[], loaders: ErpLoaders): Promise<readonly Invoice[]> {
  const invoices = await Promise.all(erpIds.map((id) => loaders.openInvoices.load(id)));
  return invoices.flat();
}
