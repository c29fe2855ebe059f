import type { ApolloServerPlugin, GraphQLRequestContextWillSendResponse } from '@apollo/server';
import { type FormattedExecutionResult, GraphQLError, Kind } from 'graphql';
import type { Log } from '#telemetry/log.ts';
import type { GraphqlOutcome, Metrics } from '#telemetry/metrics.ts';
import type { RequestScope } from './request-scope.ts';
import { responseMediaType } from './response-media-type.ts';

export interface RequestPluginOptions {
  readonly log: Log;
  readonly metrics: Metrics;
}

/** What we add to Apollo Server's handling of a request: the specified statuses, what was stale, a log line and a count. */
export function createRequestPlugin({ log, metrics }: RequestPluginOptions): ApolloServerPlugin<RequestScope> {
  return {
    requestDidStart: async () => ({
      async didResolveOperation({ operation, document, request }) {
        // Typed as always present, but absent here when the name fits none; the gateway would call it a bug of ours.
        if (operation === undefined) throw unknownOperation(document, request.operationName);
      },
      async willSendResponse(context) {
        if (context.response.body.kind !== 'single') throw new Error('incremental answers are not part of this schema');
        const result = context.response.body.singleResult;
        setStatus(context, result);
        addStale(context.contextValue, result);
        report(context, result);
      },
    }),
  };

  function report(context: WillSend, { data, errors = [] }: FormattedExecutionResult): void {
    const outcome = outcomeOf(data, errors.length, context.response.http.status);
    metrics.onGraphqlOperation(outcome);
    const write = errors.length === 0 ? log.debug : log.info;
    const { requestId, request } = context.contextValue;
    write.call(
      log,
      {
        requestId,
        actor: request.actor.name,
        operationName: context.operationName ?? undefined,
        outcome,
        errorCodes: [...new Set(errors.map(({ extensions }) => String(extensions?.['code'])))],
        errorIds: errors.flatMap(({ extensions }) => extensions?.['errorId'] ?? []).map(String),
      },
      'GraphQL operation',
    );
  }
}

type WillSend = GraphQLRequestContextWillSendResponse<RequestScope>;

// https://graphql.github.io/graphql-over-http/draft/#sec-Status-Codes: in application/json the errors of a well-formed
// request come with status 200, in application/graphql-response+json with 400 when nothing was executed.
function setStatus({ request, response }: WillSend, { data, errors }: FormattedExecutionResult): void {
  const mediaType = responseMediaType(request.http?.headers.get('accept'));
  if (mediaType === null) return;
  response.http.headers.set('content-type', `${mediaType}; charset=utf-8`);
  const code = errors?.[0]?.extensions?.['code'];
  if (data !== undefined || !requestErrorCodes.has(code)) return;
  response.http.status = mediaType === 'application/json' ? 200 : 400;
}

const requestErrorCodes: ReadonlySet<unknown> = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'BAD_USER_INPUT',
]);

function addStale({ stale }: RequestScope, result: FormattedExecutionResult): void {
  if (stale.size > 0) result.extensions = { ...result.extensions, stale: [...stale].toSorted() };
}

function outcomeOf(data: unknown, errorCount: number, status = 200): GraphqlOutcome {
  if (data === undefined) return status >= 500 ? 'failed' : 'refused';
  if (data === null) return 'failed';
  return errorCount === 0 ? 'ok' : 'partial';
}

function unknownOperation(document: WillSend['document'], name: string | undefined): GraphQLError {
  const names = (document?.definitions ?? []).flatMap((definition) =>
    definition.kind === Kind.OPERATION_DEFINITION ? [definition.name?.value ?? '(unnamed)'] : [],
  );
  const got = name === undefined ? 'none' : `"${name}"`;
  return new GraphQLError(`operationName must be one of ${names.join(', ')}; got ${got}`, {
    extensions: { code: 'OPERATION_RESOLUTION_FAILURE', http: { status: 400 } },
  });
}
