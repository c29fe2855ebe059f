import type { CrmLink, LinkedIds } from '#ports/crm-link.ts';
import type { Call } from '#ports/source.ts';
import { allAssociatedOf, type AssociatedList, associatedOf, idsOf, primaryOf } from './associations.ts';
import { readInteractionId } from './interaction-id.ts';
import type { HubspotLink } from './link.ts';

/** What records are linked to stands in their associations, which are asked for one pair of types at a time. */
export function createLinkReader(link: HubspotLink): LinkedIds {
  return async (name, ids, call) => {
    const { to, several = false, startOf } = ends[name];
    const starts = ids.map(startOf);
    const byType = Map.groupBy(
      starts.filter((start) => start !== null),
      ({ type }) => type,
    );
    const read = several ? allAssociatedOf : associatedOf;
    const lists = new Map(
      await Promise.all(
        [...byType].map(async ([type, some]) => [type, await read(link, type, to, nativeIds(some), call)] as const),
      ),
    );
    const listOf = (start: Start | null) => (start === null ? undefined : lists.get(start.type)?.get(start.id));
    const found = starts.map((start) => (several ? idsOf(listOf(start)) : oneOf(listOf(start))));
    return name === 'lead.convertedAccount' ? onlyConverted(link, ids, found, call) : found;
  };
}

/** A record as HubSpot has it: its type, and its id among those of the type. */
interface Start {
  readonly type: string;
  readonly id: string;
}

interface Ends {
  readonly to: string;
  /** False: of several it is the primary one that is meant. */
  readonly several?: boolean;
  startOf(id: string): Start | null;
}

const startsIn = (type: string) => (id: string) => ({ type, id });

function activity(id: string): Start | null {
  const read = readInteractionId(id);
  return read && { type: read.name, id: read.id };
}

const ends: Readonly<Record<CrmLink, Ends>> = {
  'contact.account': { to: 'companies', startOf: startsIn('contacts') },
  'lead.convertedAccount': { to: 'companies', startOf: startsIn('leads') },
  'lead.convertedDeal': { to: 'deals', startOf: startsIn('leads') },
  'deal.account': { to: 'companies', startOf: startsIn('deals') },
  'deal.primaryContact': { to: 'contacts', startOf: startsIn('deals') },
  'interaction.account': { to: 'companies', startOf: activity },
  'interaction.contacts': { to: 'contacts', several: true, startOf: activity },
  'interaction.deal': { to: 'deals', startOf: activity },
  'ticket.account': { to: 'companies', startOf: startsIn('tickets') },
  'ticket.contact': { to: 'contacts', startOf: startsIn('tickets') },
};

/** A lead is not turned into anything; it has led to a customer once a deal hangs on it. */
async function onlyConverted(
  link: HubspotLink,
  leadIds: readonly string[],
  companies: readonly (readonly string[])[],
  call: Call,
): Promise<readonly (readonly string[])[]> {
  const ofCompanies = leadIds.filter((_, at) => companies[at]?.length !== 0);
  const deals = await associatedOf(link, 'leads', 'deals', ofCompanies, call);
  return companies.map((ids, at) => (primaryOf(deals.get(leadIds[at] ?? '')) === null ? [] : ids));
}

function oneOf(list: AssociatedList | undefined): readonly string[] {
  const id = primaryOf(list);
  return id === null ? [] : [id];
}

function nativeIds(starts: readonly Start[]): readonly string[] {
  return starts.map(({ id }) => id);
}
