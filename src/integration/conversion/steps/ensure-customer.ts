import { SystemError } from '#errors.ts';
import { accountIdsOf } from '#integration/account-ids.ts';
import { isOneInstallation } from '#integration/one-installation.ts';
import { compareNativeIds } from '#model/page.ts';
import type { Account } from '#ports/crm-system.ts';
import type { ErpCustomer } from '#ports/erp-system.ts';
import type { NewErpCustomer } from '#ports/order-request.ts';
import type { Conversion } from '../conversion-row.ts';
import type { KnownCustomer } from '../customer-directory.ts';
import type { ConversionStep, StepContext, StepOutcome } from '../conversion-step.ts';
import {
  claimCreation,
  type CreationKey,
  type CustomerCreation,
  intendCreation,
  releaseCreation,
  settleCreation,
} from '../customer-creation.ts';

/**
 * Makes sure that the ERP has the customer. A missing one is made with the account's id as its reference, by one conversion at
 * a time and only when a search says that there is none; the order is then checked again, with the customer's own terms.
 */
export const ensureCustomer: ConversionStep = {
  name: 'ENSURE_CUSTOMER',

  async run(conversion, context) {
    if (conversion.erpCustomerId !== null) return { kind: 'DONE', next: 'CREATE_DRAFT_ORDER' };
    const { parts, call } = context;
    const buyer = await readBuyer(conversion, context);
    // The check says what is missing now, or finds who was linked meanwhile.
    if (buyer === null || buyer.known.erpIds.length > 0) return { kind: 'DONE', next: 'CHECK' };
    const { account } = buyer;
    const key = {
      crmConnection: account.source.connection,
      accountId: account.id,
      erpConnection: parts.erp.connection,
    };
    const creation = await claimCreation(parts.store.db, key, parts.settings.leaseMs);
    if (creation === null)
      return {
        kind: 'LATER',
        status: 'WAITING_RETRY',
        afterMs: otherAtWorkMs,
        reason: 'another deal of the customer is at it',
      };
    const outcome = await findOrCreate(buyer, key, creation, context);
    if ('kind' in outcome) return outcome;
    const { customer, isNew } = outcome;
    await (isNew ? parts.directory.adopt(buyer.known.customerId, customer) : parts.directory.learn(customer, call));
    await settleCreation(parts.store.db, key, creation.fence);
    return { kind: 'DONE', next: 'CHECK', patch: { erpCustomerId: customer.id } };
  },
};

const otherAtWorkMs = 250;

interface Buyer {
  readonly account: Account;
  readonly known: KnownCustomer;
  /** The deal's. */
  readonly currency: string;
}

async function readBuyer(conversion: Conversion, { parts, call }: StepContext): Promise<Buyer | null> {
  const [deal = null] = await parts.crm.dealsByIds([conversion.dealId], call);
  if (deal === null) return null;
  const [accountId = null] = await accountIdsOf(parts.crm, 'deal.account', [deal], call);
  const [account = null] = accountId === null ? [] : await parts.crm.accountsByIds([accountId], call);
  const [known = null] = account === null ? [] : await parts.directory.lookUp([account], call, true);
  return account === null || known === null ? null : { account, known, currency: deal.currency };
}

interface FoundCustomer {
  readonly customer: ErpCustomer;
  readonly isNew: boolean;
}

async function findOrCreate(
  buyer: Buyer,
  key: CreationKey,
  creation: CustomerCreation,
  context: StepContext,
): Promise<FoundCustomer | StepOutcome> {
  const { parts, call } = context;
  const { quiesceMs } = parts.settings;
  const { db } = parts.store;
  try {
    const existing = await search(buyer.account, context);
    if (existing !== null) return { customer: existing, isNew: false };
    // What another process sent may still arrive; an empty search says nothing before that time is over.
    if (creation.intentAgeMs !== null && creation.intentAgeMs < quiesceMs) {
      await releaseCreation(db, key, creation.fence);
      return inDoubt(quiesceMs - creation.intentAgeMs);
    }
  } catch (error) {
    await releaseCreation(db, key, creation.fence);
    throw error;
  }
  if (!(await intendCreation(db, key, creation.fence))) return inDoubt(otherAtWorkMs);
  context.requireHeld();
  try {
    return { customer: await parts.erp.createCustomer(newCustomer(buyer), call), isNew: true };
  } catch (error) {
    if (!(error instanceof SystemError) || error.outcomeUnknown) {
      await intendCreation(db, key, creation.fence); // the doubt begins now, not when the request left
      await releaseCreation(db, key, creation.fence);
      return { ...inDoubt(quiesceMs), error };
    }
    await settleCreation(db, key, creation.fence);
    if (error.code !== 'REJECTED') throw error;
    return {
      kind: 'STOPPED',
      status: 'BLOCKED',
      issues: [{ code: 'REFUSED_BY_ERP', severity: 'BLOCKER', message: error.message, field: ['account'], fix: null }],
    };
  }
}

/** Should there ever be two of them, all deals must take the same. */
async function search(account: Account, { parts, call }: StepContext): Promise<ErpCustomer | null> {
  const { crm, erp } = parts;
  if (isOneInstallation(crm, erp)) {
    const [same = null] = await erp.customersByIds([account.id], call);
    if (same !== null) return same;
  }
  const [found = []] = await erp.customersByCrmReferences([account.id], call);
  return found.toSorted((a, b) => compareNativeIds(a.id, b.id))[0] ?? null;
}

function inDoubt(afterMs: number): Extract<StepOutcome, { kind: 'LATER' }> {
  return { kind: 'LATER', status: 'IN_DOUBT', afterMs, reason: 'it is not known yet whether the customer was made' };
}

function newCustomer({ account, currency }: Buyer): NewErpCustomer {
  return {
    legalName: account.name,
    kind: account.kind,
    taxId: account.taxId,
    email: account.email,
    phone: account.phone,
    currency,
    billingAddress: account.address,
    crmReference: account.id,
  };
}
