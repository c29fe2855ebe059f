import {
  getNamedType,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  isAbstractType,
  isInterfaceType,
  isObjectType,
  isRequiredArgument,
} from 'graphql';

/** What to ask with, by "Type.field": fields that require arguments, or answer more with them. */
export type Arguments = Readonly<Record<string, string>>;

/**
 * A selection of all that a type has: every field, the fields of everything that belongs to it, and of everything with an
 * id of its own that it leads to only that, or another key. A field whose arguments nobody has given is left out.
 */
export function everythingOf(
  schema: GraphQLSchema,
  type: GraphQLNamedType,
  given: Arguments,
  keys: Readonly<Record<string, string>> = {},
): string {
  if (isAbstractType(type)) {
    const members = schema.getPossibleTypes(type);
    const own = isInterfaceType(type) && 'id' in type.getFields() ? ['id'] : [];
    const parts = members.map((member) => `... on ${member.name} { ${whole(member)} }`);
    return ['__typename', ...own, ...(own.length === 0 ? parts : [])].join(' ');
  }
  return isObjectType(type)
    ? ['__typename', ...Object.values(type.getFields()).flatMap((field) => selectionOf(type.name, field))].join(' ')
    : '';

  function selectionOf(owner: string, field: GraphQLField<unknown, unknown>): string[] {
    const coordinate = `${owner}.${field.name}`;
    if (field.name.startsWith('_')) return [];
    const text = given[coordinate];
    if (text === undefined && field.args.some(isRequiredArgument)) return [];
    const type = getNamedType(field.type);
    const selected = isObjectType(type) || isAbstractType(type) ? ` { ${whole(type)} }` : '';
    return [`${field.name}${text === undefined ? '' : `(${text})`}${selected}`];
  }

  function whole(type: GraphQLNamedType): string {
    if (!isObjectType(type) || !('id' in type.getFields())) return everythingOf(schema, type, given, keys);
    return `__typename ${keys[type.name] ?? 'id'}`;
  }
}
