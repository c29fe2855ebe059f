import { compareField, isSame, type Verdict } from './compare-field.ts';
import type { Known } from './comparison-store.ts';
import type { MasterDataParts } from './master-data-parts.ts';
import { comparableFields, type FieldName, isWritable, type RecordPair, textOf } from './shared-fields.ts';

/** What is to be done about a field now, and what was found. */
export interface Decision {
  readonly field: FieldName;
  readonly crmValue: string | null;
  readonly erpValue: string | null;
  readonly baseValue: string | null;
  readonly verdict: Verdict | NotWritten;
}

/** The other side should be told, and we may not or it cannot be. */
interface NotWritten {
  readonly kind: 'differ';
  readonly reason: 'NOT_WRITTEN';
}

/** A decision for every field that both systems have, but for those about which nothing has changed that anything could be done about. */
export function decideFields(
  { crm, erp, settings }: MasterDataParts,
  records: RecordPair,
  { base, open }: Known,
): readonly Decision[] {
  return comparableFields(crm, erp).flatMap((field) => {
    const crmValue = textOf(field, 'CRM', records);
    const erpValue = textOf(field, 'ERP', records);
    const conflict = open.get(field);
    // A system that does not keep what it is told would be told for ever.
    if (conflict?.reason === 'NOT_KEPT' && isSame(conflict.crmValue, crmValue) && isSame(conflict.erpValue, erpValue))
      return [];
    const verdict = compareField({ crm: crmValue, erp: erpValue, base: base?.[field], owner: settings.owners[field] });
    const found = { field, crmValue, erpValue, baseValue: base?.[field] ?? null };
    const mayWrite =
      verdict.kind !== 'write' || (settings.mode === 'PROPAGATE' && isWritable(field, verdict.to, crm, erp));
    return [{ ...found, verdict: mayWrite ? verdict : unwritten(verdict) }];
  });
}

/** What was never said anywhere else is no difference of opinion. */
function unwritten({ over }: Extract<Verdict, { kind: 'write' }>): Decision['verdict'] {
  if (over === 'NOTHING') return { kind: 'silent' };
  return { kind: 'differ', reason: over === 'BASE' ? 'NOT_WRITTEN' : 'BOTH_CHANGED' };
}
