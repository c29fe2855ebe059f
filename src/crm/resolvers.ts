import type { CompleteResolvers } from '#graphql/complete-resolvers.ts';
import { connect } from '#graphql/connection.ts';
import { loadExisting, loadOrNull } from '#graphql/request-loaders.ts';
import { sourceRecord } from '#graphql/source-record.ts';
import { linesTotal, weightedAmount } from '#model/deal-amounts.ts';
import { type NodeType, nativeIdOf, nodeId } from '#model/node-id.ts';
import { dealKey } from '#ports/crm-system.ts';
import type { CrmContext } from './context.ts';
import { customerResolvers } from './customer.ts';
import { dealFilter, leadFilter } from './filters.ts';
import { linkedId, linkedIds, personOf } from './linked.ts';
import { moveDealToStage } from './move-deal-to-stage.ts';
import { customerOfAccount } from './parents.ts';
import type { Resolvers, ResolversParentTypes } from './schema.generated.ts';

export const resolvers = {
  Query: {
    deal: (_, { id }, { crm, loaders }) => loadOrNull(loaders.deals, nativeIdOf(id, 'deal', crm.connection)),
    deals: (_, args, { crm, call }) =>
      connect('Query.deals', args, (page) => crm.deals(dealFilter(args, crm.connection), page, call)),
    leads: (_, args, { crm, call }) =>
      connect('Query.leads', args, (page) => crm.leads(leadFilter(args, crm.connection), page, call)),
    pipelines: (_, _args, { loaders }) => loaders.allPipelines(),
  },
  Mutation: {
    moveDealToStage: (_, { input }, context) => moveDealToStage(input, context),
  },
  Customer: customerResolvers,
  User: {
    id: globalId('user'),
  },
  Contact: {
    id: globalId('contact'),
    customer: async (contact, _, context) =>
      customerOfAccount(await linkedId('contact.account', contact, contact.accountId, context)),
    source: sourceRecord,
  },
  Lead: {
    id: globalId('lead'),
    company: async (lead, _, context) => (await personOf(lead, context)).company,
    email: async (lead, _, context) => (await personOf(lead, context)).email,
    phone: async (lead, _, context) => (await personOf(lead, context)).phone,
    owner: (lead, _, { loaders }) => loadOrNull(loaders.users, lead.ownerId),
    convertedCustomer: async (lead, _, context) =>
      customerOfAccount(await linkedId('lead.convertedAccount', lead, lead.convertedAccountId, context)),
    convertedDeal: async (lead, _, context) =>
      loadOrNull(context.loaders.deals, await linkedId('lead.convertedDeal', lead, lead.convertedDealId, context)),
    source: sourceRecord,
  },
  Pipeline: {
    id: globalId('pipeline'),
  },
  Stage: {
    id: globalId('stage'),
  },
  Deal: {
    id: globalId('deal'),
    customer: async (deal, _, context) =>
      customerOfAccount(await linkedId('deal.account', deal, deal.accountId, context)),
    primaryContact: async (deal, _, context) =>
      loadOrNull(context.loaders.contacts, await linkedId('deal.primaryContact', deal, deal.primaryContactId, context)),
    owner: (deal, _, { loaders }) => loadOrNull(loaders.users, deal.ownerId),
    pipeline: (deal, _, { loaders }) => loadOrNull(loaders.pipelines, deal.pipelineId),
    stage: (deal, _, { loaders }) => loadOrNull(loaders.stages, deal.stageId),
    lines: (deal, _, { loaders }) => loaders.linesOfDeals.load(dealKey(deal)),
    linesTotal: async (deal, _, { loaders }) => linesTotal(await loaders.linesOfDeals.load(dealKey(deal))),
    weightedAmount: (deal) => weightedAmount(deal.amount, deal.probability),
    source: sourceRecord,
  },
  DealLine: {
    product: (line) => (line.sku === null ? null : { sku: line.sku }),
  },
  Interaction: {
    id: globalId('interaction'),
    owner: (interaction, _, { loaders }) => loadOrNull(loaders.users, interaction.ownerId),
    contacts: async (interaction, _, context) =>
      loadExisting(
        context.loaders.contacts,
        await linkedIds('interaction.contacts', interaction, interaction.contactIds, context),
      ),
    deal: async (interaction, _, context) =>
      loadOrNull(context.loaders.deals, await linkedId('interaction.deal', interaction, interaction.dealId, context)),
    customer: async (interaction, _, context) =>
      customerOfAccount(await linkedId('interaction.account', interaction, interaction.accountId, context)),
    source: sourceRecord,
  },
  Ticket: {
    id: globalId('ticket'),
    customer: async (ticket, _, context) =>
      customerOfAccount(await linkedId('ticket.account', ticket, ticket.accountId, context)),
    contact: async (ticket, _, context) =>
      loadOrNull(context.loaders.contacts, await linkedId('ticket.contact', ticket, ticket.contactId, context)),
    source: sourceRecord,
  },
} satisfies CompleteResolvers<Resolvers, ResolversParentTypes>;

function globalId(type: NodeType) {
  return ({ id }: { readonly id: string }, _: unknown, { crm }: CrmContext) => nodeId(type, crm.connection, id);
}
