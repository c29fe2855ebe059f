import { given, givenList } from '#graphql/arguments.ts';
import type { CompleteResolvers } from '#graphql/complete-resolvers.ts';
import { connectionOf, pageRequest } from '#graphql/connection.ts';
import { loadOrNull } from '#graphql/request-loaders.ts';
import { nodeId } from '#model/node-id.ts';
import { customerIdOf, globalCustomerId, nativeIds, sourceOfLink } from './customer.ts';
import { positionOfCustomer, searchCustomers } from './identity/search-customers.ts';
import { link, unlink } from './link-mutations.ts';
import { loadNode, loadNodes } from './nodes.ts';
import type { Resolvers, ResolversParentTypes } from './schema.generated.ts';
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
    customers: async (_, { search, linked, updatedSince, ...page }, { store }) => {
      const request = pageRequest('Query.customers', page);
      const filter = { search: given(search), linked: given(linked), updatedSince: given(updatedSince) };
      const found = await searchCustomers(store.db, filter, request);
      return connectionOf('Query.customers', request, found, positionOfCustomer);
    },
    systems: (_, _args, context) => reportSystems(context),
  },
  Mutation: {
    linkCustomer: (_, { input }, context) => link(input, context),
    unlinkCustomer: (_, { input }, context) => unlink(input, context),
  },
  Node: {
    __resolveType: (node) => ('__typename' in node ? node.__typename : 'Customer'),
  },
  Customer: {
    id: globalCustomerId,
    crmAccountId: (customer) => nativeIds(customer, 'CRM')[0] ?? null,
    erpCustomerId: (customer) => nativeIds(customer, 'ERP')[0] ?? null,
    crmIds: (customer) => nativeIds(customer, 'CRM'),
    erpIds: (customer) => nativeIds(customer, 'ERP'),
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
  Deal: stub,
  Interaction: stub,
  Invoice: stub,
  Lead: stub,
  Order: stub,
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
