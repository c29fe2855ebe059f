import { randomUUID } from 'node:crypto';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { type GraphqlErrorCode, graphqlErrorCodes, StoreUnavailableError, SystemError } from '#errors.ts';
import { toGraphqlError } from '#graphql/system-failure.ts';
import type { Log } from '#telemetry/log.ts';
import { SubgraphError } from './subgraph-error.ts';

export interface PublicErrorOptions {
  readonly log: Log;
  /** Shows the errors of remote subgraphs in their own words and with their own codes. */
  readonly trustSubgraphErrors: boolean;
}

export type ToPublicError = (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError;

/**
 * The last thing that every GraphQL error passes. A failing system is told in our words, since its own may hold anything, and
 * so is our own store; a mistake of the client is told as it is; everything else is a bug, logged whole and shown as an id.
 */
export function createPublicErrors({ log, trustSubgraphErrors }: PublicErrorOptions): ToPublicError {
  return (formatted, error) => {
    const { path, locations } = formatted;
    const place = {
      ...(locations === undefined ? {} : { locations }),
      // The gateway writes "@" for "each of the list": not a place in the answer.
      ...(path === undefined || path.length === 0 || path.includes('@') ? {} : { path }),
    };
    return { ...describe(formatted, error), ...place };
  };

  function describe(formatted: GraphQLFormattedError, error: unknown): PublicError {
    const causes = causesOf(error);
    const failure = toGraphqlError(causes.find((cause) => cause instanceof SystemError));
    if (failure instanceof GraphQLError) return { message: failure.message, extensions: failure.extensions };

    const storeFailure = causes.find((cause) => cause instanceof StoreUnavailableError);
    if (storeFailure !== undefined)
      return { message: storeFailure.message, extensions: { code: 'STORE_UNAVAILABLE', retryable: true } };

    const subgraphError = causes.find((cause) => cause instanceof SubgraphError);
    if (subgraphError !== undefined && trustSubgraphErrors) return inItsOwnWords(subgraphError);

    const code = publicCode(formatted.extensions?.['code']);
    if (code === 'INTERNAL_SERVER_ERROR') return masked(causes.at(-1));
    return { message: formatted.message, extensions: { code, ...argumentOf(formatted.extensions) } };
  }

  function masked(bug: unknown): PublicError {
    const errorId = randomUUID();
    log.error({ errorId, err: bug }, 'an unexpected error was answered with its id');
    return {
      message: `Something went wrong here. Whoever runs this server finds the reason under the id ${errorId}.`,
      extensions: { code: 'INTERNAL_SERVER_ERROR', errorId },
    };
  }
}

interface PublicError {
  readonly message: string;
  readonly extensions: Readonly<Record<string, unknown>>;
}

/** The error and what it was made from, the origin last. */
function causesOf(error: unknown): readonly unknown[] {
  const causes = [error];
  for (let cause = error; cause instanceof GraphQLError && cause.originalError instanceof Error;) {
    cause = cause.originalError;
    causes.push(cause);
  }
  return causes;
}

function publicCode(code: unknown): GraphqlErrorCode {
  if (typeof code === 'string' && code.startsWith('PERSISTED_QUERY_')) return 'BAD_REQUEST';
  return graphqlErrorCodes.find((candidate) => candidate === code) ?? 'INTERNAL_SERVER_ERROR';
}

function inItsOwnWords({ message, extensions }: SubgraphError): PublicError {
  return { message, extensions: { code: extensions['code'] ?? 'INTERNAL_SERVER_ERROR', ...argumentOf(extensions) } };
}

function argumentOf(extensions: GraphQLFormattedError['extensions']): { readonly argument?: string } {
  const argument = extensions?.['argument'];
  return typeof argument === 'string' ? { argument } : {};
}
