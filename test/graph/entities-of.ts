/** How a gateway asks a subgraph for entities of one type; the variable `references` says which. */
export function entitiesOf(type: string, fields: string): string {
  return `query ($references: [_Any!]!) { _entities(representations: $references) { __typename ... on ${type} { ${fields} } } }`;
}
