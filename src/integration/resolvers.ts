import { given, givenList } from '#graphql/arguments.ts';
import type { CompleteResolvers } from '#graphql/complete-resolvers.ts';
import { connectionOf, pageRequest } from '#graphql/connection.ts';
import { loadOrNull } from '#graphql/request-loaders.ts';
import { nativeIdOf, nodeId, storeNodeId } from '#model/node-id.ts';
import { conversionIdOf, dealOf, orderPreviewOf } from './conversion.ts';
import { approve, cancel, convertDealToOrder, retry } from './conversion-mutations.ts';
import { listConversions, positionOfConversion } from './conversion/read-conversions.ts';
import { resolve } from './field-conflict-mutations.ts';
import { listConflicts, positionOfConflict, versionOfConflict } from './master-data/field-conflict.ts';
import { syncFailureIdOf } from './sync-failure.ts';
import { listCustomers } from './customer-list.ts';
import { customerIdOf, globalCustomerId, nativeIds, sourceOfLink } from './customer.ts';
import { link, unlink } from './link-mutations.ts';
import { logInteraction } from './log-interaction.ts';
import { loadNode, loadNodes, typeNameOf } from './nodes.ts';
import type { Resolvers, ResolversParentTypes } from './schema.generated.ts';
import { listFailures, retryFailure } from './sync/sync-tasks.ts';
import { reportSystems } from './systems.ts';
import { subjectTypes, timelineKinds } from './timeline/timeline-entry.ts';
import { readTimeline } from './timeline/timeline.ts';

const stub = { id: ({ id }: { readonly id: string }) => id };

export const resolvers = {
  Query: {
    node: (_, { id }, { loaders }) => loadNode(loaders, id),
    nodes: (_, { ids }, { loaders }) => loadNodes(loaders, ids),
    customer: (_, { id }, { loaders }) => loadOrNull(loaders.customers, customerIdOf(id)),
    customerBySource: (_, { connection, nativeId }, { loaders }) => loaders.customerBySource(connection, nativeId),
    customers: (_, page, context) => listCustomers(page, context),
    conversion: (_, { id }, { loaders }) => loadOrNull(loaders.conversions, conversionIdOf(id)),
    conversions: async (_, { status, ...page }, { store }) => {
      const request = pageRequest('Query.conversions', page);
      const found = await listConversions(store.db, givenList(status), request);
      return connectionOf('Query.conversions', request, found, positionOfConversion);
    },
    systems: (_, _args, context) => reportSystems(context),
    syncFailures: (_, { deadLettered, first }, { store }) =>
      listFailures(store.db, given(deadLettered), pageRequest('Query.syncFailures', { first }).first),
    fieldConflicts: async (_, { open, ...page }, { store }) => {
      const request = pageRequest('Query.fieldConflicts', page);
      const found = await listConflicts(store.db, given(open), request);
      return connectionOf('Query.fieldConflicts', request, found, positionOfConflict);
    },
  },
  Mutation: {
    resolveFieldConflict: (_, { input }, context) => resolve(input, context),
    convertDealToOrder: (_, { input }, context) => convertDealToOrder(input, context),
    approveConversion: (_, { input }, context) => approve(input, context),
    retryConversion: (_, { input }, context) => retry(input, context),
    cancelConversion: (_, { input }, context) => cancel(input, context),
    retrySyncFailure: async (_, { id }, { store }) => {
      const failureId = syncFailureIdOf(id);
      return failureId === null ? null : retryFailure(store.db, failureId);
    },
    linkCustomer: (_, { input }, context) => link(input, context),
    unlinkCustomer: (_, { input }, context) => unlink(input, context),
    logInteraction: (_, { input }, context) => logInteraction(input, context),
  },
  CustomerConnection: {
    totalCount: ({ count }) => count(),
  },
  Node: {
    __resolveType: typeNameOf,
  },
  Customer: {
    id: globalCustomerId,
    crmAccountId: (customer) => nativeIds(customer, 'CRM')[0] ?? null,
    erpCustomerId: (customer) => nativeIds(customer, 'ERP')[0] ?? null,
    crmIds: (customer) => nativeIds(customer, 'CRM'),
    erpIds: (customer) => nativeIds(customer, 'ERP'),
    fieldConflicts: ({ id }, _, { loaders }) => loaders.openConflictsOfCustomers.load(id),
    matchCandidates: (customer, _, { loaders }) => loaders.candidates.load(customer),
    timeline: (customer, { kinds, ...page }, { loaders }) => {
      const parents = { crmIds: nativeIds(customer, 'CRM'), erpIds: nativeIds(customer, 'ERP') };
      return readTimeline(loaders.timeline, parents, givenList(kinds) ?? timelineKinds, page);
    },
  },
  CustomerLink: {
    source: (customerLink, _, context) => sourceOfLink(customerLink, context),
    since: ({ since }) => since.toISOString(),
  },
  MatchCandidate: {
    source: ({ record }, _, context) => sourceOfLink(record, context),
    name: ({ record }) => record.facts.name,
    score: ({ comparison }) => comparison.score,
    matchedOn: ({ comparison }) => comparison.agreesOn,
    differsOn: ({ comparison }) => comparison.differsOn,
  },
  TimelineEntry: {
    subject: ({ kind, connection, position }) => {
      const { typeName, nodeType } = subjectTypes[kind];
      return { __typename: typeName, id: nodeId(nodeType, connection, position.id) };
    },
  },
  Contact: stub,
  Deal: {
    ...stub,
    conversion: ({ id }, _, { loaders, crm }) =>
      loadOrNull(loaders.conversionsOfDeals, nativeIdOf(id, 'deal', crm.connection)),
    orderPreview: ({ id }, _, context) => orderPreviewOf(id, context),
  },
  Interaction: stub,
  Invoice: stub,
  Lead: stub,
  Order: {
    ...stub,
    deal: async ({ id }, _, { loaders, erp }) => {
      const conversion = await loadOrNull(loaders.conversionsOfOrders, nativeIdOf(id, 'order', erp.connection));
      return conversion === null ? null : dealOf(conversion);
    },
    conversion: ({ id }, _, { loaders, erp }) =>
      loadOrNull(loaders.conversionsOfOrders, nativeIdOf(id, 'order', erp.connection)),
  },
  OrderPreview: {
    customer: ({ customerId }, _, { loaders }) => loadOrNull(loaders.customers, customerId),
  },
  OrderPreviewLine: {
    product: ({ productId }, _, { erp }) =>
      productId === null ? null : { __typename: 'Product', id: nodeId('product', erp.connection, productId) },
  },
  Conversion: {
    id: ({ id }) => storeNodeId('conversion', id),
    deal: dealOf,
    order: ({ orderId, erpConnection }) =>
      orderId === null ? null : { __typename: 'Order', id: nodeId('order', erpConnection, orderId) },
    externalReference: ({ reference }) => reference,
    steps: ({ id }, _, { loaders }) => loaders.conversionSteps.load(id),
    startedAt: ({ startedAt }) => startedAt.toISOString(),
    completedAt: ({ completedAt }) => completedAt?.toISOString() ?? null,
    nextAttemptAt: ({ nextAttemptAt }) => nextAttemptAt?.toISOString() ?? null,
  },
  ConversionStep: {
    startedAt: ({ startedAt }) => startedAt.toISOString(),
    endedAt: ({ endedAt }) => endedAt?.toISOString() ?? null,
  },
  SyncFailure: {
    id: ({ id }) => storeNodeId('sync-failure', id),
    firstSeenAt: ({ firstSeenAt }) => firstSeenAt.toISOString(),
    nextAttemptAt: ({ nextAttemptAt }) => nextAttemptAt?.toISOString() ?? null,
    deadLettered: ({ nextAttemptAt }) => nextAttemptAt === null,
  },
  FieldConflict: {
    id: ({ id }) => storeNodeId('field-conflict', id),
    customer: ({ customerId }, _, { loaders }) => loadOrNull(loaders.customers, customerId),
    detectedAt: ({ detectedAt }) => detectedAt.toISOString(),
    resolvedAt: ({ resolvedAt }) => resolvedAt?.toISOString() ?? null,
    version: versionOfConflict,
  },
  Payment: stub,
  Pipeline: stub,
  PriceList: stub,
  Product: stub,
  Shipment: stub,
  Stage: stub,
  Ticket: stub,
  User: stub,
  Warehouse: stub,
} satisfies CompleteResolvers<Resolvers, ResolversParentTypes>;
