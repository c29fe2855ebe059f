import { GraphQLError } from 'graphql';

/** What we pass on of the extensions of another's error. */
export interface SubgraphErrorExtensions {
  readonly code?: string | undefined;
  /** Which argument was wrong. */
  readonly argument?: string | undefined;
}

/** A GraphQL error as a remote subgraph worded it: safe to show only where its author is trusted. */
export class SubgraphError extends GraphQLError {
  readonly subgraph: string;

  constructor(
    subgraph: string,
    message: string,
    path: readonly (string | number)[] | undefined,
    extensions: SubgraphErrorExtensions,
  ) {
    super(message, { path, extensions: { ...extensions } });
    this.name = 'SubgraphError';
    this.subgraph = subgraph;
  }
}
