import { type EntityReaders, type EntityReference, referenceField } from '#graphql/entities.ts';
import { loadOrNull, settled } from '#graphql/request-loaders.ts';
import { type NodeType, parseNodeId } from '#model/node-id.ts';
import type { IntegrationContext } from './context.ts';
import { conversionIdOf } from './conversion.ts';
import { fieldConflictIdOf } from './field-conflict-mutations.ts';
import { syncFailureIdOf } from './sync-failure.ts';
import { customerIdOf } from './customer.ts';
import type { Customer } from './identity/read-customers.ts';
import type { IntegrationLoaders } from './loaders.ts';
import type { NodeStub } from './node-stub.ts';
import type { ResolversParentTypes } from './schema.generated.ts';

/** How other subgraphs enter this one: by the global id, or by a native id of their own system. */
export const entities = {
  Conversion: (references, { loaders }) =>
    settled(
      references.map((reference) =>
        loadOrNull(loaders.conversions, conversionIdOf(referenceField(reference, 'id') ?? '')),
      ),
    ),
  Deal: async (references) => references.map((reference) => stubOf(reference, 'Deal', 'deal')),
  Order: async (references) => references.map((reference) => stubOf(reference, 'Order', 'order')),
  FieldConflict: (references, { loaders }) =>
    settled(
      references.map((reference) =>
        loadOrNull(loaders.fieldConflicts, fieldConflictIdOf(referenceField(reference, 'id') ?? '')),
      ),
    ),
  SyncFailure: (references, { loaders }) =>
    settled(
      references.map((reference) =>
        loadOrNull(loaders.syncFailures, syncFailureIdOf(referenceField(reference, 'id') ?? '')),
      ),
    ),
  Customer: (references, { loaders }) => settled(references.map((reference) => loadCustomer(reference, loaders))),
} satisfies EntityReaders<IntegrationContext, ResolversParentTypes>;

/** What it is called is all that is needed here to find out what became of it. */
function stubOf(reference: EntityReference, typeName: NodeStub['__typename'], type: NodeType): NodeStub | null {
  const id = referenceField(reference, 'id');
  return id !== null && parseNodeId(id)?.type === type ? { __typename: typeName, id } : null;
}

async function loadCustomer(reference: EntityReference, loaders: IntegrationLoaders): Promise<Customer | null> {
  const id = referenceField(reference, 'id');
  if (id !== null) return loadOrNull(loaders.customers, customerIdOf(id));
  const accountId = referenceField(reference, 'crmAccountId');
  if (accountId !== null) return loaders.customersOfAccounts.load(accountId);
  return loadOrNull(loaders.customersOfErpCustomers, referenceField(reference, 'erpCustomerId'));
}
