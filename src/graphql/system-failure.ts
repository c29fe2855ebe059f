import { GraphQLError } from 'graphql';
import { SystemError, type SystemErrorCode, systemFailures } from '#errors.ts';

/**
 * A failure of a connected system as a client may see it: a sentence without anything the system said, and the same code,
 * system and advice to retry for programs. The SystemError stays behind it for the log. Any other error passes as it is.
 */
export function toGraphqlError(error: unknown): unknown {
  if (!(error instanceof SystemError)) return error;
  return new GraphQLError(`The system "${error.system}" ${sentences[error.code]}`, {
    originalError: error,
    extensions: {
      code: systemFailures[error.code].graphql,
      system: error.system,
      // A call that was given up is over for whoever made it; the client's next request has time of its own.
      retryable: error.retryable || error.code === 'CANCELLED',
      ...(error.retryAfterMs !== undefined && { retryAfterMs: error.retryAfterMs }),
    },
  });
}

const sentences: Readonly<Record<SystemErrorCode, string>> = {
  UNAVAILABLE: 'cannot be reached now.',
  TIMEOUT: 'did not answer in time.',
  BAD_RESPONSE: 'gave an answer that cannot be understood.',
  RATE_LIMITED: 'takes no more requests from us for a while.',
  UNAUTHORIZED: 'does not accept our credentials.',
  FORBIDDEN: 'does not allow us to do this.',
  NOT_FOUND: 'no longer has the record.',
  CONFLICT: 'says that the record was changed by somebody else.',
  REJECTED: 'refused this.',
  UNSUPPORTED: 'cannot do this.',
  CANCELLED: 'was not waited for, because the time of the request was over.',
};
