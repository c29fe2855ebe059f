import { z } from 'zod';
import { badRequest } from '#sandbox/server/problem.ts';
import { instant, validate } from '#sandbox/server/validation.ts';
import type { Day } from '#sandbox/storage/instant.ts';
import type { Condition } from '#sandbox/storage/record-list.ts';
import type { Stored } from '#sandbox/storage/stored.ts';
import { type Bodies, invoiceStates, orderStates, paymentStates, shipmentStates } from './documents.ts';
import type { Erp } from './erp.ts';
import type { ErpStore } from './kinds.ts';
import { presentRecord } from './present.ts';

const defaultLimit = 50;
const maxLimit = 200;
const maxKeys = 200;

const ids = z.array(z.int()).max(maxKeys, `at most ${String(maxKeys)} ids`);
const texts = z.array(z.string()).max(maxKeys, `at most ${String(maxKeys)} values`);

const paging = {
  updatedSince: instant.optional(),
  order: z.enum(['newest', 'oldest']).optional(),
  after: z.strictObject({ key: z.string(), id: z.int() }).optional(),
  limit: z.int().min(1).max(maxLimit).default(defaultLimit),
};
const ofCustomers = { customerIds: ids.optional(), perParent: z.boolean().optional() };
const ofOrders = { orderIds: ids.optional() };
const search = { search: z.string().optional() };

const lists = {
  customer: z.strictObject({ ...paging, ...search }),
  product: z.strictObject({ ...paging, ...search }),
  order: z.strictObject({
    ...paging,
    ...ofCustomers,
    status: z.array(z.enum(orderStates)).optional(),
    externalReferencePrefix: z.string().min(1).optional(),
  }),
  shipment: z.strictObject({
    ...paging,
    ...ofCustomers,
    ...ofOrders,
    status: z.array(z.enum(shipmentStates)).optional(),
  }),
  invoice: z.strictObject({
    ...paging,
    ...ofCustomers,
    ...ofOrders,
    status: z.array(z.enum(invoiceStates)).optional(),
    overdue: z.boolean().optional(),
    open: z.boolean().optional(),
  }),
  payment: z.strictObject({ ...paging, ...ofCustomers, status: z.array(z.enum(paymentStates)).optional() }),
};

/** Which look-up lists a kind has, and the reference that each of them looks into. */
const lookUps: Readonly<Record<QueriedKind, Readonly<Record<string, string>>>> = {
  customer: { numbers: 'number', crmReferences: 'crmReference' },
  product: { skus: 'sku' },
  order: { numbers: 'number', externalReferences: 'externalReference' },
  shipment: {},
  invoice: { numbers: 'number' },
  payment: {},
};

export type QueriedKind = keyof typeof lists;

/** All filters of all kinds; those that a kind does not have never pass its schema. */
interface AnyList {
  readonly updatedSince?: string | undefined;
  readonly order?: 'newest' | 'oldest' | undefined;
  readonly after?: { readonly key: string; readonly id: number } | undefined;
  readonly limit: number;
  readonly customerIds?: readonly number[] | undefined;
  readonly orderIds?: readonly number[] | undefined;
  readonly perParent?: boolean | undefined;
  readonly status?: readonly string[] | undefined;
  readonly search?: string | undefined;
  readonly externalReferencePrefix?: string | undefined;
  readonly overdue?: boolean | undefined;
  readonly open?: boolean | undefined;
}

/** Answers a query: by a look-up list, per parent, or as one list. */
export function queryRecords(erp: Erp, kind: QueriedKind, input: unknown): object {
  const today = erp.clock.today();
  const found = lookUp(erp.store, kind, input);
  // The newest first, so that nobody comes to rely on the order of the request.
  if (found !== null) return { results: found.map((record) => presentRecord(kind, record, today)).toReversed() };
  return list(erp, kind, validate<z.ZodType<AnyList>>(lists[kind], input ?? {}));
}

function lookUp<K extends QueriedKind>(store: ErpStore, kind: K, input: unknown): readonly Stored<Bodies[K]>[] | null {
  if (typeof input !== 'object' || input === null) return null;
  if ('ids' in input) return store.getMany(kind, validate(z.strictObject({ ids }), input).ids);
  for (const [field, reference] of Object.entries(lookUps[kind]))
    if (field in input) {
      const { [field]: values = [] } = validate(z.strictObject({ [field]: texts }), input);
      return store.find(kind, reference, values);
    }
  return null;
}

function list(erp: Erp, kind: QueriedKind, wanted: AnyList): object {
  if (wanted.customerIds !== undefined && wanted.orderIds !== undefined)
    throw badRequest('either "customerIds" or "orderIds"');
  const name = wanted.orderIds === undefined ? 'customerId' : 'orderId';
  const parents = wanted.orderIds ?? wanted.customerIds;
  if (wanted.perParent !== true) return page(erp, kind, wanted, parents && { name, values: parents.map(String) }, null);
  if (parents === undefined) throw badRequest('"perParent" needs "customerIds" or "orderIds"');
  const groups = [...new Set(parents)].map((parent) => ({
    [name]: parent,
    ...page(erp, kind, wanted, undefined, { name, value: String(parent) }),
  }));
  return { groups };
}

function page(
  { store, clock }: Erp,
  kind: QueriedKind,
  wanted: AnyList,
  references: { readonly name: string; readonly values: readonly string[] } | undefined,
  reference: { readonly name: string; readonly value: string } | null,
): object {
  const today = clock.today();
  const { records, hasMore, total } = store.list(kind, {
    reference: reference ?? undefined,
    references,
    referencePrefix:
      wanted.externalReferencePrefix === undefined
        ? undefined
        : { name: 'externalReference', value: wanted.externalReferencePrefix },
    status: wanted.status,
    modifiedSince: wanted.updatedSince,
    search: wanted.search,
    conditions: invoiceConditions(wanted, today),
    order: wanted.order ?? (kind === 'product' ? 'oldest' : 'newest'),
    after: wanted.after && { ...wanted.after, key: kind === 'product' ? wanted.after.key : validKey(wanted.after.key) },
    limit: wanted.limit,
  });
  return { results: records.map((record) => presentRecord(kind, record, today)), hasMore, total };
}

function validKey(key: string): string {
  return validate(z.strictObject({ 'after.key': instant }), { 'after.key': key })['after.key'];
}

function invoiceConditions({ overdue, open }: AnyList, today: Day): readonly Condition[] {
  const isOverdue = "(r.status = 'posted' AND json_extract(r.body, '$.dueDate') < ?)";
  return [
    ...(overdue === undefined ? [] : [{ sql: overdue ? isOverdue : `NOT coalesce(${isOverdue}, 0)`, values: [today] }]),
    ...(open === undefined ? [] : [{ sql: open ? "r.status = 'posted'" : "r.status <> 'posted'", values: [] }]),
  ];
}
