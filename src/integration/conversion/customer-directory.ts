import { adoptErpCustomer } from '#integration/identity/adopt-erp-customer.ts';
import { findCandidates } from '#integration/identity/find-candidates.ts';
import { identityTransaction } from '#integration/identity/identity-transaction.ts';
import { currentCustomerId, type Customer, customersByRecords } from '#integration/identity/read-customers.ts';
import { areScanned } from '#integration/sync/feed-state.ts';
import { type LearnParts, learnRecords } from '#integration/sync/learn-records.ts';
import type { Account } from '#ports/crm-system.ts';
import type { ErpCustomer } from '#ports/erp-system.ts';
import type { Call } from '#ports/source.ts';

/** Who an account of the CRM is in the ERP, as far as it is known now. */
export interface KnownCustomer {
  /** Ours, a ULID. */
  readonly customerId: string;
  /** Native ids of the ERP customers that are this one. */
  readonly erpIds: readonly string[];
  /** Native ids of ERP customers that may be this one, and nobody has said so. */
  readonly candidateIds: readonly string[];
  /** False while the systems are being read for the first time: no ERP customer may then mean that it was not read yet. */
  readonly complete: boolean;
}

/** What the conversion asks about who is who. */
export interface CustomerDirectory {
  /**
   * Answers in the order of the accounts, for those created a moment ago too; null for one that does not exist. `fresh` reads
   * those again that the ERP does not seem to have, for who is about to make them there.
   */
  lookUp(accounts: readonly Account[], call: Call, fresh?: boolean): Promise<readonly (KnownCustomer | null)[]>;
  /** Reads an ERP customer that was found outside of the directory; the rules decide whose it is. */
  learn(customer: ErpCustomer, call: Call): Promise<void>;
  /** We have just made this in the ERP for the customer. */
  adopt(customerId: string, customer: ErpCustomer): Promise<void>;
}

/** `parts` must not answer from a cache: what is learned stays. */
export function createCustomerDirectory(parts: LearnParts): CustomerDirectory {
  const { db } = parts.store;

  return {
    async lookUp(accounts, call, fresh = false) {
      const customers = await readCustomers(
        accounts.map(({ id }) => id),
        call,
        fresh,
      );
      const unsettled = customers.filter((customer) => customer !== null).filter((customer) => !isLinked(customer));
      const isClear = unsettled.length === 0;
      const complete = isClear || (await areScanned(db, [parts.crm.connection, parts.erp.connection]));
      const candidates = isClear ? [] : await findCandidates(db, unsettled);
      return customers.map((customer) => {
        if (customer === null) return null;
        const { id: customerId } = customer;
        const erpIds = erpLinks(customer, 'ACTIVE');
        if (erpIds.length > 0) return { customerId, erpIds, candidateIds: [], complete: true };
        const those = candidates[unsettled.indexOf(customer)] ?? [];
        const candidateIds = [
          ...erpLinks(customer, 'PENDING_REVIEW'),
          ...those.filter(({ record }) => record.side === 'ERP').map(({ record }) => record.nativeId),
        ];
        return { customerId, erpIds, candidateIds, complete };
      });
    },
    async learn(customer, call) {
      await learnRecords(parts, customer.source.connection, [customer.id], call);
    },
    adopt: (customerId, customer) =>
      identityTransaction(parts.store, async (trx) => {
        const current = (await currentCustomerId(trx, customerId)) ?? customerId;
        await adoptErpCustomer(trx, current, customer, new Date(parts.clock.now()));
      }),
  };

  async function readCustomers(
    accountIds: readonly string[],
    call: Call,
    fresh: boolean,
  ): Promise<readonly (Customer | null)[]> {
    const { connection } = parts.crm;
    const known = await customersByRecords(db, connection, accountIds);
    const isSettled = (customer: Customer | null | undefined) => customer && (isLinked(customer) || !fresh);
    const unknown = accountIds.filter((_, at) => !isSettled(known[at]));
    const learned = unknown.length === 0 ? [] : await learnRecords(parts, connection, unknown, call);
    const learnedById = new Map(unknown.map((id, at) => [id, learned[at] ?? null]));
    return accountIds.map((id, at) => (isSettled(known[at]) ? known[at] : learnedById.get(id)) ?? null);
  }
}

function isLinked(customer: Customer): boolean {
  return erpLinks(customer, 'ACTIVE').length > 0;
}

function erpLinks({ links }: Customer, state: 'ACTIVE' | 'PENDING_REVIEW'): readonly string[] {
  return links.filter((link) => link.side === 'ERP' && link.state === state).map(({ nativeId }) => nativeId);
}
