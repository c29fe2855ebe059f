import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { exactNumber, exactNumberOrNull } from '#sandbox/server/exact-json.ts';
import type { Actor } from '#sandbox/server/start-server.ts';
import { validate } from '#sandbox/server/validation.ts';
import { bareInstant } from '#sandbox/storage/instant.ts';
import { queryCredit } from './credit.ts';
import type { Erp } from './erp.ts';
import { answerChanges } from './feed.ts';
import { createPayment, paymentInput } from './payments.ts';
import { presentPriceList, presentRecord } from './present.ts';
import { priceLists } from './price-lists.ts';
import { queryPrices } from './prices.ts';
import { type QueriedKind, queryRecords } from './query.ts';
import { cancelOrder, confirmOrder, createOrder, deleteOrder, orderInput, priceOrder, pricingInput } from './orders.ts';
import {
  changeCustomer,
  changeProduct,
  createCustomer,
  customerInput,
  customerPatch,
  deleteCustomer,
  productPatch,
} from './master-data.ts';
import { querySupply } from './supply.ts';

interface IdPath {
  Params: { id: string };
}

const queried: readonly (readonly [path: string, kind: QueriedKind])[] = [
  ['customers', 'customer'],
  ['products', 'product'],
  ['orders', 'order'],
  ['shipments', 'shipment'],
  ['invoices', 'invoice'],
  ['payments', 'payment'],
];

export function registerErpRoutes(
  server: FastifyInstance,
  erp: Erp,
  actorOf: (request: FastifyRequest) => Actor,
): void {
  const { store, clock } = erp;
  server.get('/api/info', { config: { operation: 'info.read' } }, (request) => ({
    product: 'Sandbox ERP',
    version: '1.0',
    actor: actorOf(request).name,
    now: bareInstant(clock.now()),
    timeZone: 'Europe/Madrid',
    uniqueOrderReference: erp.uniqueReference,
  }));
  server.get('/api/warehouses', { config: { operation: 'warehouses.list' } }, () => ({
    results: store.list('warehouse', { order: 'oldest', limit: 1000 }).records.map(({ id, body }) => ({ id, ...body })),
  }));
  server.get('/api/price-lists', { config: { operation: 'price-lists.list' } }, () => ({
    results: priceLists.map(presentPriceList),
  }));
  server.get('/api/changes', { config: { operation: 'changes.list' } }, (request) => answerChanges(erp, request.query));
  for (const [path, kind] of queried)
    server.post(`/api/${path}/query`, { config: { operation: `${path}.query` } }, (request) =>
      queryRecords(erp, kind, request.body),
    );
  const questions = [
    ['supply', querySupply],
    ['prices', queryPrices],
    ['credit', queryCredit],
  ] as const;
  for (const [path, answer] of questions)
    server.post(`/api/${path}/query`, { config: { operation: `${path}.query` } }, (request) =>
      answer(erp, request.body),
    );
  registerOrderWrites(server, erp);
  registerMasterDataWrites(server, erp);
}

function registerOrderWrites(server: FastifyInstance, erp: Erp): void {
  const { store, clock } = erp;
  server.post('/api/orders', writes('orders.create'), (request, reply) => {
    const input = validate(orderInput, request.body);
    const order = store.transaction(() => createOrder(erp, input));
    return reply.code(201).send(presentRecord('order', order, clock.today()));
  });
  server.post('/api/orders/price', { config: { operation: 'orders.price' } }, (request) => {
    const { currency, lines, untaxed, tax, total } = priceOrder(erp, validate(pricingInput, request.body));
    return {
      currency,
      lines: lines.map((line) => ({
        position: line.position,
        unitPrice: exactNumber(line.unitPrice),
        discountPercent: exactNumberOrNull(line.discountPercent),
        untaxed: exactNumber(line.untaxed),
        total: exactNumber(line.total),
      })),
      untaxed: exactNumber(untaxed),
      tax: exactNumber(tax),
      total: exactNumber(total),
    };
  });
  server.post<IdPath>('/api/orders/:id/confirm', writes('orders.confirm'), (request) => {
    const order = store.transaction(() => confirmOrder(erp, idOf(request)));
    return presentRecord('order', order, clock.today());
  });
  server.post<IdPath>('/api/orders/:id/cancel', writes('orders.cancel'), (request) => {
    const { reason } = validate(z.strictObject({ reason: z.string().max(2000).nullish() }), request.body ?? {});
    const order = store.transaction(() => cancelOrder(erp, idOf(request), reason ?? null));
    return presentRecord('order', order, clock.today());
  });
  server.delete<IdPath>('/api/orders/:id', writes('orders.delete'), (request, reply) => {
    store.transaction(() => {
      deleteOrder(erp, idOf(request));
    });
    return reply.code(204).send();
  });
  server.post('/api/payments', writes('payments.create'), (request, reply) => {
    const input = validate(paymentInput, request.body);
    const payment = store.transaction(() => createPayment(erp, input));
    return reply.code(201).send(presentRecord('payment', payment, clock.today()));
  });
}

function registerMasterDataWrites(server: FastifyInstance, erp: Erp): void {
  const { store, clock } = erp;
  server.post('/api/customers', writes('customers.create'), (request, reply) => {
    const input = validate(customerInput, request.body);
    const customer = store.transaction(() => createCustomer(erp, input));
    return reply.code(201).send(presentRecord('customer', customer, clock.today()));
  });
  server.patch<IdPath>('/api/customers/:id', writes('customers.update'), (request) => {
    const patch = validate(customerPatch, request.body);
    const customer = store.transaction(() => changeCustomer(erp, idOf(request), patch));
    return presentRecord('customer', customer, clock.today());
  });
  server.delete<IdPath>('/api/customers/:id', writes('customers.delete'), (request, reply) => {
    store.transaction(() => {
      deleteCustomer(erp, idOf(request));
    });
    return reply.code(204).send();
  });
  server.patch<IdPath>('/api/products/:id', writes('products.update'), (request) => {
    const patch = validate(productPatch, request.body);
    const product = store.transaction(() => changeProduct(erp, idOf(request), patch));
    return presentRecord('product', product, clock.today());
  });
}

function writes(operation: string): { config: { operation: string; writes: true } } {
  return { config: { operation, writes: true } };
}

/** An id that is not a number belongs to no record. */
function idOf(request: FastifyRequest<IdPath>): number {
  return /^\d{1,15}$/.test(request.params.id) ? Number(request.params.id) : 0;
}
