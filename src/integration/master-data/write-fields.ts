import type { Side } from '#integration/identity/identity-record.ts';
import type { CrmSystem } from '#ports/crm-system.ts';
import type { ErpSystem } from '#ports/erp-system.ts';
import type { Call } from '#ports/source.ts';
import type { LinkedPair } from './linked-pair.ts';
import { type FieldName, type RecordPair, sharedFields } from './shared-fields.ts';

interface BothSystems {
  readonly crm: CrmSystem;
  readonly erp: ErpSystem;
}

/** Both records as they are now; null where one of them is gone. */
export async function readRecords(
  { crm, erp }: BothSystems,
  pairs: readonly LinkedPair[],
  call: Call,
): Promise<readonly (RecordPair | null)[]> {
  if (pairs.length === 0) return [];
  const [accounts, customers] = await Promise.all([
    crm.accountsByIds(
      pairs.map(({ accountId }) => accountId),
      call,
    ),
    erp.customersByIds(
      pairs.map(({ erpCustomerId }) => erpCustomerId),
      call,
    ),
  ]);
  return pairs.map((_, at) => {
    const [account, customer] = [accounts[at] ?? null, customers[at] ?? null];
    return account === null || customer === null ? null : { account, customer };
  });
}

/** Makes the record of one side say what the other says, in one request, and answers both as they are afterwards. */
export async function writeFields(
  { crm, erp }: BothSystems,
  records: RecordPair,
  to: Side,
  names: readonly FieldName[],
  call: Call,
): Promise<RecordPair> {
  const { account, customer } = records;
  if (to === 'CRM') {
    const patches = names.map((name) => sharedFields[name].accountPatch(records));
    return { customer, account: await crm.updateAccount(account.id, Object.assign({}, ...patches), call) };
  }
  const patches = names.map((name) => sharedFields[name].customerPatch(records));
  return { account, customer: await erp.updateCustomer(customer.id, Object.assign({}, ...patches), call) };
}
