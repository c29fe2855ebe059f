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
    customer: (contact) => customerOfAccount(contact.accountId),
    source: sourceRecord,
  },
  Lead: {
    id: globalId('lead'),
    owner: (lead, _, { loaders }) => loadOrNull(loaders.users, lead.ownerId),
    convertedCustomer: (lead) => customerOfAccount(lead.convertedAccountId),
    convertedDeal: (lead, _, { loaders }) => loadOrNull(loaders.deals, lead.convertedDealId),
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
    customer: (deal) => customerOfAccount(deal.accountId),
    primaryContact: (deal, _, { loaders }) => loadOrNull(loaders.contacts, deal.primaryContactId),
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
    contacts: (interaction, _, { loaders }) => loadExisting(loaders.contacts, interaction.contactIds),
    deal: (interaction, _, { loaders }) => loadOrNull(loaders.deals, interaction.dealId),
    customer: (interaction) => customerOfAccount(interaction.accountId),
    source: sourceRecord,
  },
  Ticket: {
    id: globalId('ticket'),
    customer: (ticket) => customerOfAccount(ticket.accountId),
    contact: (ticket, _, { loaders }) => loadOrNull(loaders.contacts, ticket.contactId),
    source: sourceRecord,
  },
} satisfies CompleteResolvers<Resolvers, ResolversParentTypes>;

function globalId(type: NodeType) {
  return ({ id }: { readonly id: string }, _: unknown, { crm }: CrmContext) => nodeId(type, crm.connection, id);
}
