export interface Answer {
  // What a test reads out of an answer is its own business.
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly data: any;
  readonly errors: readonly AnswerError[];
  /** The connections of which last good copies were served. */
  readonly stale: readonly string[];
  readonly seconds: number;
}

export interface AnswerError {
  readonly message: string;
  readonly path: readonly (string | number)[];
  readonly extensions: Readonly<Record<string, unknown>>;
}

export type Variables = Readonly<Record<string, unknown>>;

/** Asks a graph over HTTP, as any client would. */
export async function ask(url: string, query: string, variables: Variables = {}): Promise<Answer> {
  const startedAt = performance.now();
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  const body = (await response.json()) as {
    readonly data?: unknown;
    readonly errors?: readonly AnswerError[];
    readonly extensions?: { readonly stale?: readonly string[] };
  };
  return {
    data: body.data,
    errors: body.errors ?? [],
    stale: body.extensions?.stale ?? [],
    seconds: (performance.now() - startedAt) / 1000,
  };
}

/** The same where every error is one too many. */
export async function askWhole(url: string, query: string, variables?: Variables): Promise<Answer['data']> {
  const { data, errors } = await ask(url, query, variables);
  if (errors.length > 0) throw new Error(`${query}: ${JSON.stringify(errors.slice(0, 3))}`);
  return data;
}
