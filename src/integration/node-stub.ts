import type { NodeRef, NodeType } from '#model/node-id.ts';
import type { CrmSystem } from '#ports/crm-system.ts';
import type { ErpSystem } from '#ports/erp-system.ts';
import type { Call } from '#ports/source.ts';

/** A thing that another subgraph knows: enough for a router to ask there for the rest. */
export interface NodeStub {
  readonly __typename: (typeof nativeTypes)[NativeType]['typeName'];
  /** The global id. */
  readonly id: string;
}

export interface Systems {
  readonly crm: CrmSystem;
  readonly erp: ErpSystem;
}

/**
 * Stubs in the order of the references, null for what does not exist. That is looked up, because a router that holds a stub
 * takes the thing for granted and reports an error when its own subgraph does not know it.
 */
export async function readStubs(
  refs: readonly NodeRef[],
  systems: Systems,
  call: Call,
): Promise<readonly (NodeStub | null | Error)[]> {
  const groups = Map.groupBy(refs, ({ type }) => type);
  const read = new Map(
    await Promise.all(
      [...groups].map(async ([type, group]) => [type, await readGroup(type, group, systems, call)] as const),
    ),
  );
  return refs.map((ref) => {
    const found = read.get(ref.type);
    if (found instanceof Error) return found;
    return isNative(ref.type) && found?.has(ref) ? stubOf(ref.type, ref) : null;
  });
}

/** What `nodeId` would make of the parts, with the type that the graph knows it by. */
function stubOf(type: NativeType, { connection, id }: NodeRef): NodeStub {
  return { __typename: nativeTypes[type].typeName, id: `${type}:${connection}:${id}` };
}

async function readGroup(
  type: NodeType,
  refs: readonly NodeRef[],
  systems: Systems,
  call: Call,
): Promise<ReadonlySet<NodeRef> | Error> {
  if (!isNative(type)) return new Set();
  const { side, read } = nativeTypes[type];
  const own = refs.filter(({ connection }) => connection === systems[side].connection);
  if (own.length === 0) return new Set();
  try {
    const found = await read(
      systems,
      own.map(({ id }) => id),
      call,
    );
    return new Set(own.filter((_, at) => found[at]));
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error), { cause: error });
  }
}

type Existing = readonly unknown[];

interface NativeTypeParts<Name extends string> {
  readonly typeName: Name;
  readonly side: keyof Systems;
  /** Anything true for each id that exists, in the order of the ids. */
  readonly read: (systems: Systems, ids: readonly string[], call: Call) => Promise<Existing>;
}

const nativeTypes = {
  user: inCrm('User', (crm, ids, call) => crm.usersByIds(ids, call)),
  contact: inCrm('Contact', (crm, ids, call) => crm.contactsByIds(ids, call)),
  lead: inCrm('Lead', (crm, ids, call) => crm.leadsByIds(ids, call)),
  deal: inCrm('Deal', (crm, ids, call) => crm.dealsByIds(ids, call)),
  pipeline: inCrm('Pipeline', async (crm, ids, call) => among(await crm.pipelines(call), ids)),
  stage: inCrm('Stage', async (crm, ids, call) =>
    among(
      (await crm.pipelines(call)).flatMap(({ stages }) => stages),
      ids,
    ),
  ),
  interaction: inCrm('Interaction', (crm, ids, call) => crm.interactionsByIds(ids, call)),
  ticket: inCrm('Ticket', (crm, ids, call) => crm.ticketsByIds(ids, call)),
  product: inErp('Product', (erp, ids, call) => erp.productsByIds(ids, call)),
  'price-list': inErp('PriceList', async (erp, ids, call) => among(await erp.priceLists(call), ids)),
  warehouse: inErp('Warehouse', async (erp, ids, call) => among(await erp.warehouses(call), ids)),
  order: inErp('Order', (erp, ids, call) => erp.ordersByIds(ids, call)),
  shipment: inErp('Shipment', (erp, ids, call) => erp.shipmentsByIds(ids, call)),
  invoice: inErp('Invoice', (erp, ids, call) => erp.invoicesByIds(ids, call)),
  payment: inErp('Payment', (erp, ids, call) => erp.paymentsByIds(ids, call)),
} as const satisfies { readonly [Type in NodeType]?: NativeTypeParts<string> };

type NativeType = keyof typeof nativeTypes;

function isNative(type: NodeType): type is NativeType {
  return type in nativeTypes;
}

function inCrm<Name extends string>(
  typeName: Name,
  read: (crm: CrmSystem, ids: readonly string[], call: Call) => Promise<Existing>,
): NativeTypeParts<Name> {
  return { typeName, side: 'crm', read: ({ crm }, ids, call) => read(crm, ids, call) };
}

function inErp<Name extends string>(
  typeName: Name,
  read: (erp: ErpSystem, ids: readonly string[], call: Call) => Promise<Existing>,
): NativeTypeParts<Name> {
  return { typeName, side: 'erp', read: ({ erp }, ids, call) => read(erp, ids, call) };
}

function among(all: readonly { readonly id: string }[], ids: readonly string[]): readonly boolean[] {
  const known = new Set(all.map(({ id }) => id));
  return ids.map((id) => known.has(id));
}
