import type { LinkedId } from '#ports/crm-link.ts';
import type { CrmSystem } from '#ports/crm-system.ts';
import type { Call } from '#ports/source.ts';

/**
 * The account that each of these records of the CRM belongs to, in their order: as the record tells it, otherwise asked for, all together.
 * Rejects with SystemError.
 */
export async function accountIdsOf(
  crm: CrmSystem,
  link: 'deal.account' | 'contact.account',
  records: readonly { readonly id: string; readonly accountId: LinkedId }[],
  call: Call,
): Promise<readonly (string | null)[]> {
  const untold = records.filter(({ accountId }) => accountId === undefined).map(({ id }) => id);
  const linked = untold.length === 0 ? [] : await crm.linkedIds?.(link, untold, call);
  const asked = new Map(untold.map((id, at) => [id, linked?.[at]?.[0] ?? null]));
  return records.map(({ id, accountId }) => (accountId === undefined ? (asked.get(id) ?? null) : accountId));
}
