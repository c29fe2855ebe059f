import { type NodeType, nativeIdOf } from '#model/node-id.ts';
import { badUserInput } from './bad-user-input.ts';

/** A filter that the client left out, whether by leaving it out or by null, is undefined to a port. */
export function given<Value>(value: Value | null | undefined): Value | undefined {
  return value ?? undefined;
}

/** A filter by several values; an empty list filters nothing. */
export function givenList<Value>(values: readonly Value[] | null | undefined): readonly Value[] | undefined {
  return values === null || values === undefined || values.length === 0 ? undefined : values;
}

/** The native id behind a filter; BAD_USER_INPUT when it is not an id of this type at this connection. */
export function givenId(
  argument: string,
  id: string | null | undefined,
  type: NodeType,
  connection: string,
): string | undefined {
  if (id === null || id === undefined) return undefined;
  const nativeId = nativeIdOf(id, type, connection);
  if (nativeId === null)
    throw badUserInput(
      `${argument} must be the id of a ${type} of ${connection}, got ${JSON.stringify(id.slice(0, 60))}`,
      argument,
    );
  return nativeId;
}
