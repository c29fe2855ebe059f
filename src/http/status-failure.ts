import { SystemError, type SystemErrorCode, type SystemErrorDetails } from '#errors.ts';
import { parseRetryAfterMs } from './retry-after.ts';

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Null when the body was cut. */
  readonly text: string | null;
}

/** The failure that an HTTP status stands for, or null when it is a success. */
export function statusFailure(connection: string, answer: Answer, isWrite: boolean): SystemError | null {
  const { status } = answer;
  if (status >= 200 && status < 300) return null;
  const fail = (code: SystemErrorCode, what: string, details: SystemErrorDetails = {}) =>
    new SystemError(code, connection, `${connection} ${what}`, {
      ...details,
      retryAfterMs: parseRetryAfterMs(answer.headers['retry-after'], Date.now()),
    });
  switch (status) {
    case 401:
      return fail('UNAUTHORIZED', 'does not accept our credentials (401)');
    case 403:
      return fail('FORBIDDEN', 'does not allow us this (403)');
    case 404:
      return fail('NOT_FOUND', 'does not know what was asked for (404)');
    case 409:
      return fail('CONFLICT', `says that the record is in another state: ${reasonIn(answer.text) ?? status}`);
    case 429:
      return fail('RATE_LIMITED', 'asks us to slow down (429)');
    default:
      if (status >= 500) return fail('UNAVAILABLE', `failed (${status})`, { outcomeUnknown: isWrite });
      if (status >= 400) return fail('REJECTED', `refused: ${reasonIn(answer.text) ?? status}`);
      // A redirect is most often the way to a login page.
      return fail('BAD_RESPONSE', `answered with the unexpected status ${status}`, { outcomeUnknown: isWrite });
  }
}

const maxReasonLength = 300;

// The usual places of a sentence for people: {"error":{"message"}}, {"error":"…"}, {"message"}, {"detail"}.
function reasonIn(text: string | null): string | null {
  if (text === null) return null;
  try {
    const body: unknown = JSON.parse(text);
    const error = fieldOf(body, 'error');
    const candidates = [fieldOf(error, 'message'), error, fieldOf(body, 'message'), fieldOf(body, 'detail')];
    const reason = candidates.find((candidate) => typeof candidate === 'string');
    return typeof reason === 'string' ? reason.replaceAll(/[\s\p{Cc}]+/gu, ' ').slice(0, maxReasonLength) : null;
  } catch {
    return null;
  }
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
