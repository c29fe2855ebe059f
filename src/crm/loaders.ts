import DataLoader from 'dataloader';
import { createPageLoader, once } from '#graphql/request-loaders.ts';
import { type CrmLink, perLink } from '#ports/crm-link.ts';
import type {
  CrmSystem,
  DealKey,
  DealLine,
  InteractionFilter,
  LeadPerson,
  TicketStatus,
  DealFilter,
} from '#ports/crm-system.ts';
import type { Call } from '#ports/source.ts';

export type CrmLoaders = ReturnType<typeof createCrmLoaders>;

/** One request's reads of the CRM: however many records ask, one call of the port per kind of question. */
export function createCrmLoaders(crm: CrmSystem, call: Call) {
  const allPipelines = once(() => crm.pipelines(call));
  return {
    accounts: byId((ids) => crm.accountsByIds(ids, call)),
    contacts: byId((ids) => crm.contactsByIds(ids, call)),
    leads: byId((ids) => crm.leadsByIds(ids, call)),
    deals: byId((ids) => crm.dealsByIds(ids, call)),
    linesOfDeals: new DataLoader<DealKey, readonly DealLine[], string>((deals) => crm.linesOfDeals(deals, call), {
      cacheKeyFn: ({ id }) => id,
    }),
    peopleOfLeads: new DataLoader<string, LeadPerson>((ids) => readPeople(crm, ids, call)),
    linkedIds: perLink((link) => new DataLoader<string, readonly string[]>((ids) => readLinked(crm, link, ids, call))),
    interactions: byId((ids) => crm.interactionsByIds(ids, call)),
    tickets: byId((ids) => crm.ticketsByIds(ids, call)),
    users: byId((ids) => crm.usersByIds(ids, call)),
    pipelines: byId(async (ids) => pick(await allPipelines(), ids)),
    stages: byId(async (ids) =>
      pick(
        (await allPipelines()).flatMap((pipeline) => pipeline.stages),
        ids,
      ),
    ),
    allPipelines,
    contactsOfAccounts: createPageLoader((ids, _filter: NoFilter, page) => crm.contactsOfAccounts(ids, page, call)),
    dealsOfAccounts: createPageLoader((ids, filter: Pick<DealFilter, 'status'>, page) =>
      crm.dealsOfAccounts(ids, filter, page, call),
    ),
    interactionsOfAccounts: createPageLoader((ids, filter: InteractionFilter, page) =>
      crm.interactionsOfAccounts(ids, filter, page, call),
    ),
    ticketsOfAccounts: createPageLoader((ids, filter: TicketFilter, page) =>
      crm.ticketsOfAccounts(ids, filter, page, call),
    ),
  };
}

type NoFilter = Readonly<Record<string, never>>;

interface TicketFilter {
  readonly status?: readonly TicketStatus[] | undefined;
}

async function readPeople(crm: CrmSystem, ids: readonly string[], call: Call): Promise<readonly LeadPerson[]> {
  if (crm.peopleOfLeads === undefined)
    throw new TypeError(`${crm.connection} tells who a lead is neither with the lead nor when it is asked`);
  return crm.peopleOfLeads(ids, call);
}

async function readLinked(
  crm: CrmSystem,
  link: CrmLink,
  ids: readonly string[],
  call: Call,
): Promise<readonly (readonly string[])[]> {
  if (crm.linkedIds === undefined)
    throw new TypeError(`${crm.connection} tells ${link} neither with the record nor when it is asked`);
  return crm.linkedIds(link, ids, call);
}

function byId<Value>(
  read: (ids: readonly string[]) => Promise<readonly (Value | null)[]>,
): DataLoader<string, Value | null> {
  return new DataLoader(read);
}

function pick<Item extends { readonly id: string }>(
  all: readonly Item[],
  ids: readonly string[],
): readonly (Item | null)[] {
  return ids.map((id) => all.find((item) => item.id === id) ?? null);
}
