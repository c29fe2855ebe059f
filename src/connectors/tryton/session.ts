import { z } from 'zod';
import { SystemError } from '#errors.ts';
import type { HttpClient } from '#http/client.ts';
import type { Clock } from '#ports/clock.ts';
import type { Call } from '#ports/source.ts';
import { parseWire } from '../parse-wire.ts';
import { resultOf } from './answer.ts';
import type { TrytonSettings } from './settings.ts';

/** A login that trytond has accepted. */
export interface Session {
  readonly headers: Readonly<Record<string, string>>;
  readonly userId: number;
}

export interface Sessions {
  /** The session in use, or a new one; many callers share one login. */
  current(call: Call): Promise<Session>;
  /** Forgets a session that trytond no longer accepts, unless it has been replaced already. */
  drop(session: Session): void;
}

/**
 * Logs in with user and password and keeps the session: basic authentication would compare the password's hash on every call,
 * which takes trytond longer than most answers.
 */
export function createSessions(
  connection: string,
  settings: TrytonSettings,
  path: string,
  http: HttpClient,
  clock: Clock,
): Sessions {
  let latest: { readonly login: Promise<Session>; session: Session | null } | null = null;
  let refused: { readonly error: SystemError; readonly until: number } | null = null;

  async function logIn(call: Call): Promise<Session> {
    if (refused !== null && clock.now() < refused.until) throw refused.error;
    refused = null;
    try {
      const body = { id: 1, method: 'common.db.login', params: [settings.user, { password: settings.password }, 'en'] };
      // Without the caller's signal: whoever leaves must not end the login of the others.
      const { body: answer } = await http.request(
        { method: 'POST', path, body, operation: 'common.db.login', idempotent: true },
        { correlationId: call.correlationId },
      );
      const [userId, key] = parseWire(loginWire, resultOf(answer, { connection, isWrite: false }), connection);
      const token = Buffer.from(`${settings.user}:${userId}:${key}`).toString('base64');
      return { userId, headers: { authorization: `Session ${token}` } };
    } catch (error) {
      const explained = error instanceof SystemError ? explain(error) : error;
      if (explained instanceof SystemError && explained.code === 'UNAUTHORIZED')
        refused = { error: explained, until: clock.now() + refusalMs };
      throw explained;
    }
  }

  function explain(error: SystemError): SystemError {
    const advice = adviceFor(error.code);
    if (advice === null) return error;
    return new SystemError(error.code, connection, `${error.message}: ${advice}`, {
      cause: error.cause,
      retryAfterMs: error.retryAfterMs,
    });
  }

  return {
    current(call) {
      if (latest === null) {
        const begun = { login: logIn(call), session: null as Session | null }; // null until it is accepted
        latest = begun;
        begun.login.then(
          (session) => (begun.session = session),
          () => (latest = latest === begun ? null : latest),
        );
      }
      return inTime(latest.login, connection, call.signal);
    },
    drop(session) {
      if (latest?.session === session) latest = null;
    },
  };
}

// trytond counts failed logins and then answers nobody of that name for a while.
const refusalMs = 15_000;

const loginWire = z.tuple([z.int(), z.string()]);

function adviceFor(code: SystemError['code']): string | null {
  switch (code) {
    case 'UNAUTHORIZED':
      return 'check user and password of this connection';
    case 'NOT_FOUND':
    case 'BAD_RESPONSE':
    case 'REJECTED':
    case 'FORBIDDEN':
      return 'check that the url of this connection is that of a Tryton server, with the name of an existing database as its last part';
    default:
      return null;
  }
}

/** Gives up waiting for shared work when the caller leaves; the work goes on for the others. */
async function inTime<T>(work: Promise<T>, connection: string, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return work;
  const left = Promise.withResolvers<never>();
  const leave = () => left.reject(new SystemError('CANCELLED', connection, `the call to ${connection} was given up`));
  if (signal.aborted) leave();
  signal.addEventListener('abort', leave);
  try {
    return await Promise.race([work, left.promise]);
  } finally {
    signal.removeEventListener('abort', leave);
    left.promise.catch(() => {});
  }
}
