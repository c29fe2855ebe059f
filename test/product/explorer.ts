import {
  buildClientSchema,
  getIntrospectionQuery,
  getNamedType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  isInterfaceType,
} from 'graphql';
import { createAnsweredFields, reachableFields } from '../graph/answered-fields.ts';
import { type Answer, askWhole, type Variables } from './ask.ts';
import { type Arguments, everythingOf } from './everything-of.ts';

export type Explorer = Awaited<ReturnType<typeof startExplorer>>;

/** Arguments with which the demo has an answer. */
export const demoArguments: Arguments = {
  'Query.customers': 'first: 150',
  'Query.customerBySource': 'connection: "crm", nativeId: "10001"',
  'Query.orderByNumber': 'number: "SO-00001"',
  'Query.product': 'sku: "ENV-020"',
  'Customer.priceOf': 'sku: "ENV-020", quantity: "50"',
  'Product.availableToPromise': 'quantity: "5"',
};

/** Asks a graph for everything that it has, and remembers what was answered and which entities were in it. */
export async function startExplorer(url: string) {
  const schema = buildClientSchema(await askWhole(url, getIntrospectionQuery()));
  const { answered, note: noteAnswer } = createAnsweredFields(schema);
  const found = new Map<string, Set<string>>();
  const entered = new Set<string>();
  const node = schema.getType('Node');
  const entityTypes = isInterfaceType(node) ? schema.getPossibleTypes(node).map(({ name }) => name) : [];

  /** For questions of one's own. */
  async function note(question: string, variables?: Variables): Promise<Answer['data']> {
    const data = await askWhole(url, question, variables);
    noteAnswer(question, data);
    JSON.stringify(data, (_key, value: Partial<Entity> | null) => {
      if (value?.__typename !== undefined && value.id !== undefined)
        found.set(value.__typename, (found.get(value.__typename) ?? new Set()).add(value.id));
      return value;
    });
    return data;
  }

  /** Asks for everything of these; answers which they are, as type and id. */
  async function enter(type: string, ids: readonly string[]): Promise<readonly (readonly [string, string])[]> {
    entered.add(type);
    const fields = everythingOf(schema, named(type), demoArguments);
    const { nodes } = await note(`query ($ids: [ID!]!) { nodes(ids: $ids) { ... on ${type} { ${fields} } } }`, { ids });
    return nodes.map(({ __typename, id }: Entity) => [__typename, id]);
  }

  function named(type: string): GraphQLNamedType {
    const found = schema.getType(type);
    if (found === undefined) throw new TypeError(`the schema has no type ${type}`);
    return found;
  }

  function root(type: GraphQLObjectType | null | undefined): GraphQLObjectType {
    if (!type) throw new TypeError('the schema has no such operations');
    return type;
  }

  return {
    note,
    enter,
    found: (type: string): readonly string[] => [...(found.get(type) ?? [])],
    /** Every question that needs to name nothing. */
    askAll: () => note(`{ ${everythingOf(schema, root(schema.getQueryType()), demoArguments)} }`),
    /** Those questions that ask for one thing by its id, with the type of it. */
    questionsById: Object.values(root(schema.getQueryType()).getFields())
      .filter(({ args }) => args[0]?.name === 'id')
      .map(({ name, type }) => ({ name, type: getNamedType(type).name })),
    async mutate(name: string, input: object): Promise<Answer['data']> {
      const field = root(schema.getMutationType()).getFields()[name];
      if (field === undefined) throw new TypeError(`the schema has no mutation ${name}`);
      const fields = everythingOf(schema, getNamedType(field.type), demoArguments);
      const question = `mutation ($input: ${String(field.args[0]?.type)}) { ${name}(input: $input) { ${fields} } }`;
      return (await note(question, { input }))[name];
    },
    /** A type of entity of which some were found and none entered. */
    nextType: () => entityTypes.find((type) => found.has(type) && !entered.has(type)),
    typesNotEntered: () => entityTypes.filter((type) => !entered.has(type)),
    fieldsNotAnswered: () => reachableFields(schema).filter((field) => !answered.has(field)),
  };
}

interface Entity {
  readonly __typename: string;
  readonly id: string;
}
