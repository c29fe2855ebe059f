import { z } from 'zod';
import { SystemError, type SystemErrorCode } from '#errors.ts';
import { parseWire } from '../parse-wire.ts';

/** What a request was, as far as its failures depend on it. */
export interface Asked {
  readonly connection: string;
  readonly isWrite: boolean;
}

/**
 * The result in an answer of trytond. Its failures come with status 200 as [class, details]; those of its own classes are
 * decisions, made before anything was kept, and anything else is an exception that nobody foresaw.
 */
export function resultOf(body: unknown, asked: Asked): unknown {
  const answer = parseWire(answerWire, body, asked.connection, { isWrite: asked.isWrite });
  if ('result' in answer) return answer.result;
  throw failureOf(answer.error, asked);
}

/** The warning's name when Tryton asked for a confirmation, which `res.user.warning` gives. */
export function warningIn(error: unknown): string | null {
  if (!(error instanceof SystemError) || !(error.cause instanceof TrytonWarning)) return null;
  return error.cause.warning;
}

/** What a person at a client would be asked before going on. */
class TrytonWarning extends Error {
  readonly warning: string;

  constructor(warning: string, message: string) {
    super(message);
    this.name = 'TrytonWarning';
    this.warning = warning;
  }
}

const answerWire = z.union([
  z.object({ error: z.array(z.unknown()).min(1) }),
  z.object({ id: z.int(), result: z.unknown() }),
]);

// trytond/exceptions.py
const userError = z.tuple([z.literal('UserError'), z.tuple([z.string()]).rest(z.unknown())]).rest(z.unknown());
const userWarning = z
  .tuple([z.literal('UserWarning'), z.tuple([z.string(), z.string()]).rest(z.unknown())])
  .rest(z.unknown());

const maxMessageLength = 300;

function failureOf(error: readonly unknown[], { connection, isWrite }: Asked): SystemError {
  const refusal = userError.safeParse(error);
  if (refusal.success) {
    const message = sentence(refusal.data[1][0]);
    return new SystemError(refusalCode(message, isWrite), connection, `${connection} refused: ${message}`);
  }
  const warning = userWarning.safeParse(error);
  if (warning.success) {
    const [name, text] = warning.data[1];
    const message = sentence(text);
    return new SystemError('REJECTED', connection, `${connection} asks for a confirmation: ${message}`, {
      cause: new TrytonWarning(name, message),
      ...(name.startsWith('credit_limit_') && { reason: 'CREDIT_LIMIT' }),
    });
  }
  if (error[0] === 'ConcurrencyException')
    return new SystemError('CONFLICT', connection, `${connection} says that the record was changed meanwhile`);
  if (error[0] === 'LoginException')
    return new SystemError('UNAUTHORIZED', connection, `${connection} wants more than a password to log in`);
  // Its text may hold a path of the server or a value: it stays out of the message. What was queued runs after the commit, so
  // the exception may be of that.
  return new SystemError('BAD_RESPONSE', connection, `${connection} failed inside with an exception of its own`, {
    cause: new Error(sentence(String(error[0]))),
    outcomeUnknown: isWrite,
  });
}

// An AccessError looks like any other refusal but for its text, which is in the user's language. What only reads is refused
// for no other reason.
function refusalCode(message: string, isWrite: boolean): SystemErrorCode {
  return !isWrite || /not allowed to/i.test(message) ? 'FORBIDDEN' : 'REJECTED';
}

function sentence(text: string): string {
  return text
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .slice(0, maxMessageLength);
}
