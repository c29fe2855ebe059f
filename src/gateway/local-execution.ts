import { type DocumentNode, type ExecutionResult, execute } from 'graphql';
import type { Subgraph } from '#graphql/subgraph.ts';
import { deadlineExceeded, untilAborted } from './deadline.ts';
import type { RequestScope } from './request-scope.ts';

interface LocalOperation {
  /** Valid against the subgraph's schema. */
  readonly document: DocumentNode;
  readonly variables: Readonly<Record<string, unknown>> | undefined;
  readonly operationName: string | undefined;
}

export type LocalExecution = (operation: LocalOperation, scope: RequestScope) => Promise<ExecutionResult>;

/** Executes operations on a subgraph in this process, and answers by the deadline with the fields that were done. */
export function createLocalExecution(subgraph: Subgraph): LocalExecution {
  return async ({ document, variables, operationName }, { request, signal }) => {
    const result = await untilAborted(signal, () =>
      execute({
        schema: subgraph.schema,
        document,
        contextValue: subgraph.contextFor(request),
        variableValues: variables,
        operationName,
      }),
    );
    return result ?? { data: null, errors: [deadlineExceeded(subgraph.name)] };
  };
}
