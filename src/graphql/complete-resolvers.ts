import type { GraphQLScalarType } from 'graphql';

/**
 * What a resolver map must hold so that no field of the schema silently becomes null: for every object type, a resolver of
 * each field that the type's parent cannot supply by itself. An `id` is always resolved, because the parent's own id is the
 * native one. `Map` and `Parents` are `Resolvers` and `ResolversParentTypes` as graphql-codegen writes them.
 */
export type CompleteResolvers<Map, Parents> = Map & {
  readonly [
    Type in keyof Map & keyof Parents as [MissingFields<Map[Type], Parents[Type]>] extends [never] ? never : Type
  ]-?: Required<Pick<NonNullable<Map[Type]>, MissingFields<Map[Type], Parents[Type]>>>;
};

type MissingFields<Fields, Parent> =
  NonNullable<Fields> extends GraphQLScalarType ? never : FieldsWithoutSource<NonNullable<Fields>, Parent>;

type FieldsWithoutSource<Fields, Parent> = {
  [Field in keyof Fields]-?: Field extends `__${string}`
    ? never
    : Field extends 'id'
      ? Field
      : Supplies<Parent, Field, ResultOf<Fields[Field]>> extends true
        ? never
        : Field;
}[keyof Fields];

// The parent of the root types is an empty record, whose keys are all strings: it supplies nothing.
type Supplies<Parent, Field, Result> = string extends keyof Parent
  ? false
  : Field extends keyof Parent
    ? [Parent[Field]] extends [Result]
      ? true
      : false
    : false;

type ResultOf<Resolver> =
  Extract<Resolver, (...values: never) => unknown> extends (...values: never) => infer Result ? Result : never;
