import Fastify, { type FastifyError, type FastifyInstance } from 'fastify';
import {
  associationRoutes,
  detailsRoute,
  ownerRoutes,
  pipelineRoutes,
  propertyRoutes,
  tokenRoute,
} from './account-routes.ts';
import { createFakeAccount, type FakeAccount, type FakeAccountOptions } from './fake-account.ts';
import { HubspotError, notFound } from './hubspot-error.ts';
import { objectRoutes } from './object-routes.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What is counted. */
    kind?: string;
  }
}

export interface FakeHubspotOptions extends FakeAccountOptions {
  readonly token: string;
  /** What the token is told to be good for; every scope that we may need unless told. Null: this kind of token is told nothing. */
  readonly scopes?: readonly string[] | null;
  /** A date, or "v3" for the numbered versions. */
  readonly apiVersion?: string;
}

/** A HubSpot account that keeps what it is given and takes nothing that HubSpot's public description does not allow. */
export interface FakeHubspot {
  readonly url: string;
  readonly account: FakeAccount;
  /** How many requests of each kind it has got: "search", "batch-read", "associations" … */
  counts(): Readonly<Record<string, number>>;
  /** How many requests it refused because they were too many. */
  refusedForRate(): number;
  /** The next request, or the next one of a kind, is refused like this. */
  refuseNext(refusal: HubspotError, kind?: string): void;
  close(): Promise<void>;
}

export async function startHubspot(options: FakeHubspotOptions): Promise<FakeHubspot> {
  const account = createFakeAccount(options);
  const server = Fastify({ forceCloseConnections: true, bodyLimit: bodyLimitBytes });
  const counts = new Map<string, number>();
  const refusals: { readonly refusal: HubspotError; readonly kind: string | undefined }[] = [];
  let refusedForRate = 0;

  server.addHook('onRequest', async (request) => {
    const kind = request.routeOptions.config.kind ?? 'unknown';
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
    const due = refusals.findIndex((each) => each.kind === undefined || each.kind === kind);
    const [refused] = due < 0 ? [] : refusals.splice(due, 1);
    if (refused !== undefined) throw refused.refusal;
    if (request.headers.authorization !== `Bearer ${options.token}`)
      throw new HubspotError(401, 'INVALID_AUTHENTICATION', 'Authentication credentials not found');
    account.limits?.request();
  });
  server.setErrorHandler<FastifyError | HubspotError>((error, _request, reply) => {
    if (error instanceof HubspotError) {
      if (error.status === 429) refusedForRate += 1;
      return reply.code(error.status).headers(error.headers).send(error.body());
    }
    // What is left is Fastify's own refusal of a body, or a mistake in the fake, which a test shall show.
    const failure = new HubspotError(error.statusCode ?? 500, 'VALIDATION_ERROR', error.stack ?? error.message);
    return reply.code(failure.status).send(failure.body());
  });
  server.setNotFoundHandler(() => {
    throw notFound('There is no such resource');
  });
  addRoutes(server, account, options.apiVersion ?? '2026-09');
  if (options.scopes !== null) tokenRoute(server, options.token, options.scopes ?? allScopes);

  const url = await server.listen({ host: '127.0.0.1', port: 0 });
  return {
    url,
    account,
    counts: () => Object.fromEntries(counts),
    refusedForRate: () => refusedForRate,
    refuseNext: (refusal, kind) => {
      refusals.push({ refusal, kind });
    },
    close: () => server.close(),
  };
}

const allScopes = ['companies', 'contacts', 'deals'].flatMap((name) => [
  `crm.objects.${name}.read`,
  `crm.objects.${name}.write`,
]);

const bodyLimitBytes = 4 * 1024 * 1024;

function addRoutes(server: FastifyInstance, account: FakeAccount, apiVersion: string): void {
  if (apiVersion === 'v3') {
    objectRoutes(server, account, '/crm/v3/objects');
    associationRoutes(server, account, '/crm/v4/associations');
    pipelineRoutes(server, '/crm/v3/pipelines');
    propertyRoutes(server, account, '/crm/v3/properties');
    ownerRoutes(server, account, '/crm/v3/owners');
    detailsRoute(server, '/account-info/v3/details');
    return;
  }
  objectRoutes(server, account, `/crm/objects/${apiVersion}`);
  associationRoutes(server, account, `/crm/associations/${apiVersion}`);
  pipelineRoutes(server, `/crm/pipelines/${apiVersion}`);
  propertyRoutes(server, account, `/crm/properties/${apiVersion}`);
  ownerRoutes(server, account, `/crm/owners/${apiVersion}`);
  detailsRoute(server, `/account-info/${apiVersion}/details`);
}
