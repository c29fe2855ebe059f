import { createHash, timingSafeEqual } from 'node:crypto';
import Fastify, { type FastifyInstance, type FastifyRequest } from 'fastify';
import { registerErrorAnswers } from './error-answers.ts';
import { parseExactJson } from './exact-json.ts';
import { registerFaults } from './fault-hooks.ts';
import { createFaults, type Faults } from './faults.ts';
import { Problem } from './problem.ts';
import { createRateLimit } from './rate-limit.ts';
import type { Sandbox, SandboxOptions } from './sandbox-options.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The name under which faults are aimed at this route. */
    operation?: string;
    /** A read-only key is refused. */
    writes?: boolean;
    /** Needs no key and meets no faults. */
    control?: boolean;
  }
}

export interface Actor {
  readonly name: string;
  readonly readOnly: boolean;
}

/** What differs between the two systems. */
export interface ServerParts {
  readonly options: SandboxOptions;
  keyOf(request: FastifyRequest): string | undefined;
  /** Runs before every request, so that what the passing of time brings has happened. */
  catchUp(): void;
  routes(server: FastifyInstance, faults: Faults, actorOf: (request: FastifyRequest) => Actor): void;
  /** After the last request was answered. */
  close(): Promise<void>;
}

const bodyLimitBytes = 1_048_576;
const defaultRateLimitPerSecond = 5000;

export async function startServer(parts: ServerParts): Promise<Sandbox> {
  const { options } = parts;
  const server = Fastify({ forceCloseConnections: true, bodyLimit: bodyLimitBytes });
  const faults = createFaults();
  const closing = new AbortController();

  server.removeAllContentTypeParsers();
  server.addContentTypeParser(
    'application/json',
    { parseAs: 'string' },
    async (_request: FastifyRequest, text: string) => {
      try {
        return text === '' ? undefined : parseExactJson(text);
      } catch {
        throw new Problem(400, 'bad_request', 'the body is not JSON');
      }
    },
  );
  registerErrorAnswers(server);
  registerFaults(server, faults, closing.signal);
  const actorOf = registerDoor(server, parts);
  server.addHook('preHandler', async () => {
    parts.catchUp();
  });
  parts.routes(server, faults, actorOf);

  const url = await server
    .listen({ host: options.host ?? '127.0.0.1', port: options.port ?? 0 })
    .catch(async (error: unknown) => {
      await parts.close();
      throw error;
    });
  return {
    url,
    port: Number(new URL(url).port),
    close: async () => {
      closing.abort();
      await server.close();
      await parts.close();
    },
  };
}

/** Rate limit and keys. */
function registerDoor(server: FastifyInstance, { options, keyOf }: ServerParts): (request: FastifyRequest) => Actor {
  const rateLimit = createRateLimit(options.rateLimitPerSecond ?? defaultRateLimitPerSecond);
  const actors = new WeakMap<FastifyRequest, Actor>();

  server.addHook('onRequest', async (request, reply) => {
    const { control, writes } = request.routeOptions.config;
    if (control === true) return;
    const waitSeconds = rateLimit();
    if (waitSeconds > 0) {
      reply.header('retry-after', String(waitSeconds));
      throw new Problem(429, 'rate_limited', 'too many requests');
    }
    const actor = actorWithKey(options, keyOf(request));
    if (actor === null) throw new Problem(401, 'unauthorized', 'a valid API key is required');
    if (actor.readOnly && writes === true) throw new Problem(403, 'forbidden', 'this API key may only read');
    actors.set(request, actor);
  });

  return (request) => {
    const actor = actors.get(request);
    if (actor === undefined) throw new Problem(401, 'unauthorized', 'a valid API key is required');
    return actor;
  };
}

function actorWithKey(options: SandboxOptions, key: string | undefined): Actor | null {
  if (key === undefined) return null;
  if (sameKey(key, options.apiKey)) return { name: 'Grial integration', readOnly: false };
  if (options.readOnlyKey !== undefined && sameKey(key, options.readOnlyKey))
    return { name: 'Grial read-only', readOnly: true };
  return null;
}

// Equal lengths are what timingSafeEqual asks for.
function sameKey(given: string, expected: string): boolean {
  return timingSafeEqual(digestOf(given), digestOf(expected));
}

function digestOf(key: string): Buffer {
  return createHash('sha256').update(key).digest();
}
