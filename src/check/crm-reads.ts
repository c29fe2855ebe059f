import { type CrmSystem, dealKey } from '#ports/crm-system.ts';
import type { Call } from '#ports/source.ts';
import type { Reads } from './try-reads.ts';

/** Every kind of read that the graph makes of a CRM, each for one record or one account. */
export async function tryCrmReads(crm: CrmSystem, { attempt, attemptIf }: Reads, call: Call): Promise<void> {
  const has = crm.capabilities;
  const page = { first: 1 };
  const accounts = await attempt('read accounts', () => crm.accounts(page, call), totalCount);
  const ids = (accounts?.items ?? []).map(({ id }) => id);
  await attemptIf(has.has('contacts'), 'read contacts', () => crm.contactsOfAccounts(ids, page, call));
  await attemptIf(has.has('leads'), 'read leads', () => crm.leads({}, page, call), totalCount);
  await attempt('read pipelines', () => crm.pipelines(call), length);
  const deals = await attempt('read deals', () => crm.deals({}, page, call), totalCount);
  await attempt('read deal lines', () => crm.linesOfDeals((deals?.items ?? []).map(dealKey), call));
  await attemptIf(has.has('interactions'), 'read interactions', () => crm.interactionsOfAccounts(ids, {}, page, call));
  await attemptIf(has.has('tickets'), 'read tickets', () => crm.ticketsOfAccounts(ids, {}, page, call));
  await attempt('follow changes', () => crm.changes(null, 1, call));
}

export function totalCount(page: { readonly totalCount: number | null }): number | null {
  return page.totalCount;
}

export function length(list: readonly unknown[]): number {
  return list.length;
}
