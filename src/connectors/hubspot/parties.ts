import { emptyPage, type Page, type PageRequest } from '#model/page.ts';
import type { Account, Contact, Lead, LeadFilter } from '#ports/crm-system.ts';
import type { Call } from '#ports/source.ts';
import { associatedOf, primaryOf } from './associations.ts';
import { childrenOf, completePages } from './children.ts';
import {
  accountOf,
  companyKind,
  contactKind,
  contactOf,
  type ContactRow,
  leadKind,
  leadOf,
  type LeadRow,
} from './crm-party-wire.ts';
import { searchPage } from './keyset.ts';
import type { HubspotLink } from './link.ts';
import { leadFilters } from './list-filters.ts';
import { objectTypes } from './object-types.ts';
import { completedByIds, rowsByIds } from './records.ts';
import type { HubspotCrmSettings } from './settings.ts';

/** Companies, and people with what their associations say of them. */
export interface PartyReader {
  accountsByIds(ids: readonly string[], call: Call): Promise<readonly (Account | null)[]>;
  /** Oldest first. */
  accounts(page: PageRequest, call: Call): Promise<Page<Account>>;
  contactsByIds(ids: readonly string[], call: Call): Promise<readonly (Contact | null)[]>;
  contactsOfCompanies(companyIds: readonly string[], page: PageRequest, call: Call): Promise<readonly Page<Contact>[]>;
  leadsByIds(ids: readonly string[], call: Call): Promise<readonly (Lead | null)[]>;
  leads(filter: LeadFilter, page: PageRequest, call: Call): Promise<Page<Lead>>;
}

export function createPartyReader(link: HubspotLink, settings: HubspotCrmSettings): PartyReader {
  const { mainContactLabel, states } = settings;
  const companies = companyKind(settings);
  const contacts = contactKind(settings);
  type CompanyRow = Parameters<typeof accountOf>[0];

  const withSource = (row: CompanyRow) => accountOf(row, link.sourceOf(objectTypes.companies, row.id, row.url));

  async function completeContacts(rows: readonly ContactRow[], call: Call): Promise<readonly Contact[]> {
    const ids = rows.map(({ id }) => id);
    const lists = await associatedOf(link, 'contacts', 'companies', ids, call);
    return rows.map((row) => {
      const list = lists.get(row.id);
      const accountId = primaryOf(list);
      const labels = list?.items.find(({ id }) => id === accountId)?.labels ?? [];
      return contactOf(row, {
        source: link.sourceOf(objectTypes.contacts, row.id, row.url),
        accountId,
        primary: mainContactLabel !== undefined && labels.includes(mainContactLabel),
      });
    });
  }

  async function completeLeads(rows: readonly LeadRow[], call: Call): Promise<readonly Lead[]> {
    const ids = rows.map(({ id }) => id);
    const [contactLists, companyLists, dealLists] = await Promise.all([
      associatedOf(link, 'leads', 'contacts', ids, call),
      associatedOf(link, 'leads', 'companies', ids, call),
      associatedOf(link, 'leads', 'deals', ids, call),
    ]);
    const contactIds = ids.map((id) => primaryOf(contactLists.get(id)) ?? '');
    const companyIds = ids.map((id) => primaryOf(companyLists.get(id)) ?? '');
    const [contactRows, companyRows] = await Promise.all([
      rowsByIds(link, contacts, contactIds, call),
      rowsByIds(link, companies, companyIds, call),
    ]);
    return rows.map((row, index) => {
      const parts = {
        source: link.sourceOf(objectTypes.leads, row.id, row.url),
        contact: contactRows[index] ?? null,
        companyName: companyRows[index]?.values.name ?? null,
        accountId: companyRows[index]?.id ?? null,
        dealId: primaryOf(dealLists.get(row.id)),
      };
      return leadOf(row, parts, states.leads);
    });
  }

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
    leadsByIds: (ids, call) => completedByIds(link, leadKind, ids, (rows) => completeLeads(rows, call), call),
    async leads(filter, page, call) {
      const filters = leadFilters(filter, states.leads);
      if (filters === null) return emptyPage;
      const found = await searchPage(link, leadKind, { filters, direction: 'descending', page }, call);
      const items = await completeLeads(found.items, call);
      return { items, hasNextPage: found.hasNextPage, totalCount: found.totalCount };
    },
  };
}
