export interface Answer {
  readonly data: unknown;
  readonly text: string;
}

export const requestHeaders = { 'content-type': 'application/json', accept: 'application/json' };

/** Asks once, with the body of a GraphQL request; throws unless the answer is complete. */
export async function ask(graphUrl: string, body: string): Promise<Answer> {
  const response = await fetch(graphUrl, { method: 'POST', headers: requestHeaders, body });
  const text = await response.text();
  if (!response.ok) throw new Error(`${graphUrl} answered ${response.status}: ${text.slice(0, 500)}`);
  // GraphQL over HTTP promises an object with data, errors or both.
  const { data, errors } = JSON.parse(text) as { readonly data?: unknown; readonly errors?: unknown };
  if (data === undefined || errors !== undefined) throw new Error(`${graphUrl} answered errors: ${text.slice(0, 500)}`);
  return { data, text };
}
