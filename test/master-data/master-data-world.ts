import { expect } from 'vitest';
import { createIntegrationSubgraph } from '#integration/subgraph.ts';
import { createSystemHealth } from '#integration/system-health.ts';
import { defaultPolicies } from '#integration/conversion/policies.ts';
import { systemClock } from '#ports/clock.ts';
import { startConversionWorld, type WorldOptions } from '#test/conversion/conversion-world.ts';
import { until } from '#test/integration/crosswalk.ts';
import { type Ask, askerOf } from '#test/graph/ask-subgraph.ts';

export type MasterDataWorld = Awaited<ReturnType<typeof startMasterDataWorld>>;

export interface Pair {
  readonly accountId: string;
  readonly customerId: string;
}

export const within = { timeout: 60_000, interval: 50 };

/** Both systems, kept in step as the settings say, and the graph that shows where they are not. */
export async function startMasterDataWorld(options: Required<Pick<WorldOptions, 'masterData'>> & WorldOptions) {
  const world = await startConversionWorld({ seesToChanges: true, ...options });
  const { store, crm, erp, jobs, parts, masterData } = world;
  const ask: Ask = askerOf(
    createIntegrationSubgraph({
      store,
      crm,
      erp,
      clock: systemClock,
      health: createSystemHealth(systemClock),
      masterData,
      conversion: { sources: parts, jobs, policies: defaultPolicies },
    }),
  );

  async function accountOf({ accountId }: Pair) {
    const [account] = await crm.accountsByIds([accountId], {});
    return account;
  }

  async function customerOf({ customerId }: Pair) {
    const [customer] = await erp.customersByIds([customerId], {});
    return customer;
  }

  return {
    ...world,
    ask,
    accountOf,
    customerOf,
    /** A customer whom both systems know, once they were compared for the first time. */
    async seedPair(account: object = {}, customer: object = {}): Promise<Pair> {
      const [accountId = ''] = await world.seedCrm('account', [{ name: 'Talleres Ebro', ...agreed, ...account }]);
      const [customerId = ''] = await world.seedErp('customer', [
        { legalName: 'Talleres Ebro, S.L.', ...agreed, crmReference: accountId, ...customer },
      ]);
      await until(() => isCompared(accountId));
      return { accountId, customerId };
    },
    changeAccount: ({ accountId }: Pair, patch: object) => world.askCrm('PATCH', `/v1/accounts/${accountId}`, patch),
    changeCustomer: ({ customerId }: Pair, patch: object) =>
      world.askErp('PATCH', `/api/customers/${customerId}`, patch),
    /** From now on nothing is learnt of what changes there, not even by a question that is under way already. */
    async silenceFeed(side: 'crm' | 'erp'): Promise<void> {
      const tell = side === 'crm' ? world.askCrm : world.askErp;
      await tell('POST', '/_faults', { mode: 'error', operations: ['changes.list'] });
      const asked = () => world.requests.filter((request) => request === `${side} changes.list`).length;
      const before = asked();
      // One follows the other: when the second of them is asked, the one that was under way has been answered.
      await expect.poll(asked, within).toBeGreaterThan(before + 1);
    },
    /** The open conflicts of the customer, as the graph tells them. */
    async conflictsOf({ accountId }: Pair) {
      const { data } = await ask(
        `query ($id: String!) { customerBySource(connection: "crm", nativeId: $id) { fieldConflicts { ${conflict} } } }`,
        { id: accountId },
      );
      return data.customerBySource.fieldConflicts;
    },
    /** Those that have ended, newest first. */
    async endedConflicts() {
      const { data } = await ask(`{ fieldConflicts(open: false) { nodes { ${conflict} } } }`);
      return data.fieldConflicts.nodes;
    },
    /** As somebody decides who saw the conflict like this. */
    resolve: ({ id, version = null }: { readonly id: string; readonly version?: string | null }, take: 'CRM' | 'ERP') =>
      ask(
        `mutation ($id: ID!, $take: ConflictSide!, $version: String) {
          resolveFieldConflict(input: { id: $id, take: $take, version: $version }) { conflict { ${conflict} } userErrors { code message field } }
        }`,
        { id, take, version },
      ),
    writes: () => world.requests.filter((request) => request.endsWith('.update')),
  };

  async function isCompared(accountId: string): Promise<boolean> {
    const rows = await store.db
      .selectFrom('master_data_pair')
      .select('base')
      .where('crm_native_id', '=', accountId)
      .execute();
    return rows.length > 0;
  }
}

export const conflict = `__typename id field crmValue erpValue baseValue owner reason detectedAt resolvedAt resolution resolvedBy version
  customer { __typename id }`;

const agreed = { phone: '+34976123456', email: 'compras@ebro.example' };
