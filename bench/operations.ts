import { readFileSync } from 'node:fs';
import { ask } from './graph-client.ts';

export interface Operation {
  readonly name: string;
  readonly title: string;
  /** The body of its request as it is written, without variables. */
  readonly body: string;
  /** That one first, then the same for other customers or pages: enough for every connection to have its own. */
  readonly variants: readonly string[];
}

/** Every connection asks for something else, because a gateway may answer equal questions that arrive together with one answer. */
export async function chooseOperations(graphUrl: string): Promise<readonly Operation[]> {
  const customer360 = readFileSync(new URL('../schema/examples/customer-360.graphql', import.meta.url), 'utf8');
  const customerList = readFileSync(new URL('./customer-list.graphql', import.meta.url), 'utf8');
  const { names, cursors } = await readCustomers(graphUrl);
  return [
    {
      name: 'customer-360',
      title: 'everything about one customer',
      ...bodies(customer360, 'search', names),
    },
    {
      name: 'customer-list',
      title: '50 customers with deals, orders, invoices and payments',
      ...bodies(customerList, 'after', cursors),
    },
  ];
}

const variantCount = 64;

const customersQuery = `{
  customers(first: 200) {
    edges {
      cursor
      node { name deals(first: 10) { nodes { id } } orders(first: 10) { nodes { id } } interactions { nodes { id } } }
    }
  }
}`;

interface List {
  readonly nodes: readonly unknown[];
}

interface CustomersAnswer {
  readonly customers: {
    readonly edges: readonly {
      readonly cursor: string;
      readonly node: {
        readonly name: string;
        readonly deals: List;
        readonly orders: List;
        readonly interactions: List;
      };
    }[];
  };
}

/** The names of the customers with the longest history, and the cursors of overlapping pages. */
async function readCustomers(graphUrl: string): Promise<{ names: readonly string[]; cursors: readonly string[] }> {
  const { data } = await ask(graphUrl, JSON.stringify({ query: customersQuery }));
  // The shape is that of the query.
  const { edges } = (data as CustomersAnswer).customers;
  const byHistory = edges
    .map(({ node: { name, deals, orders, interactions } }) => ({
      name,
      length: deals.nodes.length + orders.nodes.length + interactions.nodes.length,
    }))
    .toSorted((a, b) => b.length - a.length);
  return {
    names: byHistory.slice(0, variantCount - 1).map(({ name }) => name),
    cursors: edges.slice(0, variantCount - 1).map(({ cursor }) => cursor),
  };
}

function bodies(query: string, variable: string, values: readonly string[]): Pick<Operation, 'body' | 'variants'> {
  const body = JSON.stringify({ query });
  return {
    body,
    variants: [body, ...values.map((value) => JSON.stringify({ query, variables: { [variable]: value } }))],
  };
}
