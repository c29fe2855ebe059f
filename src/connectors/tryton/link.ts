import { z } from 'zod';
import { SystemError } from '#errors.ts';
import { createHttpClient } from '#http/client.ts';
import type { Call, Source, SystemInfo } from '#ports/source.ts';
import type { ConnectorEnvironment } from '../connector.ts';
import { parseWire } from '../parse-wire.ts';
import { resultOf } from './answer.ts';
import { fieldsOf } from './fields.ts';
import { createSessions, type Session } from './session.ts';
import type { TrytonSettings } from './settings.ts';

/** A search condition as Tryton writes it: clauses [field, operator, value], nested lists, a leading "OR". */
export type Domain = readonly unknown[];

export interface Search {
  readonly domain: Domain;
  readonly order?: readonly (readonly [field: string, direction: 'ASC' | 'DESC'])[];
  readonly limit?: number;
  /** Goes over the user's context. */
  readonly context?: Readonly<Record<string, unknown>>;
}

/** The way to one Tryton database: what CRM and ERP have in common on the wire. */
export interface TrytonLink {
  readonly connection: string;
  readonly system: 'tryton';
  /** The database, wherever it is asked from. */
  readonly installation: string;
  /** Records read by a schema, whose keys are the fields that are asked for. */
  search<Row>(model: string, row: z.ZodType<Row>, search: Search, call: Call): Promise<readonly Row[]>;
  count(model: string, domain: Domain, call: Call): Promise<number>;
  /** Calls what only reads. The user's context goes with it. */
  ask<Answer>(method: string, args: readonly unknown[], answer: z.ZodType<Answer>, call: Call): Promise<Answer>;
  /** Calls what changes something. */
  write<Answer>(method: string, args: readonly unknown[], answer: z.ZodType<Answer>, call: Call): Promise<Answer>;
  session(call: Call): Promise<Session>;
  /** The context that Tryton keeps for our user: company, language, employee, warehouse. */
  context(call: Call): Promise<UserContext>;
  info(call: Call): Promise<SystemInfo>;
  /** trytond's clock, as exact as its Date header. */
  now(call: Call): Promise<string>;
  sourceOf(model: string, id: string): Source;
  close(): Promise<void>;
}

export type UserContext = z.output<typeof contextWire>;

export function createTrytonLink(
  connection: string,
  settings: TrytonSettings,
  { clock, onCall }: ConnectorEnvironment,
): TrytonLink {
  const url = new URL(settings.url);
  const database = url.pathname.split('/').at(-2) ?? '';
  const path = `/${database}/`;
  const http = createHttpClient({
    connection,
    // The database is the last part of the path; the server answers for itself above it.
    baseUrl: new URL('..', url).href,
    headers: {},
    limits: settings.limits,
    onCall,
  });
  const sessions = createSessions(connection, settings, path, http, clock);
  const contexts = new WeakMap<Session, Promise<UserContext>>();

  /** One call; a session that has ended is renewed once. Nothing was done in a call that was refused with 401. */
  async function send(method: string, args: readonly unknown[], isWrite: boolean, call: Call): Promise<unknown> {
    const session = await sessions.current(call);
    try {
      return await sendWith(session, method, args, isWrite, call);
    } catch (error) {
      if (!(error instanceof SystemError) || error.code !== 'UNAUTHORIZED') throw error;
      sessions.drop(session);
      return sendWith(await sessions.current(call), method, args, isWrite, call);
    }
  }

  async function sendWith(session: Session, method: string, args: readonly unknown[], isWrite: boolean, call: Call) {
    const { body } = await http.request(
      {
        method: 'POST',
        path,
        body: { id: 1, method, params: args },
        headers: session.headers,
        operation: method.replace(/^model\./, ''),
        idempotent: !isWrite,
      },
      call,
    );
    return resultOf(body, { connection, isWrite });
  }

  async function context(call: Call): Promise<UserContext> {
    const session = await sessions.current(call);
    const known = contexts.get(session);
    if (known !== undefined) return known;
    const asked = send('model.res.user.get_preferences', [true, {}], false, { correlationId: call.correlationId }).then(
      (answer) => parseWire(contextWire, answer, connection),
    );
    contexts.set(session, asked);
    asked.catch(() => contexts.delete(session));
    return asked;
  }

  async function ask<Answer>(method: string, args: readonly unknown[], answer: z.ZodType<Answer>, call: Call) {
    return parseWire(answer, await send(method, args, false, call), connection);
  }

  return {
    connection,
    system: 'tryton',
    installation: settings.url,
    ask: async (method, args, answer, call) => ask(method, [...args, await context(call)], answer, call),
    context,
    session: (call) => sessions.current(call),
    async write(method, args, answer, call) {
      const result = await send(method, [...args, await context(call)], true, call);
      return parseWire(answer, result, connection, { isWrite: true });
    },
    async search(model, row, { domain, order = null, limit = null, context: over }, call) {
      const args = [domain, 0, limit, order, fieldsOf(row), { ...(await context(call)), ...over }];
      return ask(`model.${model}.search_read`, args, z.array(row), call);
    },
    count: async (model, domain, call) =>
      ask(`model.${model}.search_count`, [domain, await context(call)], z.int(), call),

    async info(call) {
      const startedAt = clock.now();
      const { version, date } = await askServer(call);
      const [{ name }] = await ask(
        'model.res.user.search_read',
        [[['login', '=', settings.user]], 0, 1, null, ['name'], await context(call)],
        z.tuple([z.object({ name: z.string() })]),
        call,
      );
      return { product: 'Tryton', version, actor: name, clockSkewMs: date === null ? null : date - startedAt };
    },
    async now(call) {
      const { date } = await askServer(call);
      return new Date(date ?? clock.now()).toISOString();
    },
    sourceOf: (model, id) => ({
      connection,
      system: 'tryton',
      objectType: model,
      url: settings.clientUrl === undefined ? null : `${settings.clientUrl}#${database}/model/${model}/${id}`,
      fetchedAt: new Date(clock.now()).toISOString(),
      stale: false,
    }),
    close: () => http.close(),
  };

  async function askServer(call: Call): Promise<{ readonly version: string; readonly date: number | null }> {
    const { body, headers } = await http.request(
      {
        method: 'POST',
        path: '/',
        body: { id: 1, method: 'common.server.version', params: [] },
        operation: 'common.server.version',
        idempotent: true,
      },
      call,
    );
    const version = parseWire(z.string(), resultOf(body, { connection, isWrite: false }), connection);
    const date = Date.parse(headers['date'] ?? '');
    // The header tells whole seconds; half of one is the best guess at the rest.
    return { version, date: Number.isNaN(date) ? null : date + 500 };
  }
}

const contextWire = z.looseObject({
  // Without a company Tryton computes receivables and prices for none.
  company: z.int({ message: 'a company in the preferences of the user is required' }),
  employee: z.int().nullish(),
});
