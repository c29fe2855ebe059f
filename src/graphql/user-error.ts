/** The parents of the two members of `UserError` that every subgraph has: expected outcomes of a mutation, as data. */
export interface NotFound {
  readonly __typename: 'NotFound';
  readonly code: 'NOT_FOUND';
  readonly message: string;
  readonly field: readonly string[];
}

export interface InvalidInput {
  readonly __typename: 'InvalidInput';
  readonly code: 'INVALID_INPUT';
  readonly message: string;
  readonly field: readonly string[] | null;
}

/** `field` is the input field that names what is missing. */
export function notFound(message: string, ...field: readonly string[]): NotFound {
  return { __typename: 'NotFound', code: 'NOT_FOUND', message, field: ['input', ...field] };
}

/** `field` is the input field to blame; none when no single field is. */
export function invalidInput(message: string, ...field: readonly string[]): InvalidInput {
  return {
    __typename: 'InvalidInput',
    code: 'INVALID_INPUT',
    message,
    field: field.length === 0 ? null : ['input', ...field],
  };
}
