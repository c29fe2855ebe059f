import { SystemError } from '#errors.ts';
import { emptyPage } from '#model/page.ts';
import type { LinkedIds } from '#ports/crm-link.ts';
import type { AccountPatch, CrmCapability, CrmSystem, Pipeline } from '#ports/crm-system.ts';
import type { Diagnosis } from '#ports/diagnosis.ts';
import type { ConnectorEnvironment } from '../connector.ts';
import { createCustoms, readAccount } from './account.ts';
import { dealStatusOf, ticketStatusOf } from './crm-words.ts';
import { logActivity, updateCompany, updateDeal, writeSummary } from './crm-writes.ts';
import { ensureProperties, missingProperties } from './custom-properties.ts';
import { createLineReader } from './deal-lines.ts';
import { createDealReader } from './deals.ts';
import { readFeed } from './feed.ts';
import { createInteractionReader } from './interactions.ts';
import { createHubspotLink } from './link.ts';
import { createLinkReader } from './linked-ids.ts';
import { createUserReader } from './owners.ts';
import { createPartyReader } from './parties.ts';
import { readPermissions } from './permissions.ts';
import type { HubspotCrmSettings } from './settings.ts';
import { createStageBook } from './stage-book.ts';
import { createTicketReader } from './tickets.ts';

export interface HubspotCrm extends CrmSystem {
  readonly diagnosis: Required<Diagnosis<CrmCapability>>;
  readonly linkedIds: LinkedIds;
  readonly peopleOfLeads: NonNullable<CrmSystem['peopleOfLeads']>;
}

/** HubSpot behind the port; the README beside this file says what becomes of what. */
export function createHubspotCrm(
  connection: string,
  settings: HubspotCrmSettings,
  environment: ConnectorEnvironment,
): HubspotCrm {
  const { clock } = environment;
  const { states } = settings;
  const link = createHubspotLink(connection, settings, environment);
  const dealStages = createStageBook(link, 'deals', dealStatusOf, states.deals, clock);
  const ticketStages = createStageBook(link, 'tickets', ticketStatusOf, states.tickets, clock);
  const customs = createCustoms(link, settings, clock);
  const parties = createPartyReader(link, settings);
  const deals = createDealReader(link, settings, dealStages, customs);
  const interactions = createInteractionReader(link, settings.engagements);
  const tickets = createTicketReader(link, settings, ticketStages);

  function required<RecordType>(found: readonly (RecordType | null)[]): RecordType {
    const [record] = found;
    if (record !== null && record !== undefined) return record;
    throw new SystemError('NOT_FOUND', connection, `${connection} does not show what was just written`);
  }

  return {
    connection,
    system: link.system,
    capabilities: new Set<CrmCapability>([
      ...everyCapability,
      ...(settings.mainContactLabel === undefined ? [] : ['main-contacts' as const]),
      ...(settings.leads ? ['leads' as const] : []),
      ...(settings.tickets ? ['tickets' as const] : []),
    ]),
    accountFields: new Set<keyof AccountPatch>([
      'phone',
      'address',
      ...(settings.fields.taxId === undefined ? [] : ['taxId' as const]),
      ...(settings.fields.erpNumber === undefined ? [] : ['erpNumber' as const]),
    ]),

    async info(call) {
      const { answer: account, systemMs } = await readAccount(link, call);
      return {
        product: 'HubSpot',
        version: settings.apiVersion,
        actor: `a private app of account ${account.portalId}`,
        // The clock is told in whole seconds, so half of one is what it is behind on average.
        clockSkewMs: systemMs + 500 - clock.now(),
      };
    },

    accountsByIds: parties.accountsByIds,
    contactsByIds: parties.contactsByIds,
    leadsByIds: async (ids, call) => (settings.leads ? parties.leadsByIds(ids, call) : ids.map(() => null)),
    dealsByIds: deals.byIds,
    linesOfDeals: createLineReader(link, settings),
    peopleOfLeads: parties.peopleOfLeads,
    linkedIds: createLinkReader(link),
    interactionsByIds: interactions.byIds,
    ticketsByIds: async (ids, call) => (settings.tickets ? tickets.byIds(ids, call) : ids.map(() => null)),
    usersByIds: createUserReader(link, clock),
    async pipelines(call) {
      const pipelines = await dealStages.pipelines(call);
      return pipelines.map(({ id, label, stages }): Pipeline => ({
        id,
        source: link.plainSource('pipeline'),
        name: label,
        stages: stages.map((stage, position) => ({
          id: stage.id,
          name: stage.label,
          position,
          probability: stage.probability,
          status: stage.status,
        })),
      }));
    },

    contactsOfAccounts: parties.contactsOfCompanies,
    dealsOfAccounts: (ids, { status }, page, call) => deals.ofCompanies(ids, status, page, call),
    interactionsOfAccounts: interactions.ofCompanies,
    ticketsOfAccounts: async (ids, { status }, page, call) =>
      settings.tickets ? tickets.ofCompanies(ids, status, page, call) : ids.map(() => emptyPage),

    accounts: parties.accounts,
    deals: deals.list,
    leads: async (filter, page, call) => (settings.leads ? parties.leads(filter, page, call) : emptyPage),

    changes: (cursor, limit, call) => readFeed(link, settings, cursor, limit, call),

    async logInteraction(interaction, call) {
      const id = await logActivity(link, settings, interaction, call);
      return required(await interactions.byIds([id], call));
    },
    async moveDealToStage(dealId, stageId, lostReason, call) {
      // A stage belongs to one pipeline, and HubSpot takes it only together with that.
      const pipelineId = (await dealStages.stages([], call)).get(stageId)?.pipelineId;
      await updateDeal(
        link,
        dealId,
        {
          dealstage: stageId,
          ...(pipelineId !== undefined && { pipeline: pipelineId }),
          ...(lostReason !== null && { [settings.fields.lostReason]: lostReason }),
        },
        call,
      );
      return required(await deals.byIds([dealId], call));
    },
    writeBackDeal: (dealId, summary, call) => writeSummary(link, settings, dealId, summary, call),

    async updateAccount(accountId, patch, call) {
      await updateCompany(link, settings, accountId, patch, call);
      return required(await parties.accountsByIds([accountId], call));
    },

    diagnosis: {
      permissions: (call) => readPermissions(link, settings.token, call),
      missing: (call) => missingProperties(link, settings, call),
      createMissing: (call) => ensureProperties(link, settings, call),
    },

    close: link.close,
  };
}

const everyCapability = [
  'contacts',
  'interactions',
  'log-interaction',
  'move-deal',
  'write-back',
  'update-account',
] as const;
