import { readFileSync } from 'node:fs';
import { buildSubgraphSchema } from '@apollo/subgraph';
import {
  type GraphQLFieldResolver,
  type GraphQLObjectType,
  type GraphQLSchema,
  isObjectType,
  isUnionType,
  parse,
} from 'graphql';
import { type EntityReader, entitiesResolver } from './entities.ts';
import { perRequest } from './request-loaders.ts';
import { scalars } from './scalars.ts';
import type { GraphRequest, Subgraph } from './subgraph.ts';
import { toGraphqlError } from './system-failure.ts';

/** What a subgraph is made of, besides `schema/<name>.graphql` and `schema/shared.graphql`. */
export interface SubgraphParts<Context extends object> {
  readonly name: string;
  /** By type and field, as graphql-codegen's `Resolvers` has them; scalars are added here. */
  readonly resolvers: object;
  /** How entities that other subgraphs refer to are read: one for every type with a resolvable key. */
  readonly entities: { readonly [type: string]: EntityReader<Context> | undefined };
  /** Asked once per request. */
  contextFor(request: GraphRequest): Context;
}

/** Throws at once when schema and parts do not belong together: an entity without a reader, or a reader without an entity. */
export function buildSubgraph<Context extends object>(parts: SubgraphParts<Context>): Subgraph {
  const typeDefs = parse(readSchema(parts.name) + readSchema('shared'));
  const schema = buildSubgraphSchema([{ typeDefs, resolvers: { ...scalars, ...parts.resolvers } }]);
  requireReaders(schema, parts);
  for (const type of Object.values(schema.getTypeMap())) if (isObjectType(type)) reportSystemFailures(type);
  const entities = schema.getQueryType()?.getFields()['_entities'];
  if (entities !== undefined) entities.resolve = entitiesResolver(parts.entities);
  return { name: parts.name, schema, contextFor: perRequest((request) => parts.contextFor(request)) };
}

function readSchema(name: string): string {
  return readFileSync(new URL(`../../schema/${name}.graphql`, import.meta.url), 'utf8');
}

function requireReaders<Context extends object>(schema: GraphQLSchema, parts: SubgraphParts<Context>): void {
  const union = schema.getType('_Entity');
  const entities = isUnionType(union)
    ? union
        .getTypes()
        .filter(hasResolvableKey)
        .map((type) => type.name)
    : [];
  const readers = Object.keys(parts.entities);
  const missing = entities.filter((name) => !readers.includes(name));
  const unknown = readers.filter((name) => !entities.includes(name));
  if (missing.length > 0 || unknown.length > 0)
    throw new Error(`subgraph ${parts.name}: no reader for [${missing.join()}], no entity for [${unknown.join()}]`);
}

function hasResolvableKey(type: GraphQLObjectType): boolean {
  const keys = type.astNode?.directives?.filter((directive) => directive.name.value === 'key') ?? [];
  return keys.some(
    ({ arguments: given }) =>
      !given?.some(({ name, value }) => name.value === 'resolvable' && value.kind === 'BooleanValue' && !value.value),
  );
}

/** Every resolver of ours may meet a failing system; what then leaves is the error that clients know. */
function reportSystemFailures(type: GraphQLObjectType): void {
  for (const field of Object.values(type.getFields()))
    if (field.resolve !== undefined) field.resolve = reporting(field.resolve);
}

function reporting<Parent, Context>(
  resolve: GraphQLFieldResolver<Parent, Context>,
): GraphQLFieldResolver<Parent, Context> {
  return (parent, args, context, info) => {
    try {
      const result = resolve(parent, args, context, info);
      return result instanceof Promise ? result.catch(rethrow) : result;
    } catch (error) {
      return rethrow(error);
    }
  };
}

function rethrow(error: unknown): never {
  throw toGraphqlError(error);
}
