import type DataLoader from 'dataloader';
import {
  type EntityReader,
  type EntityReaders,
  referencedIds,
  referenceField,
  referenceList,
} from '#graphql/entities.ts';
import { loadOrNull, settled } from '#graphql/request-loaders.ts';
import type { NodeType } from '#model/node-id.ts';
import type { CrmContext } from './context.ts';
import type { CrmLoaders } from './loaders.ts';
import type { ResolversParentTypes } from './schema.generated.ts';

/** How other subgraphs enter this one. */
export const entities = {
  Contact: byId('contact', (loaders) => loaders.contacts),
  // Nothing is read: whether the customer exists is the integration subgraph's to say, which told us the accounts.
  Customer: async (references) =>
    references.map((reference) => ({
      id: referenceField(reference, 'id'),
      crmAccountId: referenceField(reference, 'crmAccountId'),
      crmIds: referenceList(reference, 'crmIds'),
    })),
  Deal: byId('deal', (loaders) => loaders.deals),
  Interaction: byId('interaction', (loaders) => loaders.interactions),
  Lead: byId('lead', (loaders) => loaders.leads),
  Pipeline: byId('pipeline', (loaders) => loaders.pipelines),
  Stage: byId('stage', (loaders) => loaders.stages),
  Ticket: byId('ticket', (loaders) => loaders.tickets),
  User: byId('user', (loaders) => loaders.users),
} satisfies EntityReaders<CrmContext, ResolversParentTypes>;

function byId<Value>(
  type: NodeType,
  loaderOf: (loaders: CrmLoaders) => DataLoader<string, Value | null>,
): EntityReader<CrmContext, Value> {
  return (references, { crm, loaders }) =>
    settled(referencedIds(references, type, crm.connection).map((id) => loadOrNull(loaderOf(loaders), id)));
}
