import { SystemError } from '#errors.ts';
import type { Deadline } from './deadline.ts';

/** What it means that a request ended without an answer. Mistakes of ours, such as a malformed header, are thrown as they are. */
export function transportFailure(
  connection: string,
  error: unknown,
  deadline: Deadline,
  isWrite: boolean,
): SystemError {
  if (deadline.signal.aborted) return deadline.failure({ cause: error, outcomeUnknown: isWrite });
  const code = codeOf(error);
  if (code === null || code === 'UND_ERR_INVALID_ARG') throw error;
  if (code === 'UND_ERR_DESTROYED' || code === 'UND_ERR_CLOSED')
    return new SystemError('CANCELLED', connection, `the connection to ${connection} was closed`, {
      cause: error,
      outcomeUnknown: isWrite,
    });
  if (neverSent(error, code))
    return new SystemError('UNAVAILABLE', connection, `${connection} cannot be reached (${code})`, { cause: error });
  if (unreadable.test(code))
    return new SystemError('BAD_RESPONSE', connection, `the answer of ${connection} cannot be read (${code})`, {
      cause: error,
      outcomeUnknown: isWrite,
    });
  return new SystemError('UNAVAILABLE', connection, `the connection to ${connection} broke (${code})`, {
    cause: error,
    outcomeUnknown: isWrite,
  });
}

// llhttp's complaints, headers or bodies beyond our limits, a body that is shorter or longer than announced.
const unreadable = /^(HPE_|UND_ERR_HEADERS_OVERFLOW|UND_ERR_RES_)/;

const beforeSending: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'UND_ERR_CONNECT_TIMEOUT',
]);

function neverSent(error: unknown, code: string): boolean {
  return beforeSending.has(code) || (error instanceof Error && Reflect.get(error, 'syscall') === 'connect');
}

function codeOf(error: unknown): string | null {
  const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : null;
  return typeof code === 'string' ? code : null;
}
