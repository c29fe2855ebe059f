import { z } from 'zod';
import { createHttpClient } from '#http/client.ts';
import type { HttpLimits } from '#http/limits.ts';
import type { HttpRequest } from '#http/sender.ts';
import type { Call, Source, SystemInfo } from '#ports/source.ts';
import type { ConnectorEnvironment } from '../connector.ts';
import { parseWire } from '../parse-wire.ts';
import { wireInstant } from '../wire-values.ts';

/** What is asked, without what `ask` and `write` add. */
type Question = Omit<HttpRequest, 'idempotent'>;

/** The way to one sandbox system: what the CRM and the ERP have in common on the wire. */
export interface SandboxLink {
  readonly connection: string;
  readonly system: 'sandbox';
  /** For what only reads, by POST too. */
  ask<Answer>(question: Question, schema: z.ZodType<Answer>, call: Call): Promise<Answer>;
  write<Answer>(request: Question, schema: z.ZodType<Answer>, call: Call): Promise<Answer>;
  info(path: string, call: Call): Promise<SystemInfo>;
  /** The system's own time. */
  now(infoPath: string, call: Call): Promise<string>;
  sourceOf(objectType: string): Source;
  close(): Promise<void>;
}

export function createSandboxLink(
  connection: string,
  settings: { readonly url: string; readonly limits: HttpLimits },
  headers: Readonly<Record<string, string>>,
  { clock, onCall }: ConnectorEnvironment,
): SandboxLink {
  const http = createHttpClient({ connection, baseUrl: settings.url, headers, limits: settings.limits, onCall });

  async function ask<Answer>(question: Question, schema: z.ZodType<Answer>, call: Call): Promise<Answer> {
    const { body } = await http.request({ ...question, idempotent: true }, call);
    return parseWire(schema, body, connection);
  }

  async function write<Answer>(request: Question, schema: z.ZodType<Answer>, call: Call): Promise<Answer> {
    const { body } = await http.request({ ...request, idempotent: false }, call);
    return parseWire(schema, body, connection, { isWrite: true });
  }

  const askInfo = (path: string, call: Call) => ask({ method: 'GET', path, operation: 'info.read' }, infoWire, call);

  return {
    connection,
    system,
    ask,
    write,
    async info(path, call) {
      const { now, ...info } = await askInfo(path, call);
      return { ...info, clockSkewMs: Date.parse(now) - clock.now() };
    },
    now: async (infoPath, call) => (await askInfo(infoPath, call)).now,
    sourceOf: (objectType) => ({
      connection,
      system,
      objectType,
      url: null,
      fetchedAt: new Date(clock.now()).toISOString(),
      stale: false,
    }),
    close: http.close,
  };
}

const system = 'sandbox';

const infoWire = z.object({ product: z.string(), version: z.string(), actor: z.string(), now: wireInstant });
