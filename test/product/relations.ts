/** For each type that has relations a question whose answer holds some of them, marked by `__typename`. */
export const parentsOf: Readonly<Record<string, string>> = {
  Customer: '{ customers(first: 150) { nodes { __typename id } } }',
  Contact: ofCustomers('contacts(first: 1)'),
  Interaction: ofCustomers('interactions(first: 1)'),
  Ticket: ofCustomers('tickets(first: 1)'),
  Shipment: ofCustomers('shipments(first: 1)'),
  Deal: '{ deals(first: 150) { nodes { __typename id } } }',
  Lead: '{ leads(first: 150) { nodes { __typename id } } }',
  Order: '{ orders(first: 150) { nodes { __typename id } } }',
  Invoice: '{ invoices(first: 150) { nodes { __typename id } } }',
  Payment: '{ payments(first: 150) { nodes { __typename id } } }',
  Product: '{ products(first: 150) { nodes { __typename id } } }',
};

interface Relation {
  readonly type: string;
  /** The field with what is asked of its children. */
  readonly field: string;
}

/** Every field that leads from an entity to something that has to be read for itself. */
export const relations: readonly Relation[] = [
  ...of('Customer', [
    'owner { name }',
    'contacts { nodes { displayName } }',
    'deals { nodes { name } }',
    'interactions { nodes { subject } }',
    'tickets { nodes { subject } }',
    'lastInteractionAt',
    'links { since }',
    'account { legalName }',
    'orders { nodes { number } }',
    'shipments { nodes { number } }',
    'invoices { nodes { number } }',
    'payments { nodes { number } }',
    'credit { exposure { amount } }',
    'receivables { total { amount } }',
    'priceOf(sku: "ENV-020", quantity: "1") { unitPrice { amount } }',
    'timeline(first: 1) { nodes { title } }',
  ]),
  ...of('Contact', ['customer { name }']),
  ...of('Interaction', ['owner { name }', 'contacts { displayName }', 'deal { name }', 'customer { name }']),
  ...of('Ticket', ['customer { name }', 'contact { displayName }']),
  ...of('Deal', [
    'customer { name }',
    'primaryContact { displayName }',
    'owner { name }',
    'pipeline { name }',
    'stage { name }',
    'lines { product { name } }',
  ]),
  ...of('Lead', ['owner { name }', 'convertedCustomer { name }', 'convertedDeal { name }']),
  ...of('Order', ['customer { name }', 'lines { product { name } }', 'shipments { number }', 'invoices { number }']),
  ...of('Shipment', [
    'customer { name }',
    'order { number }',
    'orders { number }',
    'warehouse { name }',
    'lines { product { name } }',
  ]),
  ...of('Invoice', [
    'customer { name }',
    'orders { number }',
    'lines { product { name } }',
    'allocations { payment { number } }',
    'allocations { invoice { number } }',
  ]),
  ...of('Payment', ['customer { name }', 'allocations { invoice { number } }']),
  ...of('Product', ['stock { warehouse { name } }', 'availableToPromise(quantity: "5") { canPromise }']),
];

/** What the field holds for each of `$ids`. */
export function childrenOf(type: string, field: string): string {
  return `query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id ... on ${type} { children: ${field} } } }`;
}

/** The ids of all objects of a type in an answer, each once. */
export function idsOf(type: string, data: unknown): readonly string[] {
  const ids = new Set<string>();
  const collect = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    if ('__typename' in value && value.__typename === type && 'id' in value) ids.add(String(value.id));
    Object.values(value).forEach(collect);
  };
  collect(data);
  return [...ids];
}

/** Whether something was found at the end of `children`. */
export function reaches({ children }: { readonly children: unknown }): boolean {
  return hasLeaf(children);
}

function hasLeaf(value: unknown): boolean {
  if (value === null || value === undefined) return false;
  return typeof value !== 'object' || Object.values(value).some(hasLeaf);
}

function of(type: string, fields: readonly string[]): readonly Relation[] {
  return fields.map((field) => ({ type, field }));
}

function ofCustomers(field: string): string {
  return `{ customers(first: 150) { nodes { ${field} { nodes { __typename id } } } } }`;
}
