import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Actor } from '#sandbox/server/start-server.ts';
import { badRequest } from '#sandbox/server/problem.ts';
import { instant, validate } from '#sandbox/server/validation.ts';
import { madridInstant } from '#sandbox/storage/instant.ts';
import type { SandboxClock } from '#sandbox/storage/sandbox-clock.ts';
import { type CrmStore, numericIds, present } from './crm-store.ts';
import type { Kind } from './fields.ts';
import { pipelines } from './pipelines.ts';
import { searchRecords } from './search.ts';
import type { CrmWrites } from './writes.ts';

const maxBatch = 100;
const maxIdempotencyKeyLength = 255;

const kindsByPath: readonly (readonly [path: string, kind: Kind])[] = [
  ['accounts', 'account'],
  ['contacts', 'contact'],
  ['leads', 'lead'],
  ['deals', 'deal'],
  ['interactions', 'interaction'],
  ['tickets', 'ticket'],
  ['users', 'user'],
];

interface CrmParts {
  readonly store: CrmStore;
  readonly clock: SandboxClock;
  readonly writes: CrmWrites;
}

interface IdPath {
  Params: { id: string };
}

export function registerCrmRoutes(
  server: FastifyInstance,
  parts: CrmParts,
  actorOf: (request: FastifyRequest) => Actor,
): void {
  const { store, clock } = parts;
  server.get('/v1/info', { config: { operation: 'info.read' } }, (request) => ({
    product: 'Sandbox CRM',
    version: '1.0',
    actor: actorOf(request).name,
    now: madridInstant(clock.now()),
  }));
  server.get('/v1/pipelines', { config: { operation: 'pipelines.list' } }, () => ({ results: pipelines }));
  server.get('/v1/changes', { config: { operation: 'changes.list' } }, (request) => changes(parts, request.query));

  for (const [path, kind] of kindsByPath) {
    registerReads(server, store, path, kind);
    if (kind !== 'user') registerWrites(server, parts.writes, path, kind);
  }
  server.post<IdPath>(
    '/v1/accounts/:id/merge',
    { config: { operation: 'accounts.merge', writes: true } },
    (request) => {
      const { into } = validate(z.strictObject({ into: z.string() }), request.body);
      return present(parts.writes.mergeAccounts(request.params.id, into));
    },
  );
}

function registerReads(server: FastifyInstance, store: CrmStore, path: string, kind: Kind): void {
  const batch = z.strictObject({ ids: z.array(z.string()).max(maxBatch, `at most ${String(maxBatch)} ids`) });
  server.post(`/v1/${path}/batch/read`, { config: { operation: `${path}.read` } }, (request) => ({
    // The newest first, so that nobody comes to rely on the order of the request.
    results: store
      .getMany(kind, numericIds(validate(batch, request.body).ids))
      .map(present)
      .toReversed(),
  }));
  server.post(`/v1/${path}/search`, { config: { operation: `${path}.search` } }, (request) =>
    searchRecords(store, kind, request.body),
  );
}

function registerWrites(server: FastifyInstance, writes: CrmWrites, path: string, kind: Kind): void {
  server.post(`/v1/${path}`, { config: { operation: `${path}.create`, writes: true } }, (request, reply) => {
    const { record, created } = writes.create(kind, request.body, idempotencyKeyOf(request));
    return reply.code(created ? 201 : 200).send(present(record));
  });
  server.patch<IdPath>(`/v1/${path}/:id`, { config: { operation: `${path}.update`, writes: true } }, (request) =>
    present(writes.change(kind, request.params.id, request.body)),
  );
  server.delete<IdPath>(
    `/v1/${path}/:id`,
    { config: { operation: `${path}.delete`, writes: true } },
    (request, reply) => {
      writes.remove(kind, request.params.id);
      return reply.code(204).send();
    },
  );
}

const feedPlace = z.strictObject({
  modified_after: instant.optional(),
  after_kind: z.string().default(''),
  after_id: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(1000).default(100),
});

function changes({ store, clock }: CrmParts, query: unknown): object {
  const { modified_after = '', after_kind, after_id, limit } = validate(feedPlace, query);
  const found = store.changesAfter({ modifiedAt: modified_after, kind: after_kind, id: after_id }, limit + 1);
  return {
    changes: found.slice(0, limit).map(({ kind, id, modifiedAt, deleted, mergedInto, version }) => ({
      kind,
      id: String(id),
      modified_at: madridInstant(modifiedAt),
      deleted,
      merged_into: mergedInto === null ? null : String(mergedInto),
      version,
    })),
    has_more: found.length > limit,
    now: madridInstant(clock.now()),
  };
}

function idempotencyKeyOf(request: FastifyRequest): string | undefined {
  const key = request.headers['idempotency-key'];
  if (key === undefined) return undefined;
  if (typeof key !== 'string' || key === '' || key.length > maxIdempotencyKeyLength)
    throw badRequest('the header Idempotency-Key has 1 to 255 characters');
  return key;
}
