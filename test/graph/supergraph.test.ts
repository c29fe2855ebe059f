import { readFileSync } from 'node:fs';
import {
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isIntrospectionType,
  isInterfaceType,
  isObjectType,
  isSpecifiedScalarType,
} from 'graphql';
import { describe, expect, it } from 'vitest';
import { composeGraph } from '#composition/compose-graph.ts';
import { breakingChanges } from '#gateway/schema-changes.ts';
import { apiSchemaOf } from '#gateway/supergraph.ts';

const committed = readFileSync(new URL('../../schema/supergraph.graphql', import.meta.url), 'utf8');
const released = readFileSync(new URL('../../schema/released.graphql', import.meta.url), 'utf8');

describe('the supergraph', () => {
  it('is committed as the subgraphs compose to it', () => {
    expect(committed).toBe(composeGraph());
  });

  it('breaks no client of the last released one', async () => {
    expect(await breakingChanges(released, committed)).toEqual([]);
  });

  it('would not pass that check with a field renamed', async () => {
    const renamed = committed.replace('  lastInteractionAt: DateTime', '  lastContactAt: DateTime');
    expect(await breakingChanges(released, renamed)).toEqual(['Customer.lastInteractionAt was removed.']);
  });

  it('describes every type, field, argument and enum value', async () => {
    expect(undescribed(await apiSchemaOf(committed))).toEqual([]);
  });
});

function undescribed(schema: GraphQLSchema): readonly string[] {
  const missing: string[] = [];
  const look = (coordinate: string, { description }: { readonly description?: string | null | undefined }) => {
    if (!/\w{2}/.test(description ?? '')) missing.push(coordinate);
  };
  for (const type of Object.values(schema.getTypeMap())) {
    if (isIntrospectionType(type) || isSpecifiedScalarType(type)) continue;
    look(type.name, type);
    if (isEnumType(type)) for (const value of type.getValues()) look(`${type.name}.${value.name}`, value);
    if (isInputObjectType(type))
      for (const field of Object.values(type.getFields())) look(`${type.name}.${field.name}`, field);
    if (!isObjectType(type) && !isInterfaceType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      look(`${type.name}.${field.name}`, field);
      for (const argument of field.args) look(`${type.name}.${field.name}(${argument.name}:)`, argument);
    }
  }
  return missing;
}
