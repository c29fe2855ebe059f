import type { z } from 'zod';
import { createHttpClient } from '#http/client.ts';
import type { HttpRequest } from '#http/sender.ts';
import type { Call, Source } from '#ports/source.ts';
import type { ConnectorEnvironment } from '../connector.ts';
import { parseWire } from '../parse-wire.ts';
import type { ObjectType } from './object-types.ts';
import { type Paths, pathsOf } from './paths.ts';
import { createSearchPace } from './search-pace.ts';
import type { HubspotCrmSettings } from './settings.ts';

/** What is asked, without what `ask`, `search` and `write` add. */
type Question = Omit<HttpRequest, 'idempotent' | 'headers' | 'pace'>;

/** An answer with HubSpot's clock at that time, in milliseconds since the epoch, exact to the second. */
export interface TimedAnswer<Answer> {
  readonly answer: Answer;
  readonly systemMs: number;
}

/** The way to one HubSpot account. */
export interface HubspotLink {
  readonly connection: string;
  readonly system: 'hubspot';
  readonly paths: Paths;
  /** For what only reads, by POST too. */
  ask<Answer>(question: Question, schema: z.ZodType<Answer>, call: Call): Promise<Answer>;
  askTimed<Answer>(question: Question, schema: z.ZodType<Answer>, call: Call): Promise<TimedAnswer<Answer>>;
  /** As `askTimed`, at the pace of searches. */
  search<Answer>(question: Question, schema: z.ZodType<Answer>, call: Call): Promise<TimedAnswer<Answer>>;
  write<Answer>(request: Question, schema: z.ZodType<Answer>, call: Call): Promise<Answer>;
  sourceOf(type: ObjectType, id: string, url: string | null): Source;
  /** Of what is no object: owners and pipelines. */
  plainSource(objectType: string): Source;
  close(): Promise<void>;
}

export function createHubspotLink(
  connection: string,
  settings: HubspotCrmSettings,
  { clock, onCall }: ConnectorEnvironment,
): HubspotLink {
  const { limits, portalId } = settings;
  const http = createHttpClient({
    connection,
    baseUrl: settings.url,
    headers: { authorization: `Bearer ${settings.token}` },
    limits,
    onCall,
  });
  const searchPace = createSearchPace(connection, limits.searchesPerSecond);

  async function read<Answer>(
    request: Omit<HttpRequest, 'idempotent'>,
    schema: z.ZodType<Answer>,
    call: Call,
  ): Promise<TimedAnswer<Answer>> {
    const { body, headers } = await http.request({ ...request, idempotent: true }, call);
    const dateMs = Date.parse(headers['date'] ?? '');
    return {
      answer: parseWire(schema, body, connection),
      systemMs: Number.isNaN(dateMs) ? clock.now() : dateMs,
    };
  }

  const plainSource = (objectType: string): Source => ({
    connection,
    system,
    objectType,
    url: null,
    fetchedAt: new Date(clock.now()).toISOString(),
    stale: false,
  });

  return {
    connection,
    system,
    paths: pathsOf(settings.apiVersion),
    ask: async (question, schema, call) => (await read(question, schema, call)).answer,
    askTimed: read,
    search: (question, schema, call) => read({ ...question, pace: searchPace }, schema, call),
    async write(request, schema, call) {
      const { body } = await http.request({ ...request, idempotent: false }, call);
      return parseWire(schema, body, connection, { isWrite: true });
    },
    plainSource,
    sourceOf: (type, id, url) => ({
      ...plainSource(type.name),
      url: url ?? (portalId === undefined ? null : pageOf(portalId, type, id)),
    }),
    close: http.close,
  };
}

const system = 'hubspot';

function pageOf(portalId: string, type: ObjectType, id: string): string {
  return `https://app.hubspot.com/contacts/${portalId}/record/${type.typeId}/${id}`;
}
