import {
  type DocumentNode,
  type FragmentDefinitionNode,
  GraphQLError,
  Kind,
  type SelectionSetNode,
  type ValidationRule,
} from 'graphql';

/** What one operation may ask for, fragments spread out. The token limit is the parser's. */
export interface DocumentLimits {
  readonly tokens: number;
  readonly depth: number;
  readonly aliases: number;
  readonly directives: number;
  readonly rootFields: number;
}

/** Room for the deepest introspection query and for a screen that asks for everything about a customer. */
export const defaultDocumentLimits: DocumentLimits = {
  tokens: 5_000,
  depth: 20,
  aliases: 60,
  directives: 60,
  rootFields: 40,
};

type Measure = Omit<DocumentLimits, 'tokens'>;

/** Refuses a document of which an operation goes beyond the limits. */
export function documentLimits(limits: DocumentLimits): ValidationRule {
  return (context) => ({
    Document(document) {
      const measures = measureOperations(document);
      for (const [name, what] of limited) {
        const largest = Math.max(0, ...measures.map((measure) => measure[name]));
        if (largest > limits[name])
          context.reportError(new GraphQLError(`an operation may have ${what} ${limits[name]}, got ${largest}`));
      }
    },
  });
}

const limited = [
  ['depth', 'a depth of at most'],
  ['aliases', 'a number of aliases of at most'],
  ['directives', 'a number of directives of at most'],
  ['rootFields', 'a number of root fields of at most'],
] as const;

function measureOperations(document: DocumentNode): readonly Measure[] {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);

  // Each fragment is measured once, so that fragments which spread each other cost nothing however much they multiply.
  const measured = new Map<string, Measure>();
  return document.definitions.flatMap((definition) =>
    definition.kind === Kind.OPERATION_DEFINITION
      ? [plus(measure(definition.selectionSet), { ...nothing, directives: definition.directives?.length ?? 0 })]
      : [],
  );

  function measure(selectionSet: SelectionSetNode): Measure {
    let sum = nothing;
    for (const selection of selectionSet.selections) {
      const directives = selection.directives?.length ?? 0;
      switch (selection.kind) {
        case Kind.FIELD: {
          const inner = selection.selectionSet === undefined ? nothing : measure(selection.selectionSet);
          sum = plus(sum, {
            depth: inner.depth + 1,
            aliases: inner.aliases + (selection.alias === undefined ? 0 : 1),
            directives: inner.directives + directives,
            rootFields: 1,
          });
          break;
        }
        case Kind.INLINE_FRAGMENT:
          sum = plus(plus(sum, measure(selection.selectionSet)), { ...nothing, directives });
          break;
        case Kind.FRAGMENT_SPREAD:
          sum = plus(plus(sum, measureFragment(selection.name.value)), { ...nothing, directives });
          break;
      }
    }
    return sum;
  }

  function measureFragment(name: string): Measure {
    const known = measured.get(name);
    if (known !== undefined) return known;
    // Stands while the fragment is being measured: a cycle then ends here, and is refused by a rule of graphql's own.
    measured.set(name, nothing);
    const fragment = fragments.get(name);
    const result = fragment === undefined ? nothing : measure(fragment.selectionSet);
    measured.set(name, result);
    return result;
  }
}

const nothing: Measure = { depth: 0, aliases: 0, directives: 0, rootFields: 0 };

function plus(a: Measure, b: Measure): Measure {
  return {
    depth: Math.max(a.depth, b.depth),
    aliases: a.aliases + b.aliases,
    directives: a.directives + b.directives,
    rootFields: a.rootFields + b.rootFields,
  };
}
