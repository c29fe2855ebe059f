import { type ApolloServer, HeaderMap } from '@apollo/server';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type Authenticate, presentedKey } from './authentication.ts';
import { openRequestScope, type RequestScope } from './request-scope.ts';

export interface GraphqlRouteOptions {
  readonly apollo: ApolloServer<RequestScope>;
  readonly authenticate: Authenticate;
  readonly deadlineMs: number;
  readonly forwardHeaders: readonly string[];
}

/** GraphQL over HTTP at /graphql. */
export function registerGraphql(http: FastifyInstance, options: GraphqlRouteOptions): void {
  const { apollo, authenticate, deadlineMs, forwardHeaders } = options;
  http.route({
    method: ['GET', 'POST'],
    url: '/graphql',
    // Before the body is read: who may not ask is not listened to.
    onRequest: async (request) => {
      authenticate(request.headers);
    },
    handler: answer,
  });

  async function answer(request: FastifyRequest, reply: FastifyReply): Promise<string> {
    const actor = authenticate(request.headers);
    const scope = openRequestScope(request, reply, { actor, deadlineMs, forwardHeaders });
    const { status, headers, body } = await apollo.executeHTTPGraphQLRequest({
      httpGraphQLRequest: {
        method: request.method,
        headers: headersOf(request),
        search: request.url.slice(request.url.split('?', 1)[0]?.length),
        body: request.body,
      },
      context: async () => scope,
    });
    if (body.kind !== 'complete') throw new Error('incremental answers are not part of this schema');
    reply
      .code(status ?? 200)
      .header('cache-control', 'no-store')
      .headers(Object.fromEntries(headers));
    return body.string;
  }
}

/** What a request to Apollo's check against cross-site request forgery must have, one of them. */
export const preflightHeaders: readonly string[] = ['apollo-require-preflight', 'x-apollo-operation-name'];

function headersOf({ headers }: FastifyRequest): HeaderMap {
  const map = new HeaderMap();
  for (const [name, value] of Object.entries(headers))
    if (value !== undefined) map.set(name, Array.isArray(value) ? value.join(', ') : value);
  // No foreign page can make a browser send a key without a preflight, and tools for reports can only do GET.
  if (presentedKey(headers) !== undefined) map.set('apollo-require-preflight', 'has-a-key');
  return map;
}
