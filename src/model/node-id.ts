/** The types that have a global id. `customer` is minted here (`customer:<ulid>`); the others live in a connected system or in the store. */
const nodeTypes = [
  'customer',
  'user',
  'contact',
  'lead',
  'deal',
  'pipeline',
  'stage',
  'interaction',
  'ticket',
  'product',
  'price-list',
  'warehouse',
  'order',
  'shipment',
  'invoice',
  'payment',
  'conversion',
  'sync-failure',
  'field-conflict',
] as const;

export type NodeType = (typeof nodeTypes)[number];

/** A global id taken apart. `connection` is null for what lives in our own store. */
export interface NodeRef {
  readonly type: NodeType;
  readonly connection: string | null;
  readonly id: string;
}

const storeTypes: ReadonlySet<NodeType> = new Set(['customer', 'conversion', 'sync-failure', 'field-conflict']);

/** `<type>:<connection>:<native id>`; the native id is kept as the system wrote it, colons included. */
export function nodeId(type: NodeType, connection: string, nativeId: string): string {
  return `${type}:${connection}:${nativeId}`;
}

/** `<type>:<id>` for what lives in our store. */
export function storeNodeId(type: NodeType, id: string): string {
  return `${type}:${id}`;
}

/** Null when the text is not one of our ids. */
export function parseNodeId(text: string): NodeRef | null {
  const [typeText, rest] = cut(text);
  const type = nodeTypes.find((candidate) => candidate === typeText);
  if (type === undefined || rest === '') return null;
  if (storeTypes.has(type)) return { type, connection: null, id: rest };
  const [connection, id] = cut(rest);
  return connection === '' || id === '' ? null : { type, connection, id };
}

/** The native id when the text is an id of this type at this connection, otherwise null. */
export function nativeIdOf(text: string, type: NodeType, connection: string): string | null {
  const ref = parseNodeId(text);
  return ref?.type === type && ref.connection === connection ? ref.id : null;
}

function cut(text: string): readonly [string, string] {
  const at = text.indexOf(':');
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}
