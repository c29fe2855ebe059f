import type { FastifyInstance } from 'fastify';
import { batchReadBody, type CreateBody, createBody, mergeBody, readBody, searchBody, updateBody } from './bodies.ts';
import type { FakeAccount } from './fake-account.ts';
import { HubspotError, invalid } from './hubspot-error.ts';
import { associationTypeIds } from './object-definitions.ts';
import type { StoredObject } from './object-store.ts';
import { searchObjects } from './search.ts';

interface TypeParams {
  type: string;
}
interface ObjectParams extends TypeParams {
  id: string;
}

/** /crm/objects: reading in batches, searching, listing, writing, merging. */
export function objectRoutes(server: FastifyInstance, account: FakeAccount, prefix: string): void {
  const { associations } = account;

  server.post<{ Params: TypeParams }>(
    `${prefix}/:type/batch/read`,
    { config: { kind: 'batch-read' } },
    (request, reply) => {
      const { type } = request.params;
      const table = account.table(type);
      const { inputs, properties, idProperty } = readBody(batchReadBody, request.body);
      if (inputs.length === 0 || inputs.length > 100) throw invalid('A batch has between 1 and 100 inputs');
      const found = inputs.map(({ id }) =>
        idProperty === undefined ? table.find(id) : table.findByUnique(idProperty, id),
      );
      const missing = inputs.filter((_, index) => found[index] === null).map(({ id }) => id);
      const failures = found.flatMap((object) => {
        const category = object === null ? undefined : account.unreadable.get(object.id);
        return category === undefined ? [] : [new HubspotError(500, category, 'Could not read a record').body()];
      });
      const results = [...new Set(found.filter((object) => object !== null && !account.unreadable.has(object.id)))]
        .filter((object) => object !== null)
        .map((object) => shown(type, object, properties));
      const isWhole = missing.length === 0 && failures.length === 0;
      return reply.code(isWhole ? 200 : 207).send(batchAnswer(results, missing, failures));
    },
  );

  server.post<{ Params: TypeParams }>(`${prefix}/:type/search`, { config: { kind: 'search' } }, (request) => {
    account.limits?.search();
    const { type } = request.params;
    if (JSON.stringify(request.body).length > 3_000) throw invalid('The body is longer than 3,000 characters');
    const body = readBody(searchBody, request.body);
    const visibleBeforeMs = account.searchLagMs === 0 ? Infinity : Date.now() - account.searchLagMs;
    const found = searchObjects(type, account.table(type), associations, body, visibleBeforeMs);
    return {
      total: found.total,
      results: found.objects.map((object) => shown(type, object, body.properties)),
      ...(found.after !== null && { paging: { next: { after: found.after } } }),
    };
  });

  server.post<{ Params: TypeParams }>(`${prefix}/:type/merge`, { config: { kind: 'merge' } }, (request) => {
    const { type } = request.params;
    const { primaryObjectId, objectIdToMerge } = readBody(mergeBody, request.body);
    const merged = account.table(type).merge(primaryObjectId, objectIdToMerge);
    associations.move({ type, id: objectIdToMerge }, { type, id: primaryObjectId });
    return shown(type, merged, []);
  });

  server.get<{ Params: TypeParams; Querystring: Record<string, string> }>(
    `${prefix}/:type`,
    { config: { kind: 'list' } },
    (request) => {
      const { type } = request.params;
      const { archived, after = '0', limit = '10', properties = '', ...unknown } = request.query;
      const size = Number(limit);
      if (Object.keys(unknown).length > 0) throw invalid(`Unknown parameters: ${Object.keys(unknown).join(', ')}`);
      if (!(size >= 1 && size <= 100)) throw invalid('limit must be between 1 and 100');
      const table = account.table(type);
      const all = archived === 'true' ? table.archived() : table.live();
      const behind = all.filter(({ id }) => BigInt(id) > BigInt(after));
      const results = behind.slice(0, size);
      return {
        results: results.map((object) => shown(type, object, properties.split(','))),
        ...(behind.length > size && { paging: { next: { after: results.at(-1)?.id } } }),
      };
    },
  );

  server.post<{ Params: TypeParams }>(`${prefix}/:type`, { config: { kind: 'create' } }, (request, reply) => {
    const { type } = request.params;
    const body = readBody(createBody, request.body);
    const ends = associatedEnds(type, body);
    const created = account.table(type).create(body.properties);
    for (const end of ends) associations.associate({ type, id: created.id }, end, end.associationType);
    return reply.code(201).send(shown(type, created, Object.keys(body.properties)));
  });

  server.patch<{ Params: ObjectParams }>(`${prefix}/:type/:id`, { config: { kind: 'update' } }, (request) => {
    const { type, id } = request.params;
    const { properties } = readBody(updateBody, request.body);
    return shown(type, account.table(type).update(id, properties), Object.keys(properties));
  });

  server.delete<{ Params: ObjectParams }>(`${prefix}/:type/:id`, { config: { kind: 'archive' } }, (request, reply) => {
    account.table(request.params.type).archive(request.params.id);
    return reply.code(204).send();
  });

  function associatedEnds(type: string, body: CreateBody) {
    return body.associations.flatMap(({ to, types }) =>
      types.map(({ associationCategory: category, associationTypeId: typeId }) => {
        const toType = category === 'HUBSPOT_DEFINED' ? associationTypeIds[type]?.[typeId] : undefined;
        if (toType === undefined) throw invalid(`${typeId} is no association of ${type}`);
        account.table(toType).require(to.id);
        return { type: toType, id: to.id, associationType: { category, typeId, label: null } };
      }),
    );
  }

  function shown(type: string, object: StoredObject, properties: readonly string[]) {
    const table = account.table(type);
    const { createdProperty, modifiedProperty } = table.definition;
    const names = new Set(['hs_object_id', createdProperty, modifiedProperty, ...properties]);
    const known = [...names].filter((name) => table.properties.has(name));
    return {
      id: object.id,
      properties: Object.fromEntries(known.map((name) => [name, table.valueOf(object, name)])),
      createdAt: new Date(object.createdAtMs).toISOString(),
      updatedAt: new Date(object.modifiedAtMs).toISOString(),
      archived: object.archivedAtMs !== null,
      ...(object.archivedAtMs !== null && { archivedAt: new Date(object.archivedAtMs).toISOString() }),
    };
  }
}

export function batchAnswer(results: readonly unknown[], missing: readonly string[], failures: readonly object[] = []) {
  const now = new Date().toISOString();
  const { status, message, category } = new HubspotError(404, 'OBJECT_NOT_FOUND', 'Could not get some records').body();
  const error = {
    status,
    category,
    message,
    context: { ids: missing },
    errors: [],
    links: {},
  };
  const errors = [...(missing.length > 0 ? [error] : []), ...failures];
  return {
    status: 'COMPLETE',
    results,
    startedAt: now,
    completedAt: now,
    ...(errors.length > 0 && { numErrors: errors.length, errors }),
  };
}
