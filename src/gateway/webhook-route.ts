import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { WebhookDelivery } from '#ports/webhook.ts';

/** Takes a delivery of a connected system; the status is all that its sender is told. */
export type ReceiveWebhook = (connection: string, delivery: WebhookDelivery) => Promise<{ readonly status: number }>;

/** POST /webhooks/<connection>. Deliveries are told by their signature over the bytes that came, so nothing parses them here. */
export function registerWebhooks(http: FastifyInstance, receive: ReceiveWebhook): void {
  void http.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, async (_request: FastifyRequest, body: Buffer) => body);
    scope.post<{ Params: { readonly connection: string }; Body: Buffer | undefined }>(
      '/webhooks/:connection',
      async (request, reply) => {
        const { status } = await receive(request.params.connection, deliveryOf(request, request.body));
        return reply.code(status).send();
      },
    );
  });
}

function deliveryOf(request: FastifyRequest, body: Buffer | undefined): WebhookDelivery {
  return {
    method: request.method,
    url: `${request.protocol}://${request.host}${request.url}`,
    headers: Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name, Array.isArray(value) ? value[0] : value]),
    ),
    rawBody: body ?? Buffer.alloc(0),
  };
}
