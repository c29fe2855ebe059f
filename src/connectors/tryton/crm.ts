import { SystemError } from '#errors.ts';
import { emptyPage } from '#model/page.ts';
import type { CrmCapability, CrmSystem, Deal, DealFilter } from '#ports/crm-system.ts';
import type { Call } from '#ports/source.ts';
import { readInBatches } from '../batches.ts';
import type { ConnectorEnvironment } from '../connector.ts';
import { wordsFor } from '../wire-values.ts';
import { interactionFilter, interactionKind, ticketWire } from './crm-activity-wire.ts';
import { contactKind } from './crm-contacts.ts';
import { readDealLines } from './crm-deal-lines.ts';
import { dealWire, leadWire } from './crm-deal-wire.ts';
import { accountWire, userWire } from './crm-party-wire.ts';
import { crmStreams } from './crm-streams.ts';
import { dealStates, pipelineId, stages, ticketStates } from './crm-words.ts';
import { logNote, moveOpportunity, orderSummaries, writeSummary } from './crm-writes.ts';
import { changedSince, containing, everything } from './domain.ts';
import { readFeed } from './feed.ts';
import { createInstallation, perInstallation } from './installation.ts';
import { createTrytonLink, type Domain, type Search } from './link.ts';
import { customerScope, notMerged } from './parties.ts';
import { crmDiagnosis } from './permissions.ts';
import { updateParty } from './party-updates.ts';
import { createRecords, parentIn } from './records.ts';
import type { TrytonCrmSettings } from './settings.ts';
import { isTrytonId, toId } from './values.ts';

/** The CRM side of a Tryton: parties, their contact mechanisms, opportunities, notes and complaints. */
export function createTrytonCrm(
  connection: string,
  settings: TrytonCrmSettings,
  environment: ConnectorEnvironment,
): CrmSystem {
  const link = createTrytonLink(connection, settings, environment);
  const installation = createInstallation(link, environment.clock);
  const { contactRelation, customFields } = settings;
  const dealRow = perInstallation(installation, ({ currency }) => dealWire(link, currency, customFields.deals));
  const inScope = (call: Call) => customerScope(installation, contactRelation, call);

  const wires = {
    account: accountWire(link, customFields.accounts),
    lead: leadWire(link, customFields.leads),
    ticket: ticketWire(link, customFields.tickets),
    user: userWire(link),
  };
  const contacts = contactKind(link, settings);
  const interactions = interactionKind(link);

  const accountRecords = createRecords(link, {
    model: 'party.party',
    scope: async (call) => [...notMerged, ...(await inScope(call))],
    idScope: notMerged,
    read: (search, call) => link.search('party.party', wires.account, search, call),
  });
  const contactRecords = createRecords(link, contacts);
  const leadRecords = createRecords(link, {
    model: 'sale.opportunity',
    scope: async () => [['state', '=', 'lead']],
    idScope: [],
    read: (search, call) => link.search('sale.opportunity', wires.lead, search, call),
  });
  const dealRecords = createRecords(link, {
    model: 'sale.opportunity',
    scope: everything,
    parents: parentIn(link, 'sale.opportunity', 'party'),
    read: readDeals,
  });
  const interactionRecords = createRecords(link, interactions);
  const ticketRecords = createRecords(link, {
    model: 'sale.complaint',
    scope: everything,
    parents: parentIn(link, 'sale.complaint', 'customer'),
    read: (search, call) => link.search('sale.complaint', wires.ticket, search, call),
  });

  async function readDeals(search: Search, call: Call): Promise<readonly Deal[]> {
    const deals = await link.search('sale.opportunity', await dealRow(call), search, call);
    if (deals.length === 0) return deals;
    const written = await orderSummaries(
      link,
      deals.map(({ id }) => id),
      call,
    );
    return deals.map((deal) => ({ ...deal, orderSummary: written.get(deal.id)?.summary ?? deal.orderSummary }));
  }

  async function requireDeal(id: string, call: Call): Promise<Deal> {
    const [deal] = await dealRecords.byIds([id], call);
    if (deal === null || deal === undefined)
      throw new SystemError('NOT_FOUND', connection, `${connection} has no opportunity with this id`);
    return deal;
  }

  async function hasTickets(call: Call): Promise<boolean> {
    return (await installation(call)).modules.has('sale_complaint');
  }

  return {
    connection,
    system: link.system,
    installation: link.installation,
    // Parallel ones make trytond repeat transactions or break its sequences.
    writesInTurn: true,
    capabilities,
    diagnosis: crmDiagnosis(link),
    accountFields: new Set(['taxId', 'email', 'phone', 'address'] as const),
    info: (call) => link.info(call),

    accountsByIds: accountRecords.byIds,
    contactsByIds: contactRecords.byIds,
    leadsByIds: leadRecords.byIds,
    dealsByIds: dealRecords.byIds,
    linesOfDeals: (keys, call) => readDealLines(link, keys, call),
    interactionsByIds: interactionRecords.byIds,
    ticketsByIds: async (ids, call) =>
      ids.length > 0 && (await hasTickets(call)) ? ticketRecords.byIds(ids, call) : ids.map(() => null),
    usersByIds: (ids, call) =>
      readInBatches(
        ids,
        usersPerCall,
        (some) =>
          link.search(
            'company.employee',
            wires.user,
            { domain: [['id', 'in', some.map(toId)]], context: { active_test: false } },
            call,
          ),
        ({ id }) => id,
        isTrytonId,
      ),
    pipelines: async () => [
      { id: pipelineId, source: link.sourceOf('sale.opportunity', pipelineId), name: 'Opportunities', stages },
    ],

    contactsOfAccounts: (ids, page, call) => contactRecords.ofParents(ids, [], page, call),
    dealsOfAccounts: (ids, { status }, page, call) => dealRecords.ofParents(ids, dealFilter({ status }), page, call),
    interactionsOfAccounts: (ids, filter, page, call) =>
      interactionRecords.ofParents(ids, interactionFilter(filter), page, call),
    ticketsOfAccounts: async (ids, { status }, page, call) =>
      (await hasTickets(call))
        ? ticketRecords.ofParents(
            ids,
            status === undefined ? [] : [['state', 'in', wordsFor(ticketStates, status)]],
            page,
            call,
          )
        : ids.map(() => emptyPage),

    accounts: (page, call) => accountRecords.list([], page, 'ascending', call),
    deals: (filter, page, call) => dealRecords.list(dealFilter(filter), page, 'descending', call),
    async leads({ status, ownerId, updatedSince }, page, call) {
      // Of the leads that are listed, those in state lead, it says no more than whether somebody has taken them.
      const isTaken = status?.includes('WORKING') === true;
      const isNew = status?.includes('NEW') === true;
      if (status !== undefined && !isTaken && !isNew) return emptyPage;
      const taken = status === undefined || isTaken === isNew ? [] : [['employee', isTaken ? '!=' : '=', null]];
      return leadRecords.list([...taken, ...dealFilter({ ownerId, updatedSince })], page, 'descending', call);
    },

    changes: async (cursor, limit, call) => {
      const scopes = {
        accounts: inScope,
        contacts: contacts.scope,
        interactions: interactions.scope,
        contactsArePersons: contactRelation !== undefined,
      };
      return readFeed(link, crmStreams(link, scopes, await hasTickets(call)), cursor, limit, call);
    },

    logInteraction: async (interaction, call) => {
      const id = await logNote(link, interaction, call);
      const [logged] = await interactionRecords.byIds([id], call);
      if (logged === null || logged === undefined)
        throw new SystemError('BAD_RESPONSE', connection, `${connection} does not show the note it has just made`);
      return logged;
    },
    moveDealToStage: async (dealId, stageId, lostReason, call) => {
      await moveOpportunity(link, await requireDeal(dealId, call), stageId, lostReason, call);
      const moved = await requireDeal(dealId, call);
      if (moved.stageId !== stageId)
        throw new SystemError('REJECTED', connection, `${connection} does not lead from its state to ${stageId}`);
      return moved;
    },
    writeBackDeal: async (dealId, summary, call) => {
      await requireDeal(dealId, call);
      await writeSummary(link, dealId, summary, call);
    },

    updateAccount: async (accountId, { taxId, email, phone, address }, call) => {
      await updateParty(link, accountId, { taxId, email, phone, billingAddress: address }, call);
      const [updated] = await accountRecords.byIds([accountId], call);
      if (updated === null || updated === undefined)
        throw new SystemError('NOT_FOUND', connection, `${connection} has no party with this id`);
      return updated;
    },

    close: link.close,
  };
}

const usersPerCall = 500;

const capabilities: ReadonlySet<CrmCapability> = new Set<CrmCapability>([
  'contacts',
  'leads',
  'interactions',
  'tickets',
  'log-interaction',
  'move-deal',
  'write-back',
  'update-account',
]);

function dealFilter({ status, ownerId, updatedSince, search }: DealFilter): Domain {
  return [
    ...(status === undefined ? [] : [['state', 'in', wordsFor(dealStates, status)]]),
    ...(ownerId === undefined ? [] : [['employee', '=', isTrytonId(ownerId) ? toId(ownerId) : -1]]),
    ...(updatedSince === undefined ? [] : [changedSince(updatedSince)]),
    ...(search === undefined
      ? []
      : search
          .split(/\s+/)
          .filter(Boolean)
          .map((word) => containing('description', word))),
  ];
}
