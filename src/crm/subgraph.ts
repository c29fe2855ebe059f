import { buildSubgraph } from '#graphql/build-subgraph.ts';
import type { Subgraph } from '#graphql/subgraph.ts';
import type { Clock } from '#ports/clock.ts';
import type { CrmSystem } from '#ports/crm-system.ts';
import type { CrmContext } from './context.ts';
import { entities } from './entities.ts';
import { createCrmLoaders } from './loaders.ts';
import { resolvers } from './resolvers.ts';

/** What was said: people, deals, conversations, read from one CRM. */
export function createCrmSubgraph({ crm, clock }: { readonly crm: CrmSystem; readonly clock: Clock }): Subgraph {
  return buildSubgraph<CrmContext>({
    name: 'crm',
    resolvers,
    entities,
    contextFor: ({ call }) => ({ crm, clock, call, loaders: createCrmLoaders(crm, call) }),
  });
}
