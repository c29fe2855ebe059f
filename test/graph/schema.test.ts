import { readFileSync } from 'node:fs';
import { type ASTNode, Kind, parse, visit } from 'graphql';
import { describe, expect, it } from 'vitest';

describe.each(['shared', 'crm', 'erp', 'integration'])('schema/%s.graphql', (name) => {
  const text = readFileSync(new URL(`../../schema/${name}.graphql`, import.meta.url), 'utf8');

  it('describes every type, field, argument and value in a sentence', () => {
    const silent: string[] = [];
    let owner = '';
    visit(parse(text), {
      enter(node: ASTNode) {
        if (!('description' in node) || !('name' in node) || node.name === undefined) return;
        if (!isMember(node.kind)) owner = node.name.value;
        // What another subgraph owns is described there.
        if (node.kind === Kind.OBJECT_TYPE_DEFINITION && isStub(node.directives ?? [])) return false;
        if (!/\w.*\.$/s.test(node.description?.value ?? '')) silent.push(`${owner}.${node.name.value}`);
        return;
      },
    });
    expect(silent).toEqual([]);
  });
});

function isMember(kind: string): boolean {
  return [Kind.FIELD_DEFINITION, Kind.INPUT_VALUE_DEFINITION, Kind.ENUM_VALUE_DEFINITION].some((each) => each === kind);
}

function isStub(directives: readonly ASTNode[]): boolean {
  const keys = directives.filter((each) => each.kind === Kind.DIRECTIVE && each.name.value === 'key');
  return keys.length > 0 && keys.every((each) => JSON.stringify(each).includes('"resolvable"'));
}
