import { SystemError } from '#errors.ts';
import type { Deal, CrmSystem } from '#ports/crm-system.ts';
import type { ErpSystem, Order } from '#ports/erp-system.ts';
import type { Source } from '#ports/source.ts';

/** One call that reached a system: what was called, and the first argument. */
interface CountedCall {
  readonly operation: string;
  readonly asked: unknown;
}

export interface Counted<System> {
  readonly system: System;
  readonly calls: CountedCall[];
  /** Reads fail with this while it is set. */
  failure: SystemError | null;
}

export function countedErp(methods: Partial<ErpSystem>): Counted<ErpSystem> {
  return counted<ErpSystem>({
    connection: 'erp',
    system: 'test',
    capabilities: new Set(),
    customerFields: new Set(),
    timeZone: 'UTC',
    ...methods,
  });
}

export function countedCrm(methods: Partial<CrmSystem>): Counted<CrmSystem> {
  return counted<CrmSystem>({
    connection: 'crm',
    system: 'test',
    capabilities: new Set(),
    accountFields: new Set(),
    ...methods,
  });
}

/** A port of the methods that a test needs; a call of any other fails the test. */
function counted<System extends object>(methods: Partial<System>): Counted<System> {
  const calls: CountedCall[] = [];
  const state: { failure: SystemError | null } = { failure: null };
  const system = new Proxy(methods, {
    get: (target, operation) => {
      const method: unknown = Reflect.get(target, operation);
      if (method !== undefined && typeof method !== 'function') return method;
      return async (...args: readonly unknown[]) => {
        if (method === undefined) throw new Error(`${String(operation)} was not to be called`);
        calls.push({ operation: String(operation), asked: args[0] });
        if (state.failure !== null) throw state.failure;
        return Reflect.apply(method, target, args) as unknown;
      };
    },
  }) as System; // what is missing answers by failing the test
  return {
    system,
    calls,
    get failure() {
      return state.failure;
    },
    set failure(failure) {
      state.failure = failure;
    },
  };
}

export const unavailable = new SystemError('UNAVAILABLE', 'erp', 'refused');

export function sourceOf(connection: string): Source {
  return {
    connection,
    system: 'test',
    objectType: 'thing',
    url: null,
    fetchedAt: '2026-01-01T00:00:00Z',
    stale: false,
  };
}

export function orderNamed(id: string, more: Partial<Order> = {}): Order {
  const none = { amount: '0.00', currency: 'EUR' };
  return {
    id,
    source: sourceOf('erp'),
    sortKey: '2026-01-01',
    number: `SO${id}`,
    customerId: 'c1',
    externalReference: null,
    status: 'DRAFT',
    nativeStatus: 'draft',
    fulfillment: 'NOT_STARTED',
    invoicing: 'TO_INVOICE',
    payment: 'NOT_DUE',
    orderDate: '2026-01-01',
    requestedDate: null,
    promisedDate: null,
    untaxed: none,
    tax: none,
    total: none,
    lines: [],
    billTo: null,
    shipTo: null,
    customFields: [],
    createdAt: '2026-01-01T00:00:00Z',
    updatedAt: '2026-01-01T00:00:00Z',
    ...more,
  };
}

export function dealNamed(id: string, more: Partial<Deal> = {}): Deal {
  return {
    id,
    source: sourceOf('crm'),
    sortKey: '2026-01-01T00:00:00Z',
    name: `Deal ${id}`,
    accountId: 'a1',
    primaryContactId: null,
    ownerId: null,
    pipelineId: null,
    stageId: null,
    status: 'OPEN',
    nativeStatus: 'open',
    currency: 'EUR',
    amount: null,
    probability: null,
    expectedCloseDate: null,
    closedAt: null,
    lostReason: null,
    wonByOrder: false,
    orderSummary: { orderNumber: null, orderStatus: null, orderUrl: null, invoiceNumbers: [], paymentStatus: null },
    customFields: [],
    createdAt: '2026-01-01T00:00:00Z',
    updatedAt: '2026-01-01T00:00:00Z',
    ...more,
  };
}

/** A clock that stands until it is moved. */
export function standingClock() {
  let ms = Date.parse('2026-01-01T00:00:00Z');
  return {
    now: () => ms,
    advance: (seconds: number) => {
      ms += 1000 * seconds;
    },
  };
}
