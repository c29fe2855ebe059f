import { execute, type ExecutionResult, parse, validate } from 'graphql';
import type { GraphRequest, Subgraph } from '#graphql/subgraph.ts';

export type Ask = (document: string, variables?: Readonly<Record<string, unknown>>) => Promise<Answer>;

interface Answer {
  // What a test reads out of an answer is its own business.
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly data: any;
  readonly errors: readonly { readonly message: string; readonly path: string; readonly extensions: object }[];
}

/** Each question is a request of its own, as a gateway would send it. */
export function askerOf(subgraph: Subgraph, told: (document: string, data: unknown) => void = () => {}): Ask {
  return async (document, variables) => {
    const parsed = parse(document);
    const problems = validate(subgraph.schema, parsed);
    if (problems.length > 0) throw new Error(problems.map((problem) => problem.message).join('\n'));
    const request: GraphRequest = { actor: { name: 'test' }, call: {} };
    const result: ExecutionResult = await execute({
      schema: subgraph.schema,
      document: parsed,
      variableValues: variables ?? null,
      contextValue: subgraph.contextFor(request),
    });
    told(document, result.data);
    return {
      data: result.data,
      errors: (result.errors ?? []).map(({ message, path, extensions }) => ({
        message,
        path: (path ?? []).join('.'),
        extensions,
      })),
    };
  };
}
