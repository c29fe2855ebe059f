import type { FastifyInstance } from 'fastify';
import { associationsBody, propertyBatchBody, propertyGroupBody, readBody, tokenBody } from './bodies.ts';
import type { FakeAccount } from './fake-account.ts';
import { HubspotError, invalid } from './hubspot-error.ts';
import { pipelineDefinitions } from './object-definitions.ts';
import { batchAnswer } from './object-routes.ts';

interface TypeParams {
  type: string;
}

const longAgo = '2020-01-01T00:00:00.000Z';
const ages = { archived: false, createdAt: longAgo, updatedAt: longAgo };

/** /crm/associations */
export function associationRoutes(server: FastifyInstance, account: FakeAccount, prefix: string): void {
  server.post<{ Params: { from: string; to: string } }>(
    `${prefix}/:from/:to/batch/read`,
    { config: { kind: 'associations' } },
    (request, reply) => {
      const { from, to } = request.params;
      account.table(from);
      account.table(to);
      const { inputs } = readBody(associationsBody, request.body);
      if (inputs.length === 0 || inputs.length > 1_000) throw invalid('A batch has between 1 and 1,000 inputs');
      const pages = inputs.map(({ id, after }) => {
        const all = [...account.associations.of({ type: from, id }, to)];
        const start = after === undefined ? 0 : placeOf(after);
        const end = start + account.associationsPerPage;
        return {
          from: { id },
          to: all.slice(start, end).map(([toObjectId, associationTypes]) => ({ toObjectId, associationTypes })),
          ...(end < all.length && { paging: { next: { after: tokenOf(end) } } }),
        };
      });
      const failures = pages.flatMap((page) =>
        page.to.length > 0
          ? []
          : [
              new HubspotError(404, 'OBJECT_NOT_FOUND', `No ${to} is associated with ${from} ${page.from.id}.`, {
                subCategory: 'crm.associations.NO_ASSOCIATIONS_FOUND',
                context: { fromObjectId: [page.from.id], fromObjectType: [from], toObjectType: [to] },
              }).body(),
            ],
      );
      const found = pages.filter((page) => page.to.length > 0);
      return reply.code(failures.length === 0 ? 200 : 207).send(batchAnswer(found, [], failures));
    },
  );
}

/** Where a list goes on is HubSpot's to read and nobody else's. */
function tokenOf(place: number): string {
  return Buffer.from(`page-${place}`).toString('base64');
}

function placeOf(token: string): number {
  const [, place] = /^page-(\d+)$/.exec(Buffer.from(token, 'base64').toString()) ?? [];
  if (place === undefined) throw invalid('after is not a paging cursor');
  return Number(place);
}

/** /crm/pipelines */
export function pipelineRoutes(server: FastifyInstance, prefix: string): void {
  server.get<{ Params: TypeParams }>(`${prefix}/:type`, { config: { kind: 'pipelines' } }, (request) => ({
    results: (pipelineDefinitions[request.params.type] ?? []).map(({ stages, ...pipeline }, displayOrder) => ({
      ...pipeline,
      ...ages,
      displayOrder,
      stages: stages.map((stage, order) => ({ ...stage, ...ages, displayOrder: order })),
    })),
  }));
}

/** /crm/owners */
export function ownerRoutes(server: FastifyInstance, account: FakeAccount, path: string): void {
  server.get<{ Querystring: { archived?: string; after?: string; limit?: string } }>(
    path,
    { config: { kind: 'owners' } },
    (request) => {
      const { archived = 'false', after = '0', limit = '100' } = request.query;
      const all = account.owners.filter((owner) => owner.archived === (archived === 'true'));
      const end = Number(after) + Number(limit);
      return {
        results: all.slice(Number(after), end).map((owner) => ({ ...ages, type: 'PERSON', ...owner })),
        ...(end < all.length && { paging: { next: { after: String(end) } } }),
      };
    },
  );
}

/** /crm/properties */
export function propertyRoutes(server: FastifyInstance, account: FakeAccount, prefix: string): void {
  server.get<{ Params: TypeParams }>(`${prefix}/:type`, { config: { kind: 'properties' } }, (request) => ({
    results: [...account.table(request.params.type).properties.keys()].map((name) => ({ name })),
  }));

  server.post<{ Params: TypeParams }>(
    `${prefix}/:type/batch/create`,
    { config: { kind: 'create-properties' } },
    (request, reply) => {
      const { properties, groups } = account.table(request.params.type);
      const { inputs } = readBody(propertyBatchBody, request.body);
      for (const { name, groupName } of inputs) {
        if (properties.has(name))
          throw new HubspotError(409, 'OBJECT_ALREADY_EXISTS', `A property ${name} already exists`);
        if (!groups.has(groupName)) throw invalid(`There is no property group ${groupName}`);
      }
      for (const { name, hasUniqueValue = false } of inputs) properties.set(name, { type: 'string', hasUniqueValue });
      return reply.code(201).send(batchAnswer(inputs, []));
    },
  );

  server.get<{ Params: TypeParams }>(`${prefix}/:type/groups`, { config: { kind: 'property-groups' } }, (request) => ({
    results: [...account.table(request.params.type).groups].map((name) => ({
      name,
      label: name,
      archived: false,
      displayOrder: 0,
    })),
  }));

  server.post<{ Params: TypeParams }>(
    `${prefix}/:type/groups`,
    { config: { kind: 'create-property-group' } },
    (request, reply) => {
      const { groups } = account.table(request.params.type);
      const group = readBody(propertyGroupBody, request.body);
      if (groups.has(group.name)) throw new HubspotError(409, 'OBJECT_ALREADY_EXISTS', 'The group already exists');
      groups.add(group.name);
      return reply.code(201).send({ ...group, archived: false, displayOrder: 0 });
    },
  );
}

/** /account-info */
export function detailsRoute(server: FastifyInstance, path: string): void {
  server.get(path, { config: { kind: 'account' } }, () => ({
    portalId: 62515,
    accountType: 'STANDARD',
    timeZone: 'Europe/Madrid',
    companyCurrency: 'EUR',
    additionalCurrencies: [],
    utcOffset: '+01:00',
    utcOffsetMilliseconds: 3_600_000,
    uiDomain: 'app-eu1.hubspot.com',
    dataHostingLocation: 'eu1',
  }));
}

/** /oauth, about a private app's token */
export function tokenRoute(server: FastifyInstance, token: string, scopes: readonly string[]): void {
  server.post('/oauth/v2/private-apps/get/access-token-info', { config: { kind: 'token' } }, (request) => {
    const { tokenKey } = readBody(tokenBody, request.body);
    if (tokenKey !== token) throw invalid('The token is not that of a private app');
    return { userId: 1, hubId: 62515, appId: 7, scopes };
  });
}
