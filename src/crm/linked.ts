import type { CrmLink, LinkedId } from '#ports/crm-link.ts';
import type { Lead, LeadPerson } from '#ports/crm-system.ts';
import type { CrmContext } from './context.ts';

/** The other end of a link: as the record tells it, otherwise asked for together with those of the other records. */
export async function linkedId(
  link: CrmLink,
  { id }: { readonly id: string },
  told: LinkedId,
  { loaders }: CrmContext,
): Promise<string | null> {
  if (told !== undefined) return told;
  const [linked = null] = await loaders.linkedIds(link).load(id);
  return linked;
}

/** All other ends of a link that may have several. */
export async function linkedIds(
  link: CrmLink,
  { id }: { readonly id: string },
  told: readonly string[] | undefined,
  { loaders }: CrmContext,
): Promise<readonly string[]> {
  return told ?? loaders.linkedIds(link).load(id);
}

export async function personOf({ id, person }: Lead, { loaders }: CrmContext): Promise<LeadPerson> {
  return person ?? loaders.peopleOfLeads.load(id);
}
