import DataLoader from 'dataloader';
import type { NodeRef } from '#model/node-id.ts';
import type { CrmSystem } from '#ports/crm-system.ts';
import type { ErpSystem } from '#ports/erp-system.ts';
import type { Call } from '#ports/source.ts';
import type { Queries } from '#store/tables.ts';
import type { Conversion } from './conversion/conversion-row.ts';
import {
  conversionsByIds,
  conversionsOfDeals,
  conversionsOfOrders,
  type StepRecord,
  stepsOfConversions,
} from './conversion/read-conversions.ts';
import { type Candidate, findCandidates } from './identity/find-candidates.ts';
import { type Customer, customersByIds, customersByRecords } from './identity/read-customers.ts';
import { conflictsByIds, type FieldConflict, openConflictsOfCustomers } from './master-data/field-conflict.ts';
import { type NodeStub, readStubs } from './node-stub.ts';
import { failuresByIds, type SyncFailure } from './sync/sync-tasks.ts';
import { createTimelineLoaders } from './timeline/timeline-loaders.ts';

export type IntegrationLoaders = ReturnType<typeof createIntegrationLoaders>;

/** One request's reads: however many customers ask, one query or one call of a port per kind of question. */
export function createIntegrationLoaders(queries: Queries, crm: CrmSystem, erp: ErpSystem, call: Call) {
  const customersOfAccounts = ofRecords(queries, crm.connection);
  const customersOfErpCustomers = ofRecords(queries, erp.connection);
  return {
    customers: new DataLoader<string, Customer | null>((ids) => customersByIds(queries, ids)),
    customersOfAccounts,
    customersOfErpCustomers,
    async customerBySource(connection: string, nativeId: string): Promise<Customer | null> {
      if (connection === crm.connection) return customersOfAccounts.load(nativeId);
      return connection === erp.connection ? customersOfErpCustomers.load(nativeId) : null;
    },
    candidates: new DataLoader<Customer, readonly Candidate[], string>(
      (customers) => findCandidates(queries, customers),
      { cacheKeyFn: ({ id }) => id },
    ),
    stubs: new DataLoader<NodeRef, NodeStub | null, string>((refs) => readStubs(refs, { crm, erp }, call), {
      cacheKeyFn: ({ type, connection, id }) => `${type}:${connection}:${id}`,
    }),
    timeline: createTimelineLoaders(crm, erp, call),
    conversions: new DataLoader<string, Conversion | null>((ids) => conversionsByIds(queries, ids)),
    conversionsOfDeals: new DataLoader<string, Conversion | null>((dealIds) =>
      conversionsOfDeals(queries, crm.connection, dealIds),
    ),
    conversionsOfOrders: new DataLoader<string, Conversion | null>((orderIds) =>
      conversionsOfOrders(queries, erp.connection, orderIds),
    ),
    fieldConflicts: new DataLoader<string, FieldConflict | null>((ids) => conflictsByIds(queries, ids)),
    openConflictsOfCustomers: new DataLoader<string, readonly FieldConflict[]>((ids) =>
      openConflictsOfCustomers(queries, ids),
    ),
    syncFailures: new DataLoader<string, SyncFailure | null>((ids) => failuresByIds(queries, ids)),
    conversionSteps: new DataLoader<string, readonly StepRecord[]>((ids) => stepsOfConversions(queries, ids)),
  };
}

function ofRecords(queries: Queries, connection: string): DataLoader<string, Customer | null> {
  return new DataLoader((nativeIds) => customersByRecords(queries, connection, nativeIds));
}
