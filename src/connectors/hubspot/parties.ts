import { emptyPage, type Page, type PageRequest } from '#model/page.ts';
import type { Account, Contact, Lead, LeadFilter, LeadPerson } from '#ports/crm-system.ts';
import type { Call } from '#ports/source.ts';
import { type AssociatedList, associatedOf, primaryOf } from './associations.ts';
import { childrenOf, completePages } from './children.ts';
import {
  accountOf,
  companyKind,
  contactKind,
  contactOf,
  type ContactRow,
  leadKind,
  leadOf,
  leadPersonOf,
  type LeadRow,
} from './crm-party-wire.ts';
import { searchPage } from './keyset.ts';
import type { HubspotLink } from './link.ts';
import { leadFilters } from './list-filters.ts';
import { objectTypes } from './object-types.ts';
import { completedByIds, rowsByIds } from './records.ts';
import type { HubspotCrmSettings } from './settings.ts';

/** Companies and people. */
export interface PartyReader {
  accountsByIds(ids: readonly string[], call: Call): Promise<readonly (Account | null)[]>;
  /** Oldest first. */
  accounts(page: PageRequest, call: Call): Promise<Page<Account>>;
  contactsByIds(ids: readonly string[], call: Call): Promise<readonly (Contact | null)[]>;
  contactsOfCompanies(companyIds: readonly string[], page: PageRequest, call: Call): Promise<readonly Page<Contact>[]>;
  leadsByIds(ids: readonly string[], call: Call): Promise<readonly (Lead | null)[]>;
  peopleOfLeads(ids: readonly string[], call: Call): Promise<readonly LeadPerson[]>;
  leads(filter: LeadFilter, page: PageRequest, call: Call): Promise<Page<Lead>>;
}

export function createPartyReader(link: HubspotLink, settings: HubspotCrmSettings): PartyReader {
  const { mainContactLabel, states } = settings;
  const companies = companyKind(settings);
  const contacts = contactKind(settings);
  const leads = leadKind(settings);
  type CompanyRow = Parameters<typeof accountOf>[0];

  const withSource = (row: CompanyRow) => accountOf(row, link.sourceOf(objectTypes.companies, row.id, row.url));

  /** Who is a main contact only the label of an association says. Without one, to whom a contact belongs is told by `linkedIds`. */
  async function completeContacts(rows: readonly ContactRow[], call: Call): Promise<readonly Contact[]> {
    const sourceOf = ({ id, url }: ContactRow) => link.sourceOf(objectTypes.contacts, id, url);
    if (mainContactLabel === undefined)
      return rows.map((row) => contactOf(row, { source: sourceOf(row), accountId: undefined, primary: false }));
    const ids = rows.map(({ id }) => id);
    const lists = await associatedOf(link, 'contacts', 'companies', ids, call);
    return rows.map((row) => {
      const list = lists.get(row.id);
      const accountId = primaryOf(list);
      const labels = list?.items.find(({ id }) => id === accountId)?.labels ?? [];
      return contactOf(row, { source: sourceOf(row), accountId, primary: labels.includes(mainContactLabel) });
    });
  }

  const leadWithSource = (row: LeadRow) => leadOf(row, link.sourceOf(objectTypes.leads, row.id, row.url), states.leads);

  return {
    async accountsByIds(ids, call) {
      const rows = await rowsByIds(link, companies, ids, call);
      return rows.map((row) => row && withSource(row));
    },
    async accounts(page, call) {
      const found = await searchPage(link, companies, { filters: [], direction: 'ascending', page }, call);
      return { items: found.items.map(withSource), hasNextPage: found.hasNextPage, totalCount: found.totalCount };
    },
    contactsByIds: (ids, call) => completedByIds(link, contacts, ids, (rows) => completeContacts(rows, call), call),
    async contactsOfCompanies(companyIds, page, call) {
      const everyone = { keep: () => true, filters: [] };
      const pages = await childrenOf(link, contacts, companyIds, everyone, page, call);
      return completePages(pages, (rows) => completeContacts(rows, call));
    },
    async leadsByIds(ids, call) {
      const rows = await rowsByIds(link, leads, ids, call);
      return rows.map((row) => row && leadWithSource(row));
    },
    async peopleOfLeads(ids, call) {
      const [contactLists, companyLists] = await Promise.all([
        associatedOf(link, 'leads', 'contacts', ids, call),
        associatedOf(link, 'leads', 'companies', ids, call),
      ]);
      const [contactRows, companyRows] = await Promise.all([
        rowsByIds(link, contacts, primariesOf(ids, contactLists), call),
        rowsByIds(link, companies, primariesOf(ids, companyLists), call),
      ]);
      return ids.map((_, at) => leadPersonOf(contactRows[at] ?? null, companyRows[at] ?? null));
    },
    async leads(filter, page, call) {
      const filters = leadFilters(filter, states.leads);
      if (filters === null) return emptyPage;
      const found = await searchPage(link, leads, { filters, direction: 'descending', page }, call);
      return { items: found.items.map(leadWithSource), hasNextPage: found.hasNextPage, totalCount: found.totalCount };
    },
  };
}

/** An empty text, which is nobody's id, for what has none. */
function primariesOf(ids: readonly string[], lists: ReadonlyMap<string, AssociatedList>): readonly string[] {
  return ids.map((id) => primaryOf(lists.get(id)) ?? '');
}
