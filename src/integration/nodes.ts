import { badUserInput } from '#graphql/bad-user-input.ts';
import { toGraphqlError } from '#graphql/system-failure.ts';
import { parseNodeId } from '#model/node-id.ts';
import type { Conversion } from './conversion/conversion-row.ts';
import type { Customer } from './identity/read-customers.ts';
import type { IntegrationLoaders } from './loaders.ts';
import type { FieldConflict } from './master-data/field-conflict.ts';
import type { NodeStub } from './node-stub.ts';
import type { SyncFailure } from './sync/sync-tasks.ts';

export type Node = Customer | Conversion | SyncFailure | FieldConflict | NodeStub;

export function typeNameOf(
  node: Node,
): 'Customer' | 'Conversion' | 'SyncFailure' | 'FieldConflict' | NodeStub['__typename'] {
  if ('__typename' in node) return node.__typename;
  if ('reference' in node) return 'Conversion';
  if ('detectedAt' in node) return 'FieldConflict';
  return 'firstSeenAt' in node ? 'SyncFailure' : 'Customer';
}

/** Whatever has this global id; null for texts that are none and for what does not exist. */
export async function loadNode(loaders: IntegrationLoaders, id: string): Promise<Node | null> {
  const ref = parseNodeId(id);
  if (ref === null) return null;
  switch (ref.type) {
    case 'customer':
      return loaders.customers.load(ref.id);
    case 'conversion':
      return loaders.conversions.load(ref.id);
    case 'sync-failure':
      return loaders.syncFailures.load(ref.id);
    case 'field-conflict':
      return loaders.fieldConflicts.load(ref.id);
    default:
      return loaders.stubs.load(ref);
  }
}

/** Each by itself, so that one system's failure leaves the things of the other. */
export function loadNodes(loaders: IntegrationLoaders, ids: readonly string[]): readonly Promise<Node>[] {
  if (ids.length > maxNodes) throw badUserInput(`at most ${maxNodes} ids are allowed, got ${ids.length}`, 'ids');
  const nodes = ids.map((id) => loadNode(loaders, id).catch(rethrow));
  return nodes as Promise<Node>[]; // the field's items are nullable, but its generated type has no null within a promise
}

/** What fails inside a list is not seen by the wrapper around its field. */
function rethrow(error: unknown): never {
  throw toGraphqlError(error);
}

const maxNodes = 200;
