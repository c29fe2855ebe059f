import { createAssociationStore, type AssociationStore } from './associations.ts';
import { invalid } from './hubspot-error.ts';
import { createTables, type ObjectTable } from './object-store.ts';
import { createRateLimits, type RateLimitOptions } from './rate-limits.ts';

interface FakeOwner {
  readonly id: string;
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly archived: boolean;
}

export interface FakeAccountOptions {
  /** Null = as many as come. */
  readonly limits?: RateLimitOptions | null;
  /** How long after a write a search does not show the record. */
  readonly searchLagMs?: number;
  readonly associationsPerPage?: number;
  readonly owners?: readonly FakeOwner[];
}

/** Everything that one HubSpot account holds. */
export interface FakeAccount {
  readonly associations: AssociationStore;
  readonly limits: ReturnType<typeof createRateLimits> | null;
  readonly searchLagMs: number;
  readonly associationsPerPage: number;
  readonly owners: readonly FakeOwner[];
  /** Records that a batch cannot read, by id, with the category of the failure. */
  readonly unreadable: Map<string, string>;
  /** Refuses a type that does not exist. */
  table(type: string): ObjectTable;
}

export function createFakeAccount({
  limits = null,
  searchLagMs = 0,
  associationsPerPage = 500,
  owners = [],
}: FakeAccountOptions): FakeAccount {
  const tables = createTables();
  return {
    associations: createAssociationStore(),
    limits: limits === null ? null : createRateLimits(limits),
    searchLagMs,
    associationsPerPage,
    owners,
    unreadable: new Map(),
    table(type) {
      const table = tables.get(type);
      if (table === undefined) throw invalid(`Unable to infer object type from: ${type}`);
      return table;
    },
  };
}
