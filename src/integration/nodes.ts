import { badUserInput } from '#graphql/bad-user-input.ts';
import { parseNodeId } from '#model/node-id.ts';
import type { Conversion } from './conversion/conversion-row.ts';
import type { Customer } from './identity/read-customers.ts';
import type { IntegrationLoaders } from './loaders.ts';
import type { NodeStub } from './node-stub.ts';

export type Node = Customer | Conversion | NodeStub;

/** Whatever has this global id; null for texts that are none and for what does not exist. */
export async function loadNode(loaders: IntegrationLoaders, id: string): Promise<Node | null> {
  const ref = parseNodeId(id);
  if (ref === null) return null;
  switch (ref.type) {
    case 'customer':
      return loaders.customers.load(ref.id);
    case 'conversion':
      return loaders.conversions.load(ref.id);
    default:
      return loaders.stubs.load(ref);
  }
}

/** Each by itself, so that one system's failure leaves the things of the other. */
export function loadNodes(
  loaders: IntegrationLoaders,
  ids: readonly string[],
): readonly Promise<Node>[] {
  if (ids.length > maxNodes) throw badUserInput(`at most ${maxNodes} ids are allowed, got ${ids.length}`, 'ids');
  const nodes = ids.map((id) => loadNode(loaders, id));
  return nodes as Promise<Node>[]; // the field's items are nullable, but its generated type has no null within a promise
}

const maxNodes = 200;
