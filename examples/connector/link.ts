import { z } from 'zod';
import type { ConnectorEnvironment } from '#connectors/connector.ts';
import { parseWire } from '#connectors/parse-wire.ts';
import { wireInstant } from '#connectors/wire-values.ts';
import { createHttpClient } from '#http/client.ts';
import type { HttpRequest } from '#http/sender.ts';
import type { Call, Source, SystemInfo } from '#ports/source.ts';
import type { CardFileSettings } from './settings.ts';

type Question = Omit<HttpRequest, 'idempotent' | 'headers'>;

/** The way to one card file. */
export interface CardFileLink {
  readonly connection: string;
  /** For what only reads, by POST too: it may be repeated when it fails. */
  ask<Answer>(question: Question, schema: z.ZodType<Answer>, call: Call): Promise<Answer>;
  /** For what changes something: sent once, and a failure says whether it may have been done. */
  write<Answer>(request: Question, schema: z.ZodType<Answer>, call: Call): Promise<Answer>;
  info(call: Call): Promise<SystemInfo>;
  sourceOf(kind: string): Source;
  close(): Promise<void>;
}

// Step 3: one place that knows address, credentials and failures. The client brings deadlines, retries, rate limit and breaker.
export function createCardFileLink(
  connection: string,
  { url, key, limits }: CardFileSettings,
  { clock, onCall }: ConnectorEnvironment,
): CardFileLink {
  const http = createHttpClient({ connection, baseUrl: url, headers: { 'x-key': key }, limits, onCall });

  async function ask<Answer>(question: Question, schema: z.ZodType<Answer>, call: Call): Promise<Answer> {
    const { body } = await http.request({ ...question, idempotent: true }, call);
    return parseWire(schema, body, connection);
  }

  return {
    connection,
    ask,
    async write(request, schema, call) {
      const { body } = await http.request({ ...request, idempotent: false }, call);
      return parseWire(schema, body, connection, { isWrite: true });
    },
    async info(call) {
      const { now, ...who } = await ask({ method: 'GET', path: '/about', operation: 'about.read' }, aboutWire, call);
      return { ...who, clockSkewMs: Date.parse(now) - clock.now() };
    },
    sourceOf: (objectType) => ({
      connection,
      system: 'card-file',
      objectType,
      url: null,
      fetchedAt: new Date(clock.now()).toISOString(),
      stale: false,
    }),
    close: http.close,
  };
}

const aboutWire = z
  .object({ product: z.string(), version: z.string(), user: z.string(), now: wireInstant })
  .transform(({ user, ...about }) => ({ ...about, actor: user }));
