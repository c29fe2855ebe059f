import type { GraphQLSchema } from 'graphql';
import type { Call } from '#ports/source.ts';

/** Who asks. */
export interface Actor {
  readonly name: string;
}

/**
 * One request of a client, as every subgraph sees it. The object itself is the identity of the request: loaders and other
 * per-request state hang on it in a WeakMap.
 */
export interface GraphRequest {
  readonly actor: Actor;
  readonly call: Call;
}

/** A part of the graph that can be executed in this process or served alone over HTTP. */
export interface Subgraph {
  readonly name: string;
  readonly schema: GraphQLSchema;
  /** The `contextValue` of its resolvers for one request; the same object for every fetch of that request. */
  contextFor(request: GraphRequest): object;
}
