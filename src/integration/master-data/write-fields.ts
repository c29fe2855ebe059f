import type { Side } from '#integration/identity/identity-record.ts';
import { SystemError } from '#errors.ts';
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

/** What came of writing several fields. */
export interface Written {
  /** As they are afterwards. */
  readonly records: RecordPair;
  readonly refused: ReadonlySet<FieldName>;
  /** Why the last of those was refused; null when none was. */
  readonly refusal: SystemError | null;
}

/**
 * As `writeFields`; and where the system refuses them together, each by itself, so that a value that it does not accept keeps no
 * other from it. Null when `hold` says no on the way.
 */
export async function writeWhatIsAccepted(
  systems: BothSystems,
  records: RecordPair,
  to: Side,
  names: readonly FieldName[],
  hold: () => Promise<boolean>,
  call: Call,
): Promise<Written | null> {
  const refused = new Set<FieldName>();
  let after = records;
  let refusal: SystemError | null = null;
  const attempts = names.length > 1 ? [names, ...names.map((name) => [name])] : [names];
  for (const attempt of attempts) {
    if (!(await hold())) return null;
    try {
      after = await writeFields(systems, after, to, attempt, call);
      if (attempt === names) break;
    } catch (error) {
      if (!(error instanceof SystemError) || error.code !== 'REJECTED') throw error;
      const [name] = attempt;
      if (name === undefined || attempt.length > 1) continue;
      refused.add(name);
      refusal = error;
    }
  }
  return { records: after, refused, refusal };
}
