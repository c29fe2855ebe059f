import type { GraphQLDataSource } from '@apollo/gateway';
import { type DocumentNode, type GraphQLError, type GraphQLSchema, parse, validate } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { Subgraph } from '#graphql/subgraph.ts';
import { createLocalExecution } from './local-execution.ts';
import type { RequestScope } from './request-scope.ts';

/** A subgraph in this process. The planner's operations are few and repeat: each is parsed and validated once. */
export function createLocalDataSource(subgraph: Subgraph): GraphQLDataSource<RequestScope> {
  const execution = createLocalExecution(subgraph);
  const documents = new LRUCache<string, DocumentNode>({
    maxSize: maxCachedCharacters,
    sizeCalculation: (_document, text) => text.length,
  });
  return {
    async process({ request, context }) {
      const text = request.query ?? '';
      const document = documents.get(text) ?? readDocument(text, subgraph.schema);
      if (!('kind' in document)) return { data: null, errors: document };
      documents.set(text, document);
      // The wide type is that of health checks, which are never asked for; a fetch has the context of its request.
      const scope = context as RequestScope;
      return execution({ document, variables: request.variables, operationName: request.operationName }, scope);
    },
  };
}

// A syntax tree takes some thirty times the memory of its text.
const maxCachedCharacters = 2_000_000;

/** Errors here mean that the supergraph was not composed from this subgraph. */
function readDocument(text: string, schema: GraphQLSchema): DocumentNode | readonly GraphQLError[] {
  const document = parse(text, { noLocation: true });
  const errors = validate(schema, document);
  return errors.length === 0 ? document : errors;
}
