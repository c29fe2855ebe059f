import type { GraphQLDataSource } from '@apollo/gateway';
import type { Agent, Dispatcher } from 'undici';
import { z } from 'zod';
import { SystemError } from '#errors.ts';
import type { Log } from '#telemetry/log.ts';
import { deadlineExceeded, fetchFailure } from './deadline.ts';
import type { RequestScope } from './request-scope.ts';
import { SubgraphError } from './subgraph-error.ts';

export interface RemoteSubgraph {
  readonly name: string;
  readonly url: string;
  /** Keeps one pool of connections per origin; closed by whoever made it. */
  readonly agent: Agent;
  readonly log: Log;
}

/** A subgraph of somebody else over HTTP. Its errors never carry the address, nor a body that is not a GraphQL answer. */
export function createRemoteDataSource({ name, url, agent, log }: RemoteSubgraph): GraphQLDataSource<RequestScope> {
  const { origin, pathname, search } = new URL(url);
  const target = { origin, path: `${pathname}${search}`, method: 'POST' } as const;
  return {
    async process({ request, context }) {
      // The wide type is that of health checks, which are never asked for; a fetch has the context of its request.
      const scope = context as RequestScope;
      const { query, variables, operationName } = request;
      try {
        const response = await agent.request({
          ...target,
          headers: { ...scope.forwardedHeaders, ...ownHeaders, 'x-request-id': scope.requestId },
          body: JSON.stringify({ query, variables, operationName }),
          signal: scope.signal,
        });
        const { data, errors } = await readAnswer(name, response);
        return { data, errors: errors?.map((error) => subgraphError(name, error)) };
      } catch (error) {
        if (scope.signal.aborted) return { data: null, errors: [deadlineExceeded(name)] };
        const failure = error instanceof SystemError ? error : unavailable(name, error);
        log.warn(
          { subgraph: name, requestId: scope.requestId, kind: failure.code, err: failure.cause },
          'a subgraph failed',
        );
        return { data: null, errors: [fetchFailure(failure)] };
      }
    },
  };
}

const ownHeaders = {
  'content-type': 'application/json',
  accept: 'application/graphql-response+json, application/json;q=0.9',
};

const path = z.array(z.union([z.string(), z.number()]));

const answerSchema = z
  .object({
    data: z.record(z.string(), z.unknown()).nullish(),
    errors: z
      .array(
        z.object({
          message: z.string(),
          path: path.nullish().catch(undefined),
          extensions: z
            .object({ code: z.string().optional().catch(undefined), argument: z.string().optional().catch(undefined) })
            .nullish()
            .catch(undefined),
        }),
      )
      .nullish(),
  })
  .refine(({ data, errors }) => data !== undefined || (errors?.length ?? 0) > 0);

type Answer = z.infer<typeof answerSchema>;

async function readAnswer(name: string, { statusCode, body }: Dispatcher.ResponseData): Promise<Answer> {
  const answer = answerSchema.safeParse(parseJson(await body.text()));
  if (answer.success) return answer.data;
  if (statusCode === 429) throw new SystemError('RATE_LIMITED', name, 'too many requests');
  if (statusCode >= 500) throw new SystemError('UNAVAILABLE', name, `status ${statusCode}`);
  if (statusCode >= 400) throw new SystemError('REJECTED', name, `status ${statusCode}`);
  throw new SystemError('BAD_RESPONSE', name, 'a GraphQL answer is required');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function subgraphError(name: string, error: NonNullable<Answer['errors']>[number]): SubgraphError {
  return new SubgraphError(name, error.message, error.path ?? undefined, error.extensions ?? {});
}

function unavailable(name: string, cause: unknown): SystemError {
  return new SystemError('UNAVAILABLE', name, 'no answer', { cause });
}
