import { buildSubgraphSchema } from '@apollo/subgraph';
import { type GraphQLFieldResolver, parse } from 'graphql';
import { SystemError } from '#errors.ts';
import { composeSupergraph } from '#gateway/compose.ts';
import { perRequest } from '#graphql/request-loaders.ts';
import type { GraphRequest, Subgraph } from '#graphql/subgraph.ts';

/** What must never leave in an answer: it is in the text of every failure of this federation. */
export const canary = 'canary-5e1f';

const federationLink = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])';

const crmTypeDefs = `${federationLink}
  type Query {
    customer(id: ID!): Customer
    customers(first: Int! = 3): [Customer!]!
    echo(text: String!, number: Int): String!
    crmContext: Int!
    actor: String!
  }
  type Mutation {
    rename(id: ID!, name: String!): Customer!
  }
  type Customer @key(fields: "id") {
    id: ID!
    name: String!
    again: Int!
  }`;

// The id of a customer says how the ERP behaves when it is asked for the balance.
const erpTypeDefs = `${federationLink}
  type Query {
    orders(first: Int! = 3): [Order!]!
    erpContext: Int!
  }
  type Customer @key(fields: "id") {
    id: ID!
    balance: String
    orders: [Order!]
  }
  type Order @key(fields: "number") {
    number: String!
    note: String!
  }`;

export interface Federation {
  readonly subgraphs: readonly [crm: Subgraph, erp: Subgraph];
  readonly supergraphSdl: string;
  /** How many contexts were made, one per request and subgraph. */
  contextCount(): number;
}

interface TestContext {
  readonly request: GraphRequest;
  readonly number: number;
}

/** A CRM and an ERP subgraph without systems behind them. `urls` are for a gateway that asks them over HTTP. */
export function testFederation(urls: { readonly crm?: string; readonly erp?: string } = {}): Federation {
  let contexts = 0;
  const contextFor = () => perRequest((request): TestContext => ({ request, number: (contexts += 1) }));
  const composition = composeSupergraph([
    { name: 'erp', typeDefs: erpTypeDefs, ...(urls.erp === undefined ? {} : { url: urls.erp }) },
    { name: 'crm', typeDefs: crmTypeDefs, ...(urls.crm === undefined ? {} : { url: urls.crm }) },
  ]);
  if ('errors' in composition) throw new Error(composition.errors.join('\n'));
  return {
    subgraphs: [
      {
        name: 'crm',
        contextFor: contextFor(),
        schema: buildSubgraphSchema([{ typeDefs: parse(crmTypeDefs), resolvers: crmResolvers }]),
      },
      {
        name: 'erp',
        contextFor: contextFor(),
        schema: buildSubgraphSchema([{ typeDefs: parse(erpTypeDefs), resolvers: erpResolvers }]),
      },
    ],
    supergraphSdl: composition.supergraphSdl,
    contextCount: () => contexts,
  };
}

// oxlint-disable-next-line no-explicit-any -- no generated types here: parents and arguments are what the schema above says
type Resolver = GraphQLFieldResolver<any, TestContext>;

const customer = (id: string) => ({ id, name: `Customer ${id}` });

const crmResolvers: Record<string, Record<string, Resolver>> = {
  Query: {
    customer: async (_root, { id }, { request }) => {
      if (id === 'late') await aborted(request.call.signal);
      return customer(id);
    },
    customers: (_root, { first }) => Array.from({ length: first }, (_, index) => customer(`c${index}`)),
    echo: (_root, { text, number }) => `${text}${number ?? ''}`,
    crmContext: (_root, _arguments, { number }) => number,
    actor: (_root, _arguments, { request }) => request.actor.name,
  },
  Mutation: { rename: (_root, { id, name }) => ({ id, name }) },
  Customer: { again: (_customer, _arguments, { number }) => number },
};

const order = (number: string) => ({ number, note: 'A note that is long enough to be worth compressing. '.repeat(4) });

const erpResolvers: Record<string, Record<string, Resolver>> = {
  Query: {
    orders: (_root, { first }) => Array.from({ length: first }, (_, index) => order(`o${index}`)),
    erpContext: (_root, _arguments, { number }) => number,
  },
  Customer: {
    balance: ({ id }, _arguments, { request }) => balance(id, request),
    orders: ({ id }) => [order(`${id}-1`), order(`${id}-2`)],
  },
};

async function balance(id: string, { call }: GraphRequest): Promise<string> {
  switch (id) {
    case 'down':
      throw new SystemError('UNAVAILABLE', 'erp', canary, { cause: new Error(canary) });
    case 'limited':
      throw new SystemError('RATE_LIMITED', 'erp', canary, { retryAfterMs: 1500 });
    case 'bug':
      throw new TypeError(canary);
    case 'hanging':
      await aborted(call.signal);
      throw new SystemError('CANCELLED', 'erp', canary);
    case 'deaf':
      return new Promise(() => {});
    case 'stale':
      call.onStale?.('erp');
      return '1.00';
    default:
      return '12.50';
  }
}

function aborted(signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => signal?.addEventListener('abort', () => resolve(), { once: true }));
}
