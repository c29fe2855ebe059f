import {
  type FragmentDefinitionNode,
  getNamedType,
  type GraphQLNamedType,
  type GraphQLSchema,
  isAbstractType,
  isObjectType,
  Kind,
  parse,
  type SelectionSetNode,
} from 'graphql';

/** Every "Type.field" that a client can reach, the machinery of federation left out. */
export function reachableFields(schema: GraphQLSchema): readonly string[] {
  const waiting: GraphQLNamedType[] = [
    schema.getQueryType(),
    schema.getMutationType(),
    schema.getType('_Entity'),
  ].flatMap((type) => type ?? []);
  const seen = new Set<GraphQLNamedType>();
  const fields: string[] = [];
  for (let type = waiting.pop(); type !== undefined; type = waiting.pop()) {
    if (seen.has(type)) continue;
    seen.add(type);
    if (isAbstractType(type)) waiting.push(...schema.getPossibleTypes(type));
    if (!isObjectType(type) || type.name.startsWith('_')) continue;
    for (const field of Object.values(type.getFields())) {
      if (field.name.startsWith('_')) continue;
      fields.push(`${type.name}.${field.name}`);
      waiting.push(getNamedType(field.type));
    }
  }
  return fields.toSorted();
}

/** Collects every "Type.field" that was answered with something other than null. */
export function createAnsweredFields(schema: GraphQLSchema) {
  const answered = new Set<string>();
  return {
    note(document: string, data: unknown): void {
      const { definitions } = parse(document);
      const fragments = new Map(
        definitions.flatMap((each) =>
          each.kind === Kind.FRAGMENT_DEFINITION ? [[each.name.value, each] as const] : [],
        ),
      );
      for (const definition of definitions) {
        if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
        const root = definition.operation === 'mutation' ? schema.getMutationType() : schema.getQueryType();
        if (root) noteSelection({ schema, fragments, answered }, definition.selectionSet, root, data);
      }
    },
    answered,
  };
}

interface Notebook {
  readonly schema: GraphQLSchema;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly answered: Set<string>;
}

function noteSelection(book: Notebook, selections: SelectionSetNode, declared: GraphQLNamedType, data: unknown): void {
  if (Array.isArray(data)) {
    for (const item of data) noteSelection(book, selections, declared, item);
    return;
  }
  if (!isRecord(data)) return;
  const type = isAbstractType(declared) ? book.schema.getType(String(data['__typename'])) : declared;
  // Without __typename it cannot be said whose fields these are: they do not count.
  if (!isObjectType(type)) return;
  for (const selection of selections.selections) {
    if (selection.kind === Kind.FIELD) {
      const field = type.getFields()[selection.name.value];
      const value = data[(selection.alias ?? selection.name).value];
      if (field === undefined || value === null) continue;
      book.answered.add(`${type.name}.${field.name}`);
      if (selection.selectionSet) noteSelection(book, selection.selectionSet, getNamedType(field.type), value);
      continue;
    }
    const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : book.fragments.get(selection.name.value);
    const condition = fragment?.typeCondition?.name.value ?? type.name;
    if (fragment && (condition === type.name || isAbstractType(book.schema.getType(condition))))
      noteSelection(book, fragment.selectionSet, type, data);
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
