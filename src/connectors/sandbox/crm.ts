import { z } from 'zod';
import type { CrmCapability, CrmSystem } from '#ports/crm-system.ts';
import type { Call } from '#ports/source.ts';
import type { ConnectorEnvironment } from '../connector.ts';
import { wordsFor } from '../wire-values.ts';
import { interactionWire, newInteractionBody, ticketWire } from './crm-activity-wire.ts';
import { readDealLines } from './crm-deal-lines.ts';
import { dealWire, orderSummaryPatch, pipelineWire } from './crm-deal-wire.ts';
import { crmFeed } from './crm-feed.ts';
import { createCrmObjects } from './crm-objects.ts';
import { accountPatchBody, accountWire, contactWire, leadWire, userWire } from './crm-party-wire.ts';
import { dealStatuses, interactionKinds, leadStatuses, ticketStatuses } from './crm-words.ts';
import { readFeed } from './feed.ts';
import { createSandboxLink } from './link.ts';
import type { SandboxCrmSettings } from './settings.ts';

/** The sandbox CRM behind the port; src/sandbox/README.md is its wire reference. */
export function createSandboxCrm(
  connection: string,
  settings: SandboxCrmSettings,
  environment: ConnectorEnvironment,
): CrmSystem {
  const link = createSandboxLink(connection, settings, { authorization: `Bearer ${settings.apiKey}` }, environment);
  const { customFields, states } = settings;
  const dealWords = { ...dealStatuses, ...states.deals };
  const leadWords = { ...leadStatuses, ...states.leads };
  const ticketWords = { ...ticketStatuses, ...states.tickets };
  const pipelinesWire = z.object({ results: z.array(pipelineWire(dealWords)) });
  const accounts = createCrmObjects(link, 'accounts', 'account', accountWire, customFields.accounts);
  const contacts = createCrmObjects(link, 'contacts', 'contact', contactWire, customFields.contacts);
  const leads = createCrmObjects(link, 'leads', 'lead', leadWire(leadWords), customFields.leads);
  const deals = createCrmObjects(link, 'deals', 'deal', dealWire(dealWords), customFields.deals);
  const interactions = createCrmObjects(link, 'interactions', 'interaction', interactionWire);
  const tickets = createCrmObjects(link, 'tickets', 'ticket', ticketWire(ticketWords), customFields.tickets);
  const users = createCrmObjects(link, 'users', 'user', userWire);

  const patchDeal = (dealId: string, body: object, call: Call) =>
    link.write(
      { method: 'PATCH', path: `/v1/deals/${encodeURIComponent(dealId)}`, body, operation: 'deals.update' },
      deals.record,
      call,
    );

  return {
    connection,
    system: link.system,
    capabilities,
    accountFields: new Set(['taxId', 'email', 'phone', 'address', 'erpNumber']),

    info: (call) => link.info('/v1/info', call),

    accountsByIds: accounts.byIds,
    contactsByIds: contacts.byIds,
    leadsByIds: leads.byIds,
    dealsByIds: deals.byIds,
    linesOfDeals: (keys, call) => readDealLines(link, keys, call),
    interactionsByIds: interactions.byIds,
    ticketsByIds: tickets.byIds,
    usersByIds: users.byIds,
    async pipelines(call) {
      const question = { method: 'GET', path: '/v1/pipelines', operation: 'pipelines.list' } as const;
      const { results } = await link.ask(question, pipelinesWire, call);
      return results.map((pipeline) => Object.assign({ source: link.sourceOf('pipeline') }, pipeline));
    },

    contactsOfAccounts: (ids, page, call) => contacts.ofAccounts(ids, { order: 'newest', page }, call),
    dealsOfAccounts: (ids, { status }, page, call) =>
      deals.ofAccounts(
        ids,
        { filters: { status: status && wordsFor(dealWords, status) }, order: 'newest', page },
        call,
      ),
    interactionsOfAccounts: (ids, { kinds, since }, page, call) =>
      interactions.ofAccounts(
        ids,
        { filters: { kinds: kinds && wordsFor(interactionKinds, kinds), since }, order: 'newest', page },
        call,
      ),
    ticketsOfAccounts: (ids, { status }, page, call) =>
      tickets.ofAccounts(
        ids,
        { filters: { status: status && wordsFor(ticketWords, status) }, order: 'newest', page },
        call,
      ),

    accounts: (page, call) => accounts.list({ order: 'oldest', page }, call),
    deals: ({ status, ownerId, updatedSince, search }, page, call) =>
      deals.list(
        {
          filters: {
            status: status && wordsFor(dealWords, status),
            owner_id: ownerId,
            updated_since: updatedSince,
            name_contains: search,
          },
          order: 'newest',
          page,
        },
        call,
      ),
    leads: ({ status, ownerId, updatedSince }, page, call) =>
      leads.list(
        {
          filters: {
            status: status && wordsFor(leadWords, status),
            owner_id: ownerId,
            updated_since: updatedSince,
          },
          order: 'newest',
          page,
        },
        call,
      ),

    changes: (cursor, limit, call) => readFeed(cursor, limit, connection, crmFeed(link, call)),

    logInteraction: (interaction, call) =>
      link.write(
        {
          method: 'POST',
          path: '/v1/interactions',
          body: newInteractionBody(interaction),
          headers: interaction.idempotencyKey === null ? {} : { 'idempotency-key': interaction.idempotencyKey },
          operation: 'interactions.create',
        },
        interactions.record,
        call,
      ),
    moveDealToStage: (dealId, stageId, lostReason, call) =>
      patchDeal(dealId, { stage_id: stageId, lost_reason: lostReason }, call),
    async writeBackDeal(dealId, summary, call) {
      await patchDeal(dealId, orderSummaryPatch(summary), call);
    },

    updateAccount: (accountId, patch, call) =>
      link.write(
        {
          method: 'PATCH',
          path: `/v1/accounts/${encodeURIComponent(accountId)}`,
          body: accountPatchBody(patch),
          operation: 'accounts.update',
        },
        accounts.record,
        call,
      ),

    close: link.close,
  };
}

const capabilities: ReadonlySet<CrmCapability> = new Set<CrmCapability>([
  'contacts',
  'main-contacts',
  'leads',
  'interactions',
  'tickets',
  'log-interaction',
  'move-deal',
  'write-back',
  'update-account',
]);
