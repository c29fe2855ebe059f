import { type CrmLink, type LinkedIds, perLink } from '#ports/crm-link.ts';
import type { CrmKind, CrmSystem } from '#ports/crm-system.ts';
import type { Change } from '#ports/source.ts';
import { createInvalidation, type Reach } from './invalidation.ts';
import { createReadShapes } from './read-shapes.ts';
import { type CachingOptions, createReadThrough } from './read-through.ts';
import type { CachedKind } from './time-to-live.ts';

/** A CRM whose reads are cached. */
export interface CachedCrm extends CrmSystem {
  /** To be told of all that the modification feed of the CRM tells. */
  invalidate(changes: readonly Change<CrmKind>[]): Promise<void>;
}

/** Every method of the port stands here, so that a new one is cached, or not, because somebody decided it. */
export function cachedCrm(crm: CrmSystem, options: CachingOptions): CachedCrm {
  const through = createReadThrough(crm.connection, options);
  const { records, byId, partOfEach, pageOfEach, filteredPageOfEach, pageOfAll, value } = createReadShapes(through);
  const { invalidate, writing } = createInvalidation(through, reaches);

  /** A link ends with a change of the record that it leads from. */
  function cachedLinks(linkedIds: LinkedIds): LinkedIds {
    const ofLink = perLink((link) =>
      byId(`linkedIds:${link}`, kindsOfLinks[link], (ids, call) => linkedIds(link, ids, call)),
    );
    return (link, ids, call) => ofLink(link)(ids, call);
  }

  return {
    connection: crm.connection,
    system: crm.system,
    installation: crm.installation,
    capabilities: crm.capabilities,
    accountFields: crm.accountFields,

    accountsByIds: records('accounts', (ids, call) => crm.accountsByIds(ids, call)),
    contactsByIds: records('contacts', (ids, call) => crm.contactsByIds(ids, call)),
    leadsByIds: records('leads', (ids, call) => crm.leadsByIds(ids, call)),
    dealsByIds: records('deals', (ids, call) => crm.dealsByIds(ids, call)),
    linesOfDeals: partOfEach('linesOfDeals', 'deals', (deals, call) => crm.linesOfDeals(deals, call)),
    interactionsByIds: records('interactions', (ids, call) => crm.interactionsByIds(ids, call)),
    ticketsByIds: records('tickets', (ids, call) => crm.ticketsByIds(ids, call)),
    peopleOfLeads: crm.peopleOfLeads && byId('peopleOfLeads', 'leads', crm.peopleOfLeads),
    linkedIds: crm.linkedIds && cachedLinks(crm.linkedIds),
    usersByIds: records('users', (ids, call) => crm.usersByIds(ids, call)),
    pipelines: value('pipelines', 'pipelines', (call) => crm.pipelines(call)),

    contactsOfAccounts: pageOfEach('contactsOfAccounts', 'contacts', (ids, page, call) =>
      crm.contactsOfAccounts(ids, page, call),
    ),
    dealsOfAccounts: filteredPageOfEach('dealsOfAccounts', 'deals', (ids, filter, page, call) =>
      crm.dealsOfAccounts(ids, filter, page, call),
    ),
    interactionsOfAccounts: filteredPageOfEach('interactionsOfAccounts', 'interactions', (ids, filter, page, call) =>
      crm.interactionsOfAccounts(ids, filter, page, call),
    ),
    ticketsOfAccounts: filteredPageOfEach('ticketsOfAccounts', 'tickets', (ids, filter, page, call) =>
      crm.ticketsOfAccounts(ids, filter, page, call),
    ),
    deals: pageOfAll('deals', 'deals', (filter, page, call) => crm.deals(filter, page, call)),
    leads: pageOfAll('leads', 'leads', (filter, page, call) => crm.leads(filter, page, call)),

    logInteraction: (interaction, call) =>
      writing({ kind: 'interaction', id: null }, () => crm.logInteraction(interaction, call)),
    moveDealToStage: (dealId, stageId, lostReason, call) =>
      writing({ kind: 'deal', id: dealId }, () => crm.moveDealToStage(dealId, stageId, lostReason, call)),
    writeBackDeal: (dealId, summary, call) =>
      writing({ kind: 'deal', id: dealId }, () => crm.writeBackDeal(dealId, summary, call)),
    updateAccount: (accountId, patch, call) =>
      writing({ kind: 'account', id: accountId }, () => crm.updateAccount(accountId, patch, call)),
    invalidate,

    // What asks how the system is, or scans and follows it, wants the system and not our memory of it.
    info: (call) => crm.info(call),
    accounts: (page, call) => crm.accounts(page, call),
    changes: (cursor, limit, call) => crm.changes(cursor, limit, call),

    close: () => crm.close(),
  };
}

const kindsOfLinks = {
  'contact.account': 'contacts',
  'lead.convertedAccount': 'leads',
  'lead.convertedDeal': 'leads',
  'deal.account': 'deals',
  'deal.primaryContact': 'deals',
  'interaction.account': 'interactions',
  'interaction.contacts': 'interactions',
  'interaction.deal': 'interactions',
  'ticket.account': 'tickets',
  'ticket.contact': 'tickets',
} as const satisfies Record<CrmLink, CachedKind>;

const reaches: Readonly<Record<CrmKind, Reach>> = {
  account: { kind: 'accounts', dependents: ['contacts', 'leads', 'deals', 'interactions', 'tickets'] },
  contact: { kind: 'contacts', dependents: ['deals', 'interactions', 'tickets'] },
  lead: { kind: 'leads' },
  deal: { kind: 'deals', dependents: ['interactions'] },
  interaction: { kind: 'interactions' },
  ticket: { kind: 'tickets' },
};
