import { setTimeout as wait } from 'node:timers/promises';
import { SystemError } from '#errors.ts';
import type { Side } from '#integration/identity/identity-record.ts';
import { putDown } from '#integration/sync/sync-tasks.ts';
import type { Call } from '#ports/source.ts';
import { isSame, otherSide } from './compare-field.ts';
import { readKnown, resolveConflicts, saveBase } from './comparison-store.ts';
import { conflictsByIds, type FieldConflict, versionOfConflict } from './field-conflict.ts';
import { type LinkedPair, pairsOfRecords } from './linked-pair.ts';
import type { MasterDataParts } from './master-data-parts.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { isWritable, type RecordPair, textOf } from './shared-fields.ts';
import { readRecords, writeFields } from './write-fields.ts';

/** A person's decision about a difference. */
export interface ConflictDecision {
  /** The ULID of the conflict. */
  readonly id: string;
  /** Whose value both systems are to have. */
  readonly take: Side;
  /** Of the conflict as the person saw it; null when they do not say. */
  readonly version: string | null;
  /** Who decides. */
  readonly by: string;
}

/** What came of a person's decision about a difference. */
export type DecisionOutcome =
  | { readonly kind: 'done'; readonly conflict: FieldConflict }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'refused'; readonly conflict: FieldConflict; readonly reason: string };

/** Makes the other system say what the system of that side says, whoever owns the field. Rejects with SystemError when either does not answer. */
export async function resolveConflict(
  parts: MasterDataParts,
  decision: ConflictDecision,
  call: Call,
): Promise<DecisionOutcome> {
  const endsAt = performance.now() + longestWaitMs;
  for (;;) {
    const outcome = await oneAtATime(parts.store, (hold) => carryOut(parts, decision, hold, call));
    if (outcome !== null) return outcome;
    if (performance.now() > endsAt || call.signal?.aborted === true) {
      const conflict = await conflictById(parts, decision.id);
      return conflict === null ? { kind: 'unknown' } : refused(conflict, 'master data is being compared; try again');
    }
    await wait(waitMs, undefined, { signal: call.signal }).catch(() => undefined); // aborted: it is said that nothing was done
  }
}

const changedSince = 'the value was changed after you saw it; look again';
const longestWaitMs = 5_000;
const waitMs = 50;

async function carryOut(
  parts: MasterDataParts,
  { id, take, version, by }: ConflictDecision,
  hold: () => Promise<boolean>,
  call: Call,
): Promise<DecisionOutcome> {
  const { store, crm, erp } = parts;
  const conflict = await conflictById(parts, id);
  if (conflict === null) return { kind: 'unknown' };
  if (conflict.resolvedAt !== null) return refused(conflict, 'the two systems do not differ here any more');
  if (version !== null && version !== versionOfConflict(conflict)) return refused(conflict, changedSince);
  const { field } = conflict;
  const to = otherSide(take);
  const told = to === 'CRM' ? crm.connection : erp.connection;
  if (!isWritable(field, to, crm, erp)) return refused(conflict, `${told} takes no ${field} from outside`);
  const pair = await currentPair(parts, conflict);
  const [records = null] = pair === null ? [] : await readRecords(parts, [pair], call);
  if (pair === null || records === null) return refused(conflict, 'the two records are no longer one customer');

  // Of both: what somebody has just typed into the side that is overwritten would be lost unseen.
  if (!isAsSeen(conflict, records)) {
    await putDown(store.db, pair.crmConnection, [{ kind: 'account', id: pair.accountId }]);
    return refused(conflict, changedSince);
  }
  if (!(await hold())) return refused(conflict, 'it took too long; try again');
  try {
    const after = await writeFields(parts, records, to, [field], call);
    const [crmText, erpText] = [textOf(field, 'CRM', after), textOf(field, 'ERP', after)];
    if (!isSame(crmText, erpText)) return refused(conflict, `${told} has not kept the value`);
    await settle(parts, pair, conflict, crmText, take, by);
  } catch (error) {
    if (!(error instanceof SystemError) || error.code !== 'REJECTED') throw error;
    return refused(conflict, `${told} does not accept the value: ${error.message}`);
  }
  const resolution = resolutions[take];
  parts.report({
    customerId: pair.customerId,
    field,
    correlationId: call.correlationId,
    news: { kind: 'resolved', resolution },
  });
  return { kind: 'done', conflict: (await conflictById(parts, id)) ?? conflict };
}

async function settle(
  { store }: MasterDataParts,
  pair: LinkedPair,
  { field }: FieldConflict,
  value: string | null,
  take: Side,
  by: string,
): Promise<void> {
  await store.transaction(async (trx) => {
    const { base } = await readKnown(trx, pair);
    // The conflict before the pair, as everybody writes them: two processes must not wait for each other.
    await resolveConflicts(trx, pair, [field], resolutions[take], by);
    await saveBase(trx, pair, { ...base, [field]: value });
  });
}

const resolutions = { CRM: 'CRM_TAKEN', ERP: 'ERP_TAKEN' } as const satisfies Record<Side, string>;

async function conflictById({ store }: MasterDataParts, id: string): Promise<FieldConflict | null> {
  const [conflict = null] = await conflictsByIds(store.db, [id]);
  return conflict;
}

/** The pair that the conflict is about, as long as it is one. */
async function currentPair({ store }: MasterDataParts, { pair }: FieldConflict): Promise<LinkedPair | null> {
  const [current = null] = await pairsOfRecords(store.db, pair.crmConnection, [pair.accountId]);
  const isTheSame = current?.erpConnection === pair.erpConnection && current.erpCustomerId === pair.erpCustomerId;
  return isTheSame ? current : null;
}

function isAsSeen({ field, crmValue, erpValue }: FieldConflict, records: RecordPair): boolean {
  return isSame(textOf(field, 'CRM', records), crmValue) && isSame(textOf(field, 'ERP', records), erpValue);
}

function refused(conflict: FieldConflict, reason: string): DecisionOutcome {
  return { kind: 'refused', conflict, reason };
}
