import { badUserInput } from '#graphql/bad-user-input.ts';
import { parseNodeId } from '#model/node-id.ts';
import type { Customer } from './identity/read-customers.ts';
import type { IntegrationLoaders } from './loaders.ts';
import type { NodeStub } from './node-stub.ts';

/** Whatever has this global id; null for texts that are none and for what does not exist. */
export async function loadNode(loaders: IntegrationLoaders, id: string): Promise<Customer | NodeStub | null> {
  const ref = parseNodeId(id);
  if (ref === null) return null;
  return ref.type === 'customer' ? loaders.customers.load(ref.id) : loaders.stubs.load(ref);
}

/** Each by itself, so that one system's failure leaves the things of the other. */
export function loadNodes(
  loaders: IntegrationLoaders,
  ids: readonly string[],
): readonly Promise<Customer | NodeStub>[] {
  if (ids.length > maxNodes) throw badUserInput(`at most ${maxNodes} ids are allowed, got ${ids.length}`, 'ids');
  const nodes = ids.map((id) => loadNode(loaders, id));
  return nodes as Promise<Customer | NodeStub>[]; // the field's items are nullable, but its generated type has no null within a promise
}

const maxNodes = 200;
