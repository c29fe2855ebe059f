import type { GraphQLFieldResolver } from 'graphql';
import { type NodeType, nativeIdOf } from '#model/node-id.ts';
import { badUserInput } from './bad-user-input.ts';
import { toGraphqlError } from './system-failure.ts';

/** How another subgraph points at an entity of ours: its type and the fields of one of its keys (and what we @require). */
export interface EntityReference {
  readonly __typename: string;
  readonly [field: string]: unknown;
}

/** References in, entities out, in the same order: null for what does not exist, an Error in the place of what failed. */
export type EntityReader<Context, Entity = object> = (
  references: readonly EntityReference[],
  context: Context,
) => Promise<readonly (Entity | null | Error)[]>;

/** One reader per entity type. `Parents` is `ResolversParentTypes` as graphql-codegen writes it. */
export type EntityReaders<Context, Parents> = {
  readonly [Type in keyof Parents]?: EntityReader<Context, Parents[Type]>;
};

/** The text of a key field; null when the reference does not carry it. */
export function referenceField(reference: EntityReference, field: string): string | null {
  const value = reference[field];
  return typeof value === 'string' ? value : null;
}

/** The native ids behind references by `id`; null for what is not an id of this type at this connection. */
export function referencedIds(
  references: readonly EntityReference[],
  type: NodeType,
  connection: string,
): readonly (string | null)[] {
  return references.map((reference) => nativeIdOf(referenceField(reference, 'id') ?? '', type, connection));
}

/** The texts of a required list field; a reference without it was made by hand and cannot be used. */
export function referenceList(reference: EntityReference, field: string): readonly string[] {
  const value = reference[field];
  if (!Array.isArray(value) || !value.every((each) => typeof each === 'string'))
    throw badUserInput(`a reference to ${reference.__typename} must have ${field}, a list of texts`, 'representations');
  return value;
}

/** Resolves `Query._entities`: each type's references are read in one go, and a type that fails takes no other with it. */
export function entitiesResolver<Context>(
  readers: Readers<Context>,
): GraphQLFieldResolver<unknown, Context, { readonly representations: readonly EntityReference[] }> {
  return (_, { representations }, context) => {
    const byType = Map.groupBy(representations, (reference) => reference.__typename);
    const read = new Map([...byType].map(([type, references]) => [type, readType(readers, type, references, context)]));
    const places = new Map<string, number>();
    return representations.map(({ __typename: type }) => {
      const place = places.get(type) ?? 0;
      places.set(type, place + 1);
      return read.get(type)?.then((entities) => entities[place]);
    });
  };
}

interface Readers<Context> {
  readonly [type: string]: EntityReader<Context> | undefined;
}

async function readType<Context>(
  readers: Readers<Context>,
  type: string,
  references: readonly EntityReference[],
  context: Context,
): Promise<readonly unknown[]> {
  const reader = readers[type];
  if (reader === undefined) throw badUserInput(`${type} is not an entity of this subgraph`, 'representations');
  try {
    const entities = await reader(references, context);
    return entities.map((entity) => asEntity(type, entity));
  } catch (error) {
    throw toGraphqlError(error);
  }
}

/** A copy with its type's name, never a mark on the record itself: records are shared with a cache. */
function asEntity(type: string, entity: object | null): unknown {
  return entity === null || entity instanceof Error ? toGraphqlError(entity) : { ...entity, __typename: type };
}
