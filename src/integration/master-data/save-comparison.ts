import type { Side } from '#integration/identity/identity-record.ts';
import type { Call } from '#ports/source.ts';
import { isSame } from './compare-field.ts';
import {
  type ConflictValues,
  type Known,
  type Resolution,
  resolveConflicts,
  saveBase,
  saveConflict,
} from './comparison-store.ts';
import type { Decision } from './decide-fields.ts';
import type { FieldConflict } from './field-conflict.ts';
import type { LinkedPair } from './linked-pair.ts';
import type { MasterDataNews, MasterDataParts } from './master-data-parts.ts';
import { type RecordPair, textOf } from './shared-fields.ts';

/** Writes down what came of the decisions and reports what is new. `records` are the records as they are after the writes. */
export async function saveComparison(
  { store, settings, report }: MasterDataParts,
  pair: LinkedPair,
  { base: knownBase, open }: Known,
  decisions: readonly Decision[],
  records: RecordPair,
  { correlationId }: Call,
): Promise<void> {
  const outcomes = decisions.map((decision) => ({
    field: decision.field,
    outcome: outcomeOf(decision, records),
    known: open.get(decision.field),
    owner: settings.owners[decision.field],
  }));
  const agreed = outcomes.flatMap(({ field, outcome }) =>
    outcome.base === undefined ? [] : [[field, outcome.base] as const],
  );
  const base = { ...knownBase, ...Object.fromEntries(agreed) };
  await store.transaction(async (trx) => {
    for (const { field, outcome, known, owner } of outcomes) {
      if (outcome.conflict !== null) {
        const conflict = { ...outcome.conflict, owner };
        if (known === undefined || !isAsKnown(conflict, known)) await saveConflict(trx, pair, field, conflict);
      } else if (known !== undefined || outcome.resolution === 'OWNER_WON')
        await resolveConflicts(trx, pair, [field], outcome.resolution, null);
    }
    if (knownBase === null || JSON.stringify(base) !== JSON.stringify(knownBase)) await saveBase(trx, pair, base);
  });
  for (const { field, outcome, known } of outcomes)
    for (const news of newsOf(outcome, known)) report({ customerId: pair.customerId, field, correlationId, news });
}

interface Outcome {
  /** What both say now or are meant to; undefined: that has not changed. */
  readonly base: string | null | undefined;
  readonly writtenTo: Side | null;
  readonly conflict: Omit<ConflictValues, 'owner'> | null;
  /** How a conflict that was open has ended, when there is none any more. */
  readonly resolution: Resolution;
}

function outcomeOf({ field, verdict, crmValue, erpValue, baseValue }: Decision, records: RecordPair): Outcome {
  switch (verdict.kind) {
    case 'agree':
      return { base: crmValue, writtenTo: null, conflict: null, resolution: 'AGREED' };
    case 'silent':
      return { base: undefined, writtenTo: null, conflict: null, resolution: 'AGREED' };
    case 'differ': {
      const { reason } = verdict;
      const conflict = { crmValue, erpValue, baseValue, reason };
      return { base: undefined, writtenTo: null, conflict, resolution: 'AGREED' };
    }
    case 'write': {
      const after = { crmValue: textOf(field, 'CRM', records), erpValue: textOf(field, 'ERP', records) };
      const sent = verdict.to === 'CRM' ? after.erpValue : after.crmValue;
      return {
        base: sent,
        writtenTo: verdict.to,
        conflict: isSame(after.crmValue, after.erpValue) ? null : { ...after, baseValue: sent, reason: 'NOT_KEPT' },
        resolution: verdict.over === 'CHANGE' ? 'OWNER_WON' : 'AGREED',
      };
    }
  }
}

function isAsKnown(conflict: ConflictValues, known: FieldConflict): boolean {
  return (
    conflict.crmValue === known.crmValue &&
    conflict.erpValue === known.erpValue &&
    conflict.baseValue === known.baseValue &&
    conflict.owner === known.owner &&
    conflict.reason === known.reason
  );
}

function newsOf(
  { writtenTo, conflict, resolution }: Outcome,
  known: FieldConflict | undefined,
): readonly MasterDataNews[] {
  const news: MasterDataNews[] = writtenTo === null ? [] : [{ kind: 'written', to: writtenTo }];
  if (conflict !== null && conflict.reason !== known?.reason) news.push({ kind: 'conflict', reason: conflict.reason });
  if (conflict === null && (known !== undefined || resolution === 'OWNER_WON'))
    news.push({ kind: 'resolved', resolution });
  return news;
}
