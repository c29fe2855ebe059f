import { buildSubgraph } from '#graphql/build-subgraph.ts';
import type { Subgraph } from '#graphql/subgraph.ts';
import type { CrmSystem } from '#ports/crm-system.ts';
import type { CrmContext } from './context.ts';
import { entities } from './entities.ts';
import { createCrmLoaders } from './loaders.ts';
import { resolvers } from './resolvers.ts';

/** What was said: people, deals, conversations, read from one CRM. */
export function createCrmSubgraph({ crm }: { readonly crm: CrmSystem }): Subgraph {
  return buildSubgraph<CrmContext>({
    name: 'crm',
    resolvers,
    entities,
    contextFor: ({ call }) => ({ crm, call, loaders: createCrmLoaders(crm, call) }),
  });
}
