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
   * Answers for an account that was created a moment ago too; null for one that does not exist. `fresh` reads one again that the
   * ERP does not seem to have, for those who are about to make it there.
   */
  lookUp(account: Account, call: Call, fresh?: boolean): Promise<KnownCustomer | null>;
  /** Reads an ERP customer that was found outside of the directory; the rules decide whose it is. */
  learn(customer: ErpCustomer, call: Call): Promise<void>;
  /** We have just made this in the ERP for the customer. */
  adopt(customerId: string, customer: ErpCustomer): Promise<void>;
}

/** `parts` must not answer from a cache: what is learned stays. */
export function createCustomerDirectory(parts: LearnParts): CustomerDirectory {
  const { db } = parts.store;

  return {
    async lookUp(account, call, fresh = false) {
      const { connection } = account.source;
      const [known = null] = await customersByRecords(db, connection, [account.id]);
      if (known !== null && erpLinks(known, 'ACTIVE').length > 0)
        return { customerId: known.id, erpIds: erpLinks(known, 'ACTIVE'), candidateIds: [], complete: true };
      const complete = await areScanned(db, [parts.crm.connection, parts.erp.connection]);
      const isSettled = known !== null && !fresh;
      const [customer = null] = isSettled ? [known] : await learnRecords(parts, connection, [account.id], call);
      if (customer === null) return null;
      const [candidates = []] = await findCandidates(db, [customer]);
      return {
        customerId: customer.id,
        erpIds: erpLinks(customer, 'ACTIVE'),
        candidateIds: [
          ...erpLinks(customer, 'PENDING_REVIEW'),
          ...candidates.filter(({ record }) => record.side === 'ERP').map(({ record }) => record.nativeId),
        ],
        complete,
      };
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
}

function erpLinks({ links }: Customer, state: 'ACTIVE' | 'PENDING_REVIEW'): readonly string[] {
  return links.filter((link) => link.side === 'ERP' && link.state === state).map(({ nativeId }) => nativeId);
}
