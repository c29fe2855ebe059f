import { expect, it } from 'vitest';
import type { CompleteResolvers } from '#graphql/complete-resolvers.ts';

interface ThingParent {
  readonly id: string;
  readonly name: string;
  readonly colour: string | null;
  readonly ownerId: string;
}

interface ThingResolvers {
  readonly id?: (parent: ThingParent) => Promise<string> | string;
  readonly name?: (parent: ThingParent) => Promise<string> | string;
  readonly colour?: (parent: ThingParent) => Promise<string> | string;
  readonly owner?: (parent: ThingParent) => Promise<string> | string;
  readonly __isTypeOf?: (parent: ThingParent) => boolean;
}

interface Map {
  readonly Query?: { readonly thing?: () => Promise<ThingParent> | ThingParent };
  readonly Thing?: ThingResolvers;
}

type Complete = CompleteResolvers<Map, { Query: Record<PropertyKey, never>; Thing: ThingParent }>;

const thing = { id: '1', name: 'a', colour: null, ownerId: '2' };

it('compiles a resolver map that leaves out what the parent supplies, and no other', () => {
  const complete: Complete = {
    Query: { thing: () => thing },
    Thing: { id: (parent) => parent.id, colour: () => 'none', owner: (parent) => parent.ownerId },
  };
  const withoutRootField: Complete = {
    // @ts-expect-error nobody resolves Query.thing
    Query: {},
    Thing: complete.Thing,
  };
  const withoutField: Complete = {
    Query: complete.Query,
    // @ts-expect-error the parent has no owner, and its colour may be null where the field may not
    Thing: { id: (parent) => parent.id },
  };
  const withoutId: Complete = {
    Query: complete.Query,
    // @ts-expect-error the parent's id is the native one
    Thing: { colour: () => 'none', owner: () => '' },
  };
  // @ts-expect-error a type with something to resolve is missing as a whole
  const withoutType: Complete = { Query: complete.Query };
  expect([complete, withoutRootField, withoutField, withoutId, withoutType]).toHaveLength(5);
});
