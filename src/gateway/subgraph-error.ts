import { GraphQLError } from 'graphql';

/** A GraphQL error as a remote subgraph worded it: safe to show only where its author is trusted. */
export class SubgraphError extends GraphQLError {
  readonly subgraph: string;

  constructor(
    subgraph: string,
    message: string,
    path: readonly (string | number)[] | undefined,
    code: string | undefined,
  ) {
    super(message, { path, extensions: code === undefined ? {} : { code } });
    this.name = 'SubgraphError';
    this.subgraph = subgraph;
  }
}
