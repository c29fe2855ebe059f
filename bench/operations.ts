import { readFileSync } from 'node:fs';

export interface Operation {
  readonly name: string;
  readonly title: string;
  /** The HTTP request body. */
  readonly body: string;
}

export interface Answer {
  readonly data: unknown;
  readonly text: string;
}

/** What is measured. */
export const operations: readonly Operation[] = [
  {
    name: 'customer-360',
    title: 'one customer, everything',
    body: bodyOf('../schema/examples/customer-360.graphql'),
  },
  {
    name: 'customer-list',
    title: '50 customers with deals, orders, invoices and payments',
    body: bodyOf('./customer-list.graphql'),
  },
];

export const requestHeaders = { 'content-type': 'application/json', accept: 'application/json' };

/** Asks once; throws unless the answer is complete and without errors. */
export async function ask(graphUrl: string, body: string): Promise<Answer> {
  const response = await fetch(graphUrl, { method: 'POST', headers: requestHeaders, body });
  const text = await response.text();
  if (!response.ok) throw new Error(`${graphUrl} answered ${response.status}: ${text.slice(0, 500)}`);
  // GraphQL over HTTP: an object with data, errors or both.
  const { data, errors } = JSON.parse(text) as { readonly data?: unknown; readonly errors?: unknown };
  if (data === undefined || errors !== undefined)
    throw new Error(`${graphUrl} answered with errors: ${JSON.stringify(errors).slice(0, 500)}`);
  return { data, text };
}

/** How many objects an answer is made of. */
export function countObjects(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  const inner = Object.values(value).reduce<number>((sum, item) => sum + countObjects(item), 0);
  return Array.isArray(value) ? inner : inner + 1;
}

function bodyOf(file: string): string {
  return JSON.stringify({ query: readFileSync(new URL(file, import.meta.url), 'utf8') });
}
