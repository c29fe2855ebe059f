import { GraphQLError } from 'graphql';

/** What a client sent cannot be used. The message says what was required and what came. */
export function badUserInput(message: string, argument?: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT', ...(argument && { argument }) } });
}
